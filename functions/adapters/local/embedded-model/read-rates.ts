import type { Figure, FigureList } from "./read-figures.ts";
import type { Token } from "./read-tokens.ts";

/** A rate that the question states, and the figures that stated it and mean nothing else. */
export interface StatedRate {
  readonly value: number;
  readonly list: FigureList | undefined;
}

const WAY_TO_FIGURE = 6;
/** A bare "rf 2" is two percent; a bare "rf 0.02" is a fraction. */
const LEAST_BARE_PERCENT = 0.5;
/** Fewer trading days are a horizon rather than a year. */
const FEWEST_TRADING_DAYS = 200;

function isRiskFree(tokens: readonly Token[], position: number): boolean {
  const word = tokens[position]?.lower;
  if (word === "rf" || word === "rfr" || word === "riskfree") return true;
  const next = tokens[position + 1]?.lower === "-" ? position + 2 : position + 1;
  return word === "risk" && tokens[next]?.lower === "free";
}

function rateOf({ value, unit }: Figure): number {
  return unit === "none" && value >= LEAST_BARE_PERCENT ? value / 100 : value;
}

const isNegative = (tokens: readonly Token[], { first }: FigureList): boolean =>
  tokens[first - 1]?.lower === "-" && tokens[first]?.spaceBefore === false;

function rateNear(
  tokens: readonly Token[],
  position: number,
  figures: readonly FigureList[],
): StatedRate | undefined {
  const before = figures.find(({ last }) => last < position && position - last <= 2);
  const after = figures.find(({ first }) => first > position && first - position <= WAY_TO_FIGURE);
  const list = before !== undefined && tokens[before.last + 1]?.lower !== "and" ? before : after;
  const [figure] = list?.figures ?? [];
  if (list !== undefined && figure !== undefined) {
    const sign = isNegative(tokens, list) ? -1 : 1;
    return { value: sign * rateOf(figure), list };
  }
  const isZero = tokens.slice(position, position + WAY_TO_FIGURE).some(({ lower }) => lower === "zero");
  return isZero ? { value: 0, list: undefined } : undefined;
}

/** The annual risk-free rate that the question states, as a fraction: "rf=2%", "a 150 bp risk-free rate". */
export function readRiskFreeRate(
  tokens: readonly Token[],
  figures: readonly FigureList[],
): StatedRate | undefined {
  for (const position of tokens.keys()) {
    const stated = isRiskFree(tokens, position) ? rateNear(tokens, position, figures) : undefined;
    if (stated !== undefined && Math.abs(stated.value) <= 1) return stated;
  }
  return undefined;
}

/** The periods in a year that the question annualises by: "annualised with 12 periods", "252 trading days". */
export function readPeriodsPerYear(
  tokens: readonly Token[],
  figures: readonly FigureList[],
): StatedRate | undefined {
  for (const list of figures) {
    const [figure] = list.figures;
    if (figure === undefined || figure.unit !== "none" || figure.value < 1 || figure.value > 366) continue;
    const next = tokens.slice(list.last + 1, list.last + 4).map(({ stem }) => stem);
    const isTradingYear = next[0] === "trad" && figure.value >= FEWEST_TRADING_DAYS;
    const isCounted = isTradingYear || (next[0] === "period" && next.includes("year"));
    const isAnnualised = tokens
      .slice(Math.max(0, list.first - 3), list.first)
      .some(({ stem }) => stem.startsWith("annualis"));
    if (isCounted || (isAnnualised && next[0] === "period")) return { value: figure.value, list };
  }
  return undefined;
}
