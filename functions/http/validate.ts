import type { z } from "zod";
import { FinRiskError, type Violation } from "#shared/errors.ts";

/** The value as the schema reads it. Throws `invalid-request` with one violation for each thing that is wrong in `part`. */
export function validate<T>(schema: z.ZodType<T>, value: unknown, part: "body" | "query"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.flatMap((issue) => violationsOf(issue, part));
  const fields = [...new Set(violations.map(({ field }) => field))];
  throw new FinRiskError({
    code: "invalid-request",
    message: `The ${part} is not what this call takes: see ${fields.slice(0, 5).join(", ")}.`,
    violations: violations.slice(0, MAX_VIOLATIONS),
  });
}

/** A long series can be wrong in every point; the first few tell the story. */
const MAX_VIOLATIONS = 20;

function violationsOf(issue: z.core.$ZodIssue, part: string): readonly Violation[] {
  const path = issue.path.map(String);
  const fieldOf = (segments: readonly string[]) => segments.join(".") || part;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: fieldOf([...path, key]),
      remedy: "remove this field: this call does not know it",
    }));
  }
  return [{ field: fieldOf(path), remedy: remedyOf(issue) }];
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `give ${issue.expected === "object" || issue.expected === "array" || issue.expected === "int" ? "an" : "a"} ${issue.expected} here`;
    case "invalid_value":
      return `give one of ${issue.values.map(String).join(", ")}`;
    default:
      return issue.message;
  }
}
