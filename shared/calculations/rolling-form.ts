import { z } from "zod";
import {
  type Calculation,
  type CalculationOf,
  type CalculationResult,
  refuse,
  type SubjectSample,
} from "./calculation.ts";
import { spanOf } from "./sample-span.ts";

/** How many returns a calculation looks at that takes every window anew; the fastest ones are bound by the data alone. */
const MOST_RETURNS_READ = 50_000_000;

const rollingWindowParameter = z
  .int()
  .min(2)
  .max(100_000)
  .optional()
  .describe("Returns in a rolling window: the figure of the latest one, with those of all as dated values.");

/** A need whose sample is a stretch of time that windows can be cut from. */
type RollingNeed = "subject" | "subject-and-benchmark";
type Input<Needs extends RollingNeed> = Parameters<CalculationOf<Needs>["compute"]>[0];
type Cut<Sample> = (sample: Sample, first: number, end: number) => Sample;

const cutSubject: Cut<SubjectSample> = (sample, first, end) => {
  const { startDate: _, ...cut } = { ...sample, dates: sample.dates.slice(first, end) };
  const startDate = first === 0 ? sample.startDate : sample.dates[first - 1];
  return {
    ...cut,
    returns: sample.returns.slice(first, end),
    ...(startDate === undefined ? {} : { startDate }),
  };
};

const cutPair: Cut<Input<"subject-and-benchmark">["sample"]> = (sample, first, end) => ({
  ...cutSubject(sample, first, end),
  benchmark: sample.benchmark.slice(first, end),
});

/** The figure of every window; absent where each has to be computed anew and that would take too long. */
function figuresOf<Needs extends RollingNeed>(
  calculation: CalculationOf<Needs>,
  input: Input<Needs>,
  window: number,
  cut: Cut<Input<Needs>["sample"]>,
): readonly number[] | undefined {
  const incremental = calculation.roll?.(input, window);
  if (incremental !== undefined) return incremental;
  const count = input.sample.returns.length - window + 1;
  if (count * window > MOST_RETURNS_READ) return undefined;
  return Array.from({ length: count }, (_, first) => {
    const sample = cut(input.sample, first, first + window);
    return calculation.compute({ ...input, sample }).value;
  });
}

/** Undefined figures cannot be dated values; how many there are is said instead. */
function undefinedWindows(figures: readonly number[]): readonly string[] {
  const count = figures.filter((figure) => !Number.isFinite(figure)).length;
  if (count === 0) return [];
  return [`Of ${figures.length} rolling windows ${count} have no defined figure and are left out.`];
}

const nothing = (length: number, warning: string): CalculationResult => ({
  ...{ value: Number.NaN, observations: length, conventions: {}, warnings: [warning] },
});

function roll<Needs extends RollingNeed>(
  calculation: CalculationOf<Needs>,
  input: Input<Needs>,
  window: number,
  cut: Cut<Input<Needs>["sample"]>,
): CalculationResult {
  const { sample } = input;
  const { length } = sample.returns;
  if (length < window) return nothing(length, "There are fewer returns than the rolling window holds.");
  const figures = figuresOf(calculation, input, window, cut);
  if (figures === undefined) {
    return nothing(length, "The rolling window is too long for a sample of this length: take a shorter one.");
  }
  const latest = calculation.compute({ ...input, sample: cut(sample, length - window, length) });
  const { values: _, ...span } = spanOf(sample, { first: length - window, end: length }, []);
  const values = sample.dates
    .slice(window - 1)
    .map((date, index) => ({ date, value: figures[index] ?? Number.NaN }))
    .filter(({ value }) => Number.isFinite(value));
  return {
    ...span,
    value: figures.at(-1) ?? Number.NaN,
    ...(values.length === 0 ? {} : { values }),
    conventions: {
      ...latest.conventions,
      rollingValue: "of the latest window; dated values end each window",
    },
    warnings: [...latest.warnings, ...undefinedWindows(figures)],
  };
}

function readWindow(given: unknown): number | undefined {
  const { success, data, error } = rollingWindowParameter.safeParse(given);
  if (success) return data;
  throw refuse("parameters.rollingWindow", error.issues[0]?.message ?? "is not valid");
}

function withWindow<Needs extends RollingNeed>(
  calculation: CalculationOf<Needs>,
  cut: Cut<Input<Needs>["sample"]>,
): CalculationOf<Needs> {
  return {
    ...calculation,
    parameters: calculation.parameters.extend({ rollingWindow: rollingWindowParameter }),
    compute: ({ method, sample, parameters: { rollingWindow, ...parameters } }) => {
      const input = { method, sample, parameters };
      const window = readWindow(rollingWindow);
      return window === undefined ? calculation.compute(input) : roll(calculation, input, window, cut);
    },
  };
}

/**
 * The entry with a parameter more, `rollingWindow`, by which it is computed over every window of so many returns, where it is on
 * one series or on one and its benchmark. The result is that of the latest window; `values` are dated by each window's end.
 */
export function withRollingForm(calculation: Calculation): Calculation {
  if (calculation.rolls === false) return calculation;
  if (calculation.needs === "subject") return withWindow(calculation, cutSubject);
  return calculation.needs === "subject-and-benchmark" ? withWindow(calculation, cutPair) : calculation;
}
