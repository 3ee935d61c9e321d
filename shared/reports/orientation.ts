const idsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Calculations whose value is a negative return that is spoken of by its size: a loss of a half is larger than one of a third. */
const LOSSES = idsOf(
  "value-at-risk expected-shortfall maximum-drawdown average-drawdown conditional-drawdown-at-risk",
);

/** Calculations of which more is worse for who holds it. What is in neither list has no better and worse. */
const MORE_IS_WORSE = idsOf(`
  value-at-risk expected-shortfall maximum-drawdown average-drawdown conditional-drawdown-at-risk volatility variance
  semi-variance downside-deviation drawdown-duration recovery-time ulcer-index pain-index tracking-error down-beta down-capture
  loss-probability
`);

const MORE_IS_BETTER = idsOf(`
  simple-returns cumulative-return annual-return log-return excess-return active-return best-period worst-period positive-share
  sharpe-ratio sortino-ratio calmar-ratio sterling-ratio burke-ratio martin-ratio omega-ratio kappa-three gain-to-pain
  treynor-ratio information-ratio appraisal-ratio modigliani-return jensen-alpha up-capture batting-average tail-ratio
  probabilistic-sharpe-ratio buy-and-hold
`);

/** True where the size of a loss is what people compare. */
export const isLoss = (calculation: string): boolean => LOSSES.has(calculation);

/** What is good about a calculation: 1 where more of it is better, -1 where less is, undefined where neither is. */
export function goodDirection(calculation: string): 1 | -1 | undefined {
  if (MORE_IS_BETTER.has(calculation)) return 1;
  return MORE_IS_WORSE.has(calculation) ? -1 : undefined;
}
