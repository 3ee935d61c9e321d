import { z } from "zod";
import { defineCalculation, type SubjectSample } from "../calculation.ts";
import { DEBT_WARNING, endsInDebt, growthPath } from "../growth.ts";
import { NO_RETURNS, warningsWhere } from "../sample-statistics.ts";

/** The deepest fall; positions count returns, and the start, before the first of them, is -1. */
interface Fall {
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
}

function deepestFall(returns: readonly number[]): Fall {
  let highest = { growth: 0, position: -1 };
  let deepest: Fall = { depth: 0, peak: -1, trough: -1 };
  for (const [position, growth] of growthPath(returns).entries()) {
    if (growth >= highest.growth) highest = { growth, position };
    const depth = (growth - highest.growth) / (1 + highest.growth);
    if (depth < deepest.depth) deepest = { depth, peak: highest.position, trough: position };
  }
  return deepest;
}

/** The drawdown at its peak (0) and at its trough; the start has a date only where prices were given. */
function datedFall({ depth, peak, trough }: Fall, { dates, startDate }: SubjectSample) {
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
    const warnings = warningsWhere([
      [returns.length === 0, NO_RETURNS],
      [endsInDebt(returns), DEBT_WARNING],
    ]);
    if (warnings.length > 0) return { value: Number.NaN, warnings };
    const fall = deepestFall(returns);
    return fall.depth === 0 ? { value: 0 } : { value: fall.depth, values: datedFall(fall, sample) };
  },
});
