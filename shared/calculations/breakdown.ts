import type { CalculationResult, HeldAsset } from "./calculation.ts";
import { fewerThan, warningsWhere } from "./sample-statistics.ts";

type Part = NonNullable<CalculationResult["breakdown"]>[number];

/** One part an asset, in the order of the assets. */
export const partsOf = (
  assets: readonly Pick<HeldAsset, "name">[],
  values: readonly number[],
): readonly Part[] => assets.map(({ name }, index) => ({ name, value: values[index] ?? Number.NaN }));

/** The value with its parts, which are left out where one of them, or the value, is undefined. */
export const withParts = (
  value: number,
  parts: readonly Part[],
): Pick<CalculationResult, "value" | "breakdown"> =>
  [value, ...parts.map((part) => part.value)].every(Number.isFinite)
    ? { value, breakdown: [...parts] }
    : { value };

/** The part with the lowest value: of negative returns, the largest loss. */
export const lowestPart = (parts: readonly Part[]): Part | undefined =>
  parts.toSorted((left, right) => left.value - right.value)[0];

/** Warnings for a portfolio that has no risk to take apart. */
export const riskWarnings = (returns: readonly number[], deviation: number): readonly string[] =>
  warningsWhere([
    ...fewerThan(2, returns),
    [
      returns.length > 1 && deviation === 0,
      "The portfolio's returns do not vary, so there is no risk to take apart.",
    ],
  ]);
