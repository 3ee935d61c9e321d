import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import type { CalculationLabel, Evidence } from "#shared/reports/figures/check-narrative.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { buildFacts } from "./evidence-facts.ts";

/** A catalogue as the check is given it: what each calculation is called. */
export const LABELS: readonly CalculationLabel[] = [
  {
    id: "latest-return",
    title: "Latest simple return",
    synonyms: ["returns", "simple return", "monthly returns", "daily returns"],
  },
  { id: "cumulative-return", title: "Cumulative return", synonyms: ["total return", "performance", "hpr"] },
  { id: "annual-return", title: "Annual return", synonyms: ["annualised return", "cagr", "yearly return"] },
  { id: "volatility", title: "Volatility", synonyms: ["standard deviation", "annualised volatility", "vol"] },
  {
    id: "sharpe-ratio",
    title: "Sharpe ratio",
    synonyms: ["sharpe", "annualised sharpe ratio", "risk-adjusted return"],
  },
  { id: "sortino-ratio", title: "Sortino ratio", synonyms: ["sortino"] },
  { id: "value-at-risk", title: "Value at risk", synonyms: ["var", "value-at-risk", "historical var"] },
  {
    id: "expected-shortfall",
    title: "Expected shortfall",
    synonyms: ["es", "cvar", "conditional var", "tail loss"],
  },
  {
    id: "maximum-drawdown",
    title: "Maximum drawdown",
    synonyms: ["max drawdown", "drawdown", "worst drawdown"],
  },
  { id: "beta", title: "Beta", synonyms: ["market beta", "beta coefficient"] },
  { id: "correlation", title: "Correlation", synonyms: ["correlation coefficient", "correlated"] },
  { id: "tracking-error", title: "Tracking error", synonyms: ["active risk", "te"] },
];

interface SetSpecification {
  readonly names: readonly [string, string, string];
  readonly period: readonly [string, string];
  readonly observations: number;
  readonly currency: string;
  readonly levels: readonly [number, number];
}

/** Names with digits, signs and spaces, names that are words, and plain tickers. */
const SPECIFICATIONS: readonly SetSpecification[] = [
  {
    names: ["MSFT", "IBM", "S&P 500"],
    period: ["2000-02-01", "2010-03-01"],
    observations: 122,
    currency: "USD",
    levels: [0.95, 0.99],
  },
  {
    names: ["AAPL", "AMZN", "GOOG"],
    period: ["2004-09-01", "2010-03-01"],
    observations: 67,
    currency: "USD",
    levels: [0.9, 0.975],
  },
  {
    names: ["BRK-B", "KO", "Dow 30"],
    period: ["2012-01-31", "2021-12-31"],
    observations: 120,
    currency: "USD",
    levels: [0.95, 0.995],
  },
  {
    names: ["600519.SS", "000001.SS", "CSI 300"],
    period: ["2015-01-05", "2019-12-30"],
    observations: 1217,
    currency: "CNY",
    levels: [0.95, 0.99],
  },
  {
    names: ["Growth Fund", "Value Fund", "World Index"],
    period: ["2006-01-31", "2023-06-30"],
    observations: 210,
    currency: "EUR",
    levels: [0.95, 0.99],
  },
  {
    names: ["DAX 40", "FTSE 100", "Euro Stoxx 50"],
    period: ["2018-01-02", "2022-12-30"],
    observations: 1261,
    currency: "EUR",
    levels: [0.975, 0.99],
  },
  {
    names: ["3M", "GE", "Russell 2000"],
    period: ["2001-01-31", "2008-12-31"],
    observations: 96,
    currency: "USD",
    levels: [0.95, 0.99],
  },
  {
    names: ["EURUSD", "GBPUSD", "DXY"],
    period: ["2020-01-01", "2024-06-28"],
    observations: 1172,
    currency: "CHF",
    levels: [0.9, 0.95],
  },
  {
    names: ["Fund 2", "Fund 3", "Fund 1"],
    period: ["2011-03-31", "2020-03-31"],
    observations: 109,
    currency: "GBP",
    levels: [0.95, 0.98],
  },
  {
    names: ["TSLA", "NVDA", "^GSPC"],
    period: ["2016-06-30", "2024-06-30"],
    observations: 96,
    currency: "USD",
    levels: [0.95, 0.99],
  },
  {
    names: ["portfolio", "Bonds", "Equities"],
    period: ["2009-01-30", "2019-12-31"],
    observations: 132,
    currency: "USD",
    levels: [0.95, 0.99],
  },
  {
    names: ["NESN", "ROG", "SMI"],
    period: ["1999-01-04", "2003-12-30"],
    observations: 1303,
    currency: "CHF",
    levels: [0.95, 0.99],
  },
  {
    names: ["Alpha Partners", "Beta Holdings", "Market"],
    period: ["2013-04-30", "2017-04-30"],
    observations: 48,
    currency: "USD",
    levels: [0.95, 0.99],
  },
];

