import type { LedgerEntry } from "#shared/calculations/ledger.ts";

/** The words for one result: what an analyst would call it. */
export interface Wording {
  readonly entry: LedgerEntry;
  /** "value at risk", "Sharpe ratio": in the middle of a sentence. */
  readonly label: string;
  readonly series: string;
  /** " against S&P 500", or nothing. */
  readonly against: string;
  /** "95% ", or nothing. */
  readonly level: string;
  /** "MSFT's 95% value at risk against …". */
  readonly possessive: string;
  /** "the 95% value at risk of MSFT against …". */
  readonly full: string;
  readonly fromYear: string;
  readonly toYear: string;
}

/** Sentences about one result; «A» stands for its figure. `magnitude`: the figure follows a word of loss and shows no sign. */
export interface SingleShape {
  readonly text: (w: Wording) => string;
  readonly fits?: (entry: LedgerEntry) => boolean;
  readonly magnitude?: boolean;
}

const hasLevel = (entry: LedgerEntry): boolean => entry.parameters["confidence"] !== undefined;
const isRelative = (entry: LedgerEntry): boolean => entry.series.length > 1;
const isReturn = (entry: LedgerEntry): boolean => /return/.test(entry.calculation);
const isLoss = (entry: LedgerEntry): boolean => (entry.value ?? 0) < 0;
const isTail = (entry: LedgerEntry): boolean => /risk|shortfall/.test(entry.calculation);
const isDrawdown = (entry: LedgerEntry): boolean => entry.calculation === "maximum-drawdown";
const isRatio = (entry: LedgerEntry): boolean => /sharpe|sortino/.test(entry.calculation);
const isVolatility = (entry: LedgerEntry): boolean => entry.calculation === "volatility";
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const SINGLE_SHAPES: readonly SingleShape[] = [
  { text: (w) => `${w.possessive} is «A».` },
  { text: (w) => `${capital(w.full)} is «A».` },
  { text: (w) => `${capital(w.full)} comes to «A» over the sample.` },
  { text: (w) => `Over the whole sample, ${w.possessive} stood at «A».` },
  { text: (w) => `We find that ${w.full} equals «A», computed with the default method.` },
  { text: (w) => `With a figure of «A», ${w.possessive} deserves attention.` },
  { text: (w) => `- **${w.series}**, ${w.level}${w.label}${w.against}: «A»` },
  { text: (w) => `1. ${capital(w.full)}: «A»` },
  { text: (w) => `* ${w.possessive} = «A»` },
  { text: (w) => `**${capital(w.label)} of ${w.series}${w.against}**: «A»`, fits: (e) => !hasLevel(e) },
  { text: (w) => `${w.series} (${w.level}${w.label}${w.against}: «A») was the asset in question.` },
  { text: (w) => `${w.possessive} («A») is the figure to watch.` },
  { text: (w) => `| ${w.series} | ${w.level}${w.label}${w.against} | «A» |` },
  { text: (w) => `Measure: ${w.level}${w.label}; asset: ${w.series}${w.against}; result: «A».` },
  { text: (w) => `As the ledger shows, ${w.full} is «A», which is the answer to the question.` },
  { text: (w) => `It is worth noting that, at «A», ${w.possessive} tells only part of the story.` },
  { text: (w) => `For ${w.series}, the ${w.level}${w.label}${w.against} works out at «A».` },
  { text: (w) => `Looking at ${w.series}: its ${w.level}${w.label}${w.against} is «A».` },
  { text: (w) => `${capital(w.full)} was «A» between ${w.fromYear} and ${w.toYear}.` },
  { text: (w) => `From ${w.fromYear} to ${w.toYear}, ${w.possessive} was «A».` },
  { text: (w) => `${w.possessive} was «A» (${w.fromYear}–${w.toYear}).` },
  { text: (w) => `Since ${w.fromYear}, ${w.possessive} has been «A».` },
  { text: (w) => `Between ${w.entry.period?.from} and ${w.entry.period?.to}, ${w.possessive} was «A».` },
  {
    text: (w) => `A ${w.level}${w.label} of «A» was computed for ${w.series}${w.against}.`,
    fits: (e) => !isRelative(e),
  },
  { text: (w) => `The question asks for ${w.full}, and the result is «A».` },
  {
    text: (w) =>
      `On ${w.series}, the calculated ${w.level}${w.label}${w.against} amounts to «A» for the period under review.`,
  },
  { text: (w) => `> ${capital(w.full)} is \`«A»\`` },
  { text: (w) => `__${w.series}__ has *${w.level}${w.label}*${w.against} of __«A»__.` },
  {
    text: (w) =>
      `${w.possessive} of «A» is computed by the historical method, with no assumption about the distribution.`,
  },
  { text: (w) => `In short: ${w.full} = «A».` },
  { text: (w) => `${w.series} shows «A» as its ${w.level}${w.label}${w.against}.` },
  { text: (w) => `The answer for ${w.series} is «A»; this is its ${w.level}${w.label}${w.against}.` },
  { text: (w) => `The 10-K is not needed here: ${w.possessive} is «A».` },
  { text: (w) => `As Section 4.2 of the handbook asks, we report ${w.full}: «A».` },
  { text: (w) => `### Result\n${capital(w.full)} is «A».` },
  { text: (w) => `Key figures\n- ${w.possessive}: «A»\n- Method: historical` },
  { text: (w) => `One of the figures asked for, ${w.full}, is «A».` },
  { text: (w) => `${w.series} has a ${w.label} of «A» at ${w.level.trim()} confidence.`, fits: hasLevel },
  {
    text: (w) => `At the ${w.level.trim()} confidence level, the ${w.label} of ${w.series} is «A».`,
    fits: hasLevel,
  },
  { text: (w) => `${w.series}'s ${w.label} (${w.level.trim()}) is «A».`, fits: hasLevel },
  { text: (w) => `With ${w.level.trim()} confidence, ${w.series} has a ${w.label} of «A».`, fits: hasLevel },
  {
    text: (w) => `The beta of ${w.series} to ${w.entry.series[1]} is «A».`,
    fits: (e) => e.calculation === "beta",
  },
  {
    text: (w) => `Against ${w.entry.series[1]}, ${w.series} has a beta of «A».`,
    fits: (e) => e.calculation === "beta",
  },
  {
    text: (w) => `The correlation between ${w.series} and ${w.entry.series[1]} is «A».`,
    fits: (e) => e.calculation === "correlation",
  },
  {
    text: (w) => `${w.series} and ${w.entry.series[1]} have a correlation of «A».`,
    fits: (e) => e.calculation === "correlation",
  },
  {
    text: (w) => `Relative to ${w.entry.series[1]}, the tracking error of ${w.series} is «A».`,
    fits: (e) => e.calculation === "tracking-error",
  },
  {
    text: (w) => `${w.series} gained «A» a year, its annual return.`,
    fits: (e) => e.calculation === "annual-return",
  },
  {
    text: (w) => `${w.series} delivered a positive ${w.label} of «A».`,
    fits: (e) => isReturn(e) || isRatio(e),
  },
  { text: (w) => `${capital(w.label)} for ${w.series} was «A», so the investment grew.`, fits: isReturn },
  {
    text: (w) => `At its worst, ${w.series} lost «A» from peak to trough, the maximum drawdown.`,
    fits: isDrawdown,
    magnitude: true,
  },
  {
    text: (w) => `${w.series} suffered a loss of «A» at the deepest point of its drawdown.`,
    fits: isDrawdown,
    magnitude: true,
  },
  {
    text: (w) => `${w.possessive} says that in a bad month it could lose at least «A».`,
    fits: isTail,
    magnitude: true,
  },
  {
    text: (w) => `The ${w.label} of ${w.series} is negative, at «A».`,
    fits: (e) => isLoss(e) && !hasLevel(e),
  },
  {
    text: (w) => `The Sharpe ratio, excess return over volatility, is «A» for ${w.series}.`,
    fits: (e) => e.calculation === "sharpe-ratio",
  },
  {
    text: (w) =>
      `Expected shortfall, the mean loss beyond the VaR, is «A» for ${w.series} at ${w.level.trim()}.`,
    fits: (e) => e.calculation === "expected-shortfall",
  },
  { text: (w) => `The volatility of ${w.series}'s monthly returns, annualised, is «A».`, fits: isVolatility },
  { text: (w) => `A ${w.label} above 1 is often called good; ${w.series}'s is «A».`, fits: isRatio },
];

