import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { type DrawdownSpell, deepestSpell } from "../drawdown-spells.ts";
import { growthFaults } from "../growth.ts";
import { rollingWealth } from "../rolling-wealth.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** The drawdown at its peak (0) and at its trough; the start has a date only where prices were given. */
function datedFall({ depth, peak, trough }: DrawdownSpell, { dates, startDate }: SubjectSample) {
  const peakDate = peak < 0 ? startDate : dates[peak];
  const troughDate = dates[trough];
  return [
    ...(peakDate === undefined ? [] : [{ date: peakDate, value: 0 }]),
    ...(troughDate === undefined ? [] : [{ date: troughDate, value: depth }]),
  ];
}

/** The deepest fall below an earlier peak, at most 0 and at least -1. */
export const maximumDrawdown = defineCalculation({
  id: "maximum-drawdown",
  title: "Maximum drawdown",
  synonyms: [
    "maximum drawdown",
    "max drawdown",
    "maxdd",
    "mdd",
    "drawdown",
    "worst drawdown",
    "peak to trough",
    "largest fall",
    "worst loss from a peak",
  ],
  description:
    "Deepest fall of wealth below its highest level before, as a negative fraction; dated values give peak and trough.",
  parameters: z.strictObject({}),
  methods: [
    {
      id: "from-starting-wealth",
      title: "Starting wealth counts as a peak",
      source: "empyrical max_drawdown: min(wealth / highest wealth so far - 1), starting from 1",
    },
  ],
  needs: "subject",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    returns: [0.25, -0.2, -0.5, 0.1],
    value: -0.6,
    working: "wealth 1.25, 1, 0.5, 0.55: 0.5 / 1.25 - 1",
  },
  compute: ({ sample }) => {
    const { returns } = sample;
    const warnings = warningsWhere(growthFaults(returns));
    if (warnings.length > 0) return { value: Number.NaN, warnings };
    const fall = deepestSpell(returns);
    return fall === undefined ? { value: 0 } : { value: fall.depth, values: datedFall(fall, sample) };
  },
  roll: ({ sample: { returns } }, window) => rollingWealth(returns, window).map(({ depth }) => depth),
});
