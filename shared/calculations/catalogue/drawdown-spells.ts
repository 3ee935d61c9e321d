import { z } from "zod";
import { defineCalculation } from "../calculation.ts";
import { type DrawdownSpell, deepestSpell, drawdownSpells } from "../drawdown-spells.ts";
import { growthFaults } from "../growth.ts";
import { averageOf, warningsWhere } from "../sample-statistics.ts";

const UNDEFINED = { value: Number.NaN } as const;

const periodsOf = ({ peak, recovery }: DrawdownSpell, count: number): number =>
  (recovery ?? count - 1) - peak;

/** How deep a fall is on average. */
export const averageDrawdown = defineCalculation({
  id: "average-drawdown",
  title: "Average drawdown",
  synonyms: ["average drawdown", "mean drawdown", "average dd", "typical drawdown"],
  description:
    "Mean depth of all falls of wealth below an earlier peak, each counted once at its deepest, as a negative fraction.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "all-drawdowns",
      title: "Over all drawdowns",
      source:
        "PerformanceAnalytics AverageDrawdown: mean of the greatest depth of each drawdown, an unfinished one included",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [-0.2, 0.25, -0.5, 1.2],
    value: -0.35,
    working: "wealth 0.8, 1, 0.5, 1.1: falls of 20 and 50 %",
  },
  compute: ({ sample: { returns } }) => {
    const faults = warningsWhere(growthFaults(returns));
    if (faults.length > 0) return { ...UNDEFINED, warnings: faults };
    const depths = drawdownSpells(returns).map(({ depth }) => depth);
    return { value: depths.length === 0 ? 0 : averageOf(depths) };
  },
});

/** How long wealth stayed below a peak at most. */
export const longestDrawdown = defineCalculation({
  id: "drawdown-duration",
  title: "Longest drawdown duration",
  synonyms: [
    "longest drawdown",
    "drawdown duration",
    "maximum drawdown duration",
    "max drawdown duration",
    "drawdown length",
    "longest time under water",
    "time under water",
  ],
  description: "Most periods that passed between a peak of wealth and the time it was reached again.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "peak-to-recovery",
      title: "From peak to recovery",
      source:
        "Bacon (2008), maximum drawdown duration: periods from a peak to its recovery, or to the end of the sample",
    },
  ],
  needs: "subject",
  unit: "count",
  scalesToAmount: false,
  example: {
    returns: [-0.2, 0.1, 0.3, 0.1],
    value: 3,
    working: "wealth 0.8, 0.88, 1.144: above the starting wealth after three periods",
  },
  compute: ({ sample: { returns } }) => {
    const faults = warningsWhere(growthFaults(returns));
    if (faults.length > 0) return { ...UNDEFINED, warnings: faults };
    const longest = drawdownSpells(returns).reduce<DrawdownSpell | undefined>(
      (best, next) =>
        best === undefined || periodsOf(next, returns.length) > periodsOf(best, returns.length) ? next : best,
      undefined,
    );
    return {
      value: longest === undefined ? 0 : periodsOf(longest, returns.length),
      conventions: { countedIn: "periods" },
      warnings: warningsWhere([
        [
          longest !== undefined && longest.recovery === undefined,
          "The longest drawdown had not recovered by the end of the sample, so it may last longer.",
        ],
      ]),
    };
  },
});

/** How long it took to make good the deepest fall. */
export const recoveryTime = defineCalculation({
  id: "recovery-time",
  title: "Recovery time",
  synonyms: [
    "recovery time",
    "time to recovery",
    "time to recover",
    "drawdown recovery",
    "recovery from the maximum drawdown",
    "recovery period",
  ],
  description:
    "Periods from the lowest point of the deepest fall until the peak before it was reached again.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "trough-to-recovery",
      title: "From trough to recovery",
      source:
        "PerformanceAnalytics findDrawdowns, recovery: periods from the trough of the deepest drawdown to its end",
    },
  ],
  needs: "subject",
  unit: "count",
  scalesToAmount: false,
  example: {
    returns: [-0.2, 0.1, 0.3, 0.1],
    value: 2,
    working: "lowest after the first period, above the starting wealth after the third",
  },
  compute: ({ sample: { returns } }) => {
    const faults = warningsWhere(growthFaults(returns));
    if (faults.length > 0) return { ...UNDEFINED, warnings: faults };
    const deepest = deepestSpell(returns);
    const conventions = { countedIn: "periods" };
    if (deepest === undefined) return { value: 0, conventions };
    const { trough, recovery } = deepest;
    return {
      value: recovery === undefined ? Number.NaN : recovery - trough,
      conventions,
      warnings: warningsWhere([
        [recovery === undefined, "The deepest drawdown had not recovered by the end of the sample."],
      ]),
    };
  },
});
