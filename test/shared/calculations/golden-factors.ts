import { readFileSync } from "node:fs";
import { z } from "zod";
import { ParameterValueSchema } from "#shared/calculations/ledger.ts";

const NamedReturnsSchema = z.object({ name: z.string(), returns: z.array(z.number()) });
const PartSchema = z.object({ name: z.string(), value: z.number() });

/** What factors.oracle.py worked out with exact fractions, independently of the code under test. */
export const FACTORS_GOLDEN = z
  .strictObject({
    samples: z.record(
      z.string(),
      z.object({ returns: z.array(z.number()), factors: z.array(NamedReturnsSchema) }),
    ),
    rows: z.array(
      z.strictObject({
        sample: z.string(),
        calculation: z.string(),
        method: z.string(),
        parameters: z.record(z.string(), ParameterValueSchema),
        expected: z.number(),
        breakdown: z.array(PartSchema),
        /** Standard errors: of the loadings, or of alpha alone. */
        errors: z.array(z.number()),
        /** t-statistics of the loadings. */
        ratios: z.array(z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../../golden/factors.json", import.meta.url), "utf8")));
