import { max, min } from "simple-statistics";
import { z } from "zod";
import { withParts } from "../breakdown.ts";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { deepestFall } from "../drawdown-spells.ts";
import { growthFaults, growthPath } from "../growth.ts";
import { PERIODS_PER_YEAR } from "../infer-frequency.ts";
import { type SampleSpan, spanOf } from "../sample-span.ts";
import { warningsWhere } from "../sample-statistics.ts";

const dayParameter = z.iso.date().optional();

const withinRange = (date: string, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || date >= from) && (to === undefined || date <= to);

/** The periods that end within the range: positions of the first and the one after the last. */
function rangeOf({ dates, returns }: SubjectSample, from?: string, to?: string): SampleSpan {
  if (from === undefined && to === undefined) return { first: 0, end: returns.length };
  const first = dates.findIndex((date) => withinRange(date, from, to));
  const last = dates.findLastIndex((date) => withinRange(date, from, to));
  return { first: Math.max(0, first), end: last + 1 };
}

/** What a stretch of history would do, lived through again. */
export const historicalReplay = defineCalculation({
  id: "historical-replay",
  title: "Historical replay",
  synonyms: [
    "historical scenario",
    "historical stress",
    "replay of a crisis",
    "crisis replay",
    "return between two dates",
    "return over a date range",
    "if the crisis happened again",
  ],
  description:
    "Compounded return of the periods that end within a range of dates, with the worst drawdown and the worst and best period in it; of a portfolio, at today's weights.",
  parameters: z.strictObject({
    from: dayParameter.describe("First day on which a period may end; the start of the data when not given."),
    to: dayParameter.describe("Last day on which a period may end; the end of the data when not given."),
  }),
  methods: [
    {
      id: "compound",
      title: "Compounded, weights restored every period",
      source:
        "pyfolio extract_interesting_date_ranges: the returns dated from the first to the last day; product(1 + r) - 1",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  rolls: false,
  example: {
    returns: [0.1, -0.2, 0.05],
    value: -0.076,
    working: "1.1 x 0.8 x 1.05 - 1, over all of the data",
  },
  compute: ({ sample, parameters: { from, to } }) => {
    const isUndated = (from !== undefined || to !== undefined) && sample.dates.length === 0;
    const span = rangeOf(sample, from, to);
    const returns = sample.returns.slice(span.first, span.end);
    const isOutside = !isUndated && returns.length === 0 && sample.returns.length > 0;
    const warnings = warningsWhere([
      [isUndated, "The dates of the returns are not known, so no range of them can be taken."],
      [isOutside, "No period of the data ends within the range of dates."],
      ...(isUndated || isOutside ? [] : growthFaults(returns)),
    ]);
    if (warnings.length > 0) return { value: Number.NaN, observations: returns.length, warnings };
    const path = growthPath(returns);
    return {
      ...withParts(path.at(-1) ?? Number.NaN, [
        { name: "Maximum drawdown", value: deepestFall(path) },
        { name: "Worst period", value: min([...returns]) },
        { name: "Best period", value: max([...returns]) },
      ]),
      ...spanOf(sample, span, path),
    };
  },
});

/** Where the return over so many periods in a row was lowest, the first of equals. */
function lowestWindow(returns: readonly number[], length: number): SampleSpan & { readonly value: number } {
  const path = growthPath(returns);
  let lowest = { first: 0, end: 0, value: Number.POSITIVE_INFINITY };
  for (let end = length; end <= path.length; end += 1) {
    const before = end === length ? 0 : (path[end - length - 1] ?? Number.NaN);
    const value = ((path[end - 1] ?? Number.NaN) - before) / (1 + before);
    // After everything is lost the rest is 0 / 0, which is never lower.
    if (value < lowest.value) lowest = { first: end - length, end, value };
  }
  return lowest;
}

/** The worst that so many periods in a row have done. */
export const worstWindow = defineCalculation({
  id: "worst-window",
  title: "Worst window",
  synonyms: [
    "worst rolling return",
    "worst rolling window",
    "worst run of periods",
    "worst consecutive periods",
    "worst 12 months",
    "worst twelve months",
    "worst year",
  ],
  description:
    "Lowest compounded return over a stated number of periods in a row, with the worst drawdown in them; the dated values lead through it.",
  parameters: z.strictObject({
    windowPeriods: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe("Periods of the data in a row; those of one year when not given."),
  }),
  methods: [
    {
      id: "rolling",
      title: "Every window, one period apart",
      source:
        "Jorion (2006), chapter on stress testing: least of product(1 + r) - 1 over all windows of the history",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: true,
  example: {
    returns: [0.1, -0.2, -0.5, 0.4],
    parameters: { windowPeriods: 2 },
    value: -0.6,
    working: "0.8 x 0.5 - 1, before which 1.1 x 0.8 - 1 and after which 0.5 x 1.4 - 1 are higher",
  },
  compute: ({ sample, parameters }) => {
    const { length } = sample.returns;
    const windowPeriods = parameters.windowPeriods ?? PERIODS_PER_YEAR[sample.frequency];
    const conventions = { windowPeriods };
    const warnings = warningsWhere([
      ...growthFaults(sample.returns),
      [
        length > 0 && length < windowPeriods,
        `${length} returns are fewer than the window of ${windowPeriods}.`,
      ],
    ]);
    if (warnings.length > 0) return { value: Number.NaN, conventions, warnings };
    const window = lowestWindow(sample.returns, windowPeriods);
    const path = growthPath(sample.returns.slice(window.first, window.end));
    return {
      ...withParts(window.value, [{ name: "Maximum drawdown", value: deepestFall(path) }]),
      ...spanOf(sample, window, path),
      conventions,
    };
  },
});
