import { median } from "simple-statistics";

/** How often a series is observed; ambiguous dates count as the nearest of these, with a warning. */
export const FREQUENCIES = ["daily", "weekly", "monthly", "quarterly", "yearly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Periods a year by the convention of empyrical: trading days for daily data, never 365. */
export const PERIODS_PER_YEAR = {
  daily: 252,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
} as const satisfies Record<Frequency, number>;

/** One period in words, for the horizon of a figure. */
export const PERIOD_IN_WORDS = {
  daily: "one day",
  weekly: "one week",
  monthly: "one month",
  quarterly: "one quarter",
  yearly: "one year",
} as const satisfies Record<Frequency, string>;

export interface InferredFrequency {
  readonly frequency: Frequency;
  readonly warnings: readonly string[];
}

const DAY_MS = 86_400_000;
/** 1970-01-01, the day from which days are counted, was a Thursday: two days to Saturday. */
const FIRST_SATURDAY = 2;

/** Calendar days between neighbouring dates: how long it is usually, and from where to where it still counts as usual. */
const GAP_DAYS: Readonly<Record<Frequency, { usual: number; least: number; most: number }>> = {
  daily: { usual: 1, least: 1, most: 4 },
  weekly: { usual: 7, least: 5, most: 9 },
  monthly: { usual: 30.44, least: 26, most: 35 },
  quarterly: { usual: 91.31, least: 84, most: 98 },
  yearly: { usual: 365.25, least: 350, most: 380 },
};

/** Share of gaps of unusual length, above which the dates are called irregular. */
const TOLERATED_IRREGULAR_SHARE = 0.1;

function nearestFrequency(gapDays: number): Frequency {
  const distance = (frequency: Frequency) => Math.abs(Math.log(gapDays / GAP_DAYS[frequency].usual));
  return FREQUENCIES.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

const DAYS_IN_WEEK = 7;

/** Saturday and Sunday are the first two days of a week that is counted from Saturday. */
const isWeekend = (time: number): boolean => {
  const day = (time / DAY_MS - FIRST_SATURDAY) % DAYS_IN_WEEK;
  return (day + DAYS_IN_WEEK) % DAYS_IN_WEEK < 2;
};

/** Infers how often a series is observed from the median gap between its dates, which must ascend. At least two dates. */
export function inferFrequency(dates: readonly string[]): InferredFrequency {
  const times = dates.map((date) => Date.parse(date));
  const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / DAY_MS);
  const usualGap = median(gaps);
  const isWithin = (gap: number, { least, most }: { least: number; most: number }) =>
    gap >= least && gap <= most;
  const fitting = FREQUENCIES.find((frequency) => isWithin(usualGap, GAP_DAYS[frequency]));
  const frequency = fitting ?? nearestFrequency(usualGap);
  const irregular = gaps.filter((gap) => !isWithin(gap, GAP_DAYS[frequency])).length;

  const warnings: string[] = [];
  if (fitting === undefined) {
    warnings.push(`The spacing of the dates fits no usual frequency; they are taken as ${frequency}.`);
  } else if (irregular > gaps.length * TOLERATED_IRREGULAR_SHARE) {
    warnings.push(`The dates are irregular; they are taken as ${frequency}.`);
  }
  if (frequency === "daily" && times.some(isWeekend)) {
    warnings.push("Weekends are among the dates, yet a year is counted in trading days.");
  }
  return { frequency, warnings };
}