const title = (id: string): string => LABELS.find((label) => label.id === id)?.title ?? id;

interface Draw {
  readonly calculation: string;
  readonly unit: LedgerEntry["unit"];
  readonly low: number;
  readonly high: number;
  readonly negative?: boolean;
}

const DRAWS: readonly Draw[] = [
  { calculation: "sharpe-ratio", unit: "ratio", low: 0.21, high: 2.4 },
  { calculation: "volatility", unit: "fraction", low: 0.11, high: 0.58 },
  { calculation: "maximum-drawdown", unit: "fraction", low: 0.13, high: 0.78, negative: true },
  { calculation: "annual-return", unit: "fraction", low: 0.021, high: 0.29 },
  { calculation: "cumulative-return", unit: "fraction", low: 0.34, high: 4.7 },
  { calculation: "sortino-ratio", unit: "ratio", low: 0.4, high: 3.6 },
];
const TAIL_DRAWS: readonly Draw[] = [
  { calculation: "value-at-risk", unit: "fraction", low: 0.031, high: 0.119, negative: true },
  { calculation: "expected-shortfall", unit: "fraction", low: 0.041, high: 0.179, negative: true },
];
const RELATIVE_DRAWS: readonly Draw[] = [
  { calculation: "beta", unit: "ratio", low: 0.42, high: 1.73 },
  { calculation: "correlation", unit: "ratio", low: 0.22, high: 0.94 },
  { calculation: "tracking-error", unit: "fraction", low: 0.04, high: 0.21 },
];

/** Four decimals, no two of a set within 2 %, so that what is wrong is wrong. */
function drawValue(random: SeededRandom, draw: Draw, taken: Set<number>): number {
  for (;;) {
    const raw = draw.low + (draw.high - draw.low) * random.uniform();
    const value = Number(raw.toFixed(4));
    if ([...taken].some((other) => Math.abs(value / other - 1) < 0.02)) continue;
    taken.add(value);
    return draw.negative === true ? -value : value;
  }
}

function buildLedger(random: SeededRandom, specification: SetSpecification): readonly LedgerEntry[] {
  const { names, period, observations, currency, levels } = specification;
  const entries: LedgerEntry[] = [];
  const taken = new Map<string, Set<number>>();
  const add = (draw: Draw, series: readonly string[], parameters: LedgerEntry["parameters"]) => {
    const used = taken.get(draw.unit) ?? new Set<number>();
    taken.set(draw.unit, used);
    const value = drawValue(random, draw, used);
    const isTail = TAIL_DRAWS.includes(draw);
    entries.push({
      id: `c${entries.length + 1}`,
      calculation: draw.calculation,
      title: title(draw.calculation),
      method: "historical",
      series: [...series],
      parameters,
      value,
      unit: draw.unit,
      ...(isTail ? { amount: { value: Number((value * 250_000).toFixed(2)), currency } } : {}),
      observations,
      period: { from: period[0], to: period[1] },
      warnings: [],
    });
  };
  for (const name of names.slice(0, 2)) {
    for (const draw of DRAWS) add(draw, [name], {});
    for (const draw of RELATIVE_DRAWS) add(draw, [name, names[2]], { periodsPerYear: 12 });
    for (const draw of TAIL_DRAWS) for (const confidence of levels) add(draw, [name], { confidence });
  }
  return entries;
}

/** Thirteen reports' worth of evidence, the same for the same seed. */
export function buildEvidenceSets(seed: number): readonly Evidence[] {
  const random = new SeededRandom({ seed });
  return SPECIFICATIONS.map((specification) => ({
    question: `How risky are ${specification.names[0]} and ${specification.names[1]} against ${specification.names[2]}?`,
    ledger: buildLedger(random, specification),
    ...buildFacts(),
    seriesNames: specification.names,
    labels: LABELS,
  }));
}

/** The figure of a result as a reader expects it, written without the code under test. */
export function expectedFigure(value: number, unit: string, currency = ""): string {
  if (unit === "fraction") return `${(value * 100).toFixed(2)}%`;
  if (unit === "ratio") return value.toFixed(2);
  const grouped = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
  return `${currency} ${grouped}`.trim();
}