/** Sentences about two results of one calculation on two series; «A» and «B» stand for their figures. */
export const TWO_SERIES_SHAPES: readonly ((a: Wording, b: Wording) => string)[] = [
  (a, b) => `${a.possessive} is «A», against «B» for ${b.series}.`,
  (a, b) => `${a.series} and ${b.series} have ${a.level}${a.label}s of «A» and «B», respectively.`,
  (a, b) => `The ${a.level}${a.label} is «A» for ${a.series} and «B» for ${b.series}.`,
  (a, b) => `${capital(a.level + a.label)}: ${a.series} «A», ${b.series} «B».`,
  (a, b) => `While ${a.possessive} is «A», that of ${b.series} is «B».`,
  (a, b) => `${a.series}'s ${a.level}${a.label} of «A» compares with ${b.series}'s «B».`,
  (a, b) => `${a.series} («A») and ${b.series} («B») differ in their ${a.level}${a.label}.`,
  (a, b) => `| Measure | ${a.series} | ${b.series} |\n|---|---|---|\n| ${a.level}${a.label} | «A» | «B» |`,
  (a, b) => `- ${a.possessive}: «A»\n- ${b.possessive}: «B»`,
  (a, b) => `The ${a.level}${a.label} of ${a.series} is «A»; ${b.series} comes to «B».`,
  (a, b) => `${capital(a.full)} is «A», whereas ${b.series} stands at «B».`,
  (a, b) => `For ${a.series} and ${b.series}, the ${a.level}${a.label} is «A» and «B».`,
  (a, b) => `${a.possessive} is «A» versus «B» for ${b.series}.`,
  (a, b) => `Comparing the two, ${a.series} has a ${a.level}${a.label} of «A» and ${b.series} one of «B».`,
];

