import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CalculationResult, HeldAsset, ParameterValue } from "#shared/calculations/calculation.ts";
import { findCalculation } from "#shared/calculations/catalogue.ts";
import { monthEnds } from "./golden-calculations.ts";

const PartSchema = z.strictObject({ name: z.string(), value: z.number() });

const RowSchema = z.strictObject({
  sample: z.string(),
  calculation: z.string(),
  method: z.string(),
  parameters: z.record(z.string(), z.number()),
  expected: z.number(),
  /** Empty where the entry gives none. */
  breakdown: z.array(PartSchema),
  /** Absent where the entry gives none. */
  curve: z.array(z.strictObject({ x: z.number(), y: z.number() })).optional(),
});

const GoldenSchema = z.strictObject({
  samples: z.record(
    z.string(),
    z.array(z.strictObject({ name: z.string(), weight: z.number(), returns: z.array(z.number()) })),
  ),
  rows: z.array(RowSchema),
});

const readGolden = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../golden/${name}.json`, import.meta.url), "utf8"));

const { samples, rows } = GoldenSchema.parse(readGolden("portfolio"));
const optimal = z.strictObject({ rows: z.array(RowSchema) }).parse(readGolden("optimal"));

/** What portfolio.oracle.py and optimal.oracle.py worked out, independently of the code under test. */
export const PORTFOLIO_GOLDEN = { samples, rows: [...rows, ...optimal.rows] };

/** Runs an entry that needs a portfolio on these assets, by its default method or the one named. */
export function runOnAssets(
  id: string,
  assets: readonly HeldAsset[],
  parameters: Readonly<Record<string, ParameterValue>> = {},
  method?: string,
): CalculationResult {
  const calculation = findCalculation(id);
  if (calculation?.needs !== "portfolio" && calculation?.needs !== "assets") {
    throw new Error(`the catalogue has no ${id} of a portfolio`);
  }
  const returns = (assets[0]?.returns ?? []).map((_, period) =>
    assets.reduce((sum, { weight, returns }) => sum + weight * (returns[period] ?? Number.NaN), 0),
  );
  const sample = { dates: monthEnds(returns.length), returns, assets, frequency: "monthly" } as const;
  return calculation.compute({ method: method ?? calculation.methods[0].id, parameters, sample });
}
