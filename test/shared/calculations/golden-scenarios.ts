import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CalculationResult, HeldAsset, ParameterValue } from "#shared/calculations/calculation.ts";
import { findCalculation } from "#shared/calculations/catalogue.ts";
import { ParameterValueSchema } from "#shared/calculations/ledger.ts";
import { monthEnds } from "./golden-calculations.ts";

const AssetSchema = z.strictObject({ name: z.string(), weight: z.number(), returns: z.array(z.number()) });
const SampleSchema = z.strictObject({
  returns: z.array(z.number()),
  benchmark: z.array(z.number()),
  assets: z.array(AssetSchema).default([]),
});

const GoldenSchema = z.strictObject({
  samples: z.record(z.string(), SampleSchema),
  rows: z.array(
    z.strictObject({
      sample: z.string(),
      calculation: z.string(),
      method: z.string(),
      parameters: z.record(z.string(), ParameterValueSchema),
      expected: z.number().nullable(),
      /** Empty where the entry gives none. */
      breakdown: z.array(z.strictObject({ name: z.string(), value: z.number() })),
    }),
  ),
});

/** What scenarios.oracle.py worked out, independently of the code under test. */
export const SCENARIO_GOLDEN = GoldenSchema.parse(
  JSON.parse(readFileSync(new URL("../../golden/scenarios.json", import.meta.url), "utf8")),
);

interface Sample {
  readonly returns: readonly number[];
  readonly benchmark?: readonly number[];
  readonly assets?: readonly HeldAsset[];
  readonly dates?: readonly string[];
}

/** Runs an entry on monthly returns by its default method or the one named. */
export function runScenario(
  id: string,
  { returns, benchmark = returns, assets = [], dates = monthEnds(returns.length) }: Sample,
  parameters: Readonly<Record<string, ParameterValue>> = {},
  method?: string,
): CalculationResult {
  const calculation = findCalculation(id);
  if (calculation === undefined) throw new Error(`the catalogue has no ${id}`);
  const sample = { dates, returns, benchmark, assets, factors: [], frequency: "monthly" } as const;
  return calculation.compute({ method: method ?? calculation.methods[0].id, parameters, sample });
}