/** Sentences about two different results of one series. */
export const TWO_LABELS_SHAPES: readonly ((a: Wording, b: Wording) => string)[] = [
  (a, b) => `${a.series}'s ${a.label} is «A» and its ${b.label} is «B».`,
  (a, b) => `The ${a.label} and ${b.label} of ${a.series} are «A» and «B», respectively.`,
  (a, b) => `${a.series} combines a ${a.label} of «A» with a ${b.label} of «B».`,
  (a, b) => `For ${a.series}: ${a.label} «A», ${b.label} «B».`,
  (a, b) => `With a ${a.label} of «A», ${a.series} reaches a ${b.label} of «B».`,
  (a, b) => `| Asset | ${a.label} | ${b.label} |\n|---|---|---|\n| ${a.series} | «A» | «B» |`,
  (a, b) => `${a.series} has a ${a.label} of «A»; the ${b.label} is «B».`,
  (a, b) => `${a.series} (${a.label} «A», ${b.label} «B») is described by these two figures.`,
];

/** Sentences about a fact of a passage; «F» stands for its figure. */
export const FACT_SHAPES: readonly ((label: string) => string)[] = [
  (label) => `The ${label} is «F».`,
  (label) => `According to the handbook, the ${label} is «F».`,
  (label) => `The passage gives «F» as the ${label}.`,
  (label) => `- ${label}: «F»`,
  (label) => `A ${label} of «F» applies.`,
  (label) => `**${label}** («F») is stated in the handbook.`,
];

export function wordingOf(entry: LedgerEntry, label: string): Wording {
  const [series = "", benchmark] = entry.series;
  const confidence = entry.parameters["confidence"];
  const level = typeof confidence === "number" ? `${Number((confidence * 100).toFixed(4))}% ` : "";
  const against = benchmark === undefined ? "" : ` against ${benchmark}`;
  const name = series === "portfolio" ? "the portfolio" : series;
  return {
    entry,
    label,
    series: name,
    against,
    level,
    possessive: `${name}'s ${level}${label}${against}`,
    full: `the ${level}${label} of ${name}${against}`,
    fromYear: (entry.period?.from ?? "").slice(0, 4),
    toYear: (entry.period?.to ?? "").slice(0, 4),
  };
}
