import fc from "fast-check";
import { expect } from "vitest";
import type {
  CalculationOf,
  CalculationResult,
  PairedSample,
  ParameterValue,
} from "#shared/calculations/calculation.ts";
import { monthEnds } from "./golden-calculations.ts";

export const RATE = { periodsPerYear: 12 } as const;
export const ROUNDING = 1e-9;

/** Returns between -90 % and 200 % in steps of a basis point, which vary: undefined results are golden rows. */
export const returnsOf = (minLength: number) =>
  fc
    .array(fc.integer({ min: -9_000, max: 20_000 }), { minLength, maxLength: 60 })
    .map((points) => points.map((point) => point / 10_000))
    .filter((returns) => new Set(returns).size > 1);
/** Returns of a subject and of its benchmark, both of which vary. */
export const pairs = fc
  .array(fc.tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -9_000, max: 9_000 })), {
    minLength: 3,
    maxLength: 60,
  })
  .map((points) => ({
    returns: points.map(([left]) => left / 10_000),
    benchmark: points.map(([, right]) => right / 10_000),
  }))
  .filter(({ returns, benchmark }) => new Set(returns).size > 1 && new Set(benchmark).size > 1);
export const confidences = fc.integer({ min: 5_000, max: 9_999 }).map((points) => points / 10_000);

interface Computable {
  readonly methods: readonly { readonly id: string }[];
  compute(input: {
    method: string;
    parameters: Readonly<Record<string, ParameterValue>>;
    sample: PairedSample;
  }): CalculationResult;
}

/** The figure of a calculation by its default method or the one named. */
export function figureOf(
  calculation: Computable,
  returns: readonly number[],
  parameters: Readonly<Record<string, ParameterValue>> = {},
  benchmark: readonly number[] = returns,
  method = calculation.methods[0]?.id ?? "",
): number {
  const sample = { dates: monthEnds(returns.length), returns, benchmark, frequency: "monthly" } as const;
  return calculation.compute({ method, parameters, sample }).value;
}

/** What a calculation on inputs alone gives by its default method or the one named. */
export function inputFigureOf(
  calculation: CalculationOf<"inputs">,
  parameters: Readonly<Record<string, ParameterValue>>,
  method = calculation.methods[0].id,
): number {
  return calculation.compute({ method, parameters, sample: { dates: [], returns: [] } }).value;
}

export function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(expected)));
}
