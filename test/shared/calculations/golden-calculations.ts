import { readFileSync } from "node:fs";
import { z } from "zod";
import { ParameterValueSchema } from "#shared/calculations/ledger.ts";

const ParametersSchema = z.record(z.string(), z.number());

const GoldenSchema = z.strictObject({
  samples: z.record(
    z.string(),
    z.strictObject({ returns: z.array(z.number()), benchmark: z.array(z.number()) }),
  ),
  rows: z.array(
    z.strictObject({
      sample: z.string(),
      calculation: z.string(),
      /** Absent for the default. */
      method: z.string().optional(),
      parameters: ParametersSchema,
      expected: z.number().nullable(),
    }),
  ),
  realRows: z.array(
    z.strictObject({
      series: z.string(),
      calculation: z.string(),
      /** Absent for the default. */
      method: z.string().optional(),
      parameters: ParametersSchema,
      expected: z.number(),
      observations: z.int(),
      from: z.iso.date(),
      to: z.iso.date(),
    }),
  ),
});

/** What calculations.oracle.py worked out, independently of the code under test. */
export const GOLDEN = GoldenSchema.parse(
  JSON.parse(readFileSync(new URL("../../golden/calculations.json", import.meta.url), "utf8")),
);

const GoldenInputsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      calculation: z.string(),
      method: z.string(),
      parameters: z.record(z.string(), ParameterValueSchema),
      expected: z.number().nullable(),
    }),
  ),
});

/** What inputs.oracle.py worked out for calculations without a series. */
export const GOLDEN_INPUTS = GoldenInputsSchema.parse(
  JSON.parse(readFileSync(new URL("../../golden/inputs.json", import.meta.url), "utf8")),
);

/** Ends of successive months from January 2001, as ISO dates. */
export const monthEnds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, month) =>
    new Date(Date.UTC(2001, month + 1, 0)).toISOString().slice(0, 10),
  );

/** How far apart two figures are, relative to the second; absolute where that is zero. */
export const relativeError = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
