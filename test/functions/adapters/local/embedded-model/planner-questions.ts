import { readFileSync } from "node:fs";
import { z } from "zod";
import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { type PlanInput, PlanInputSchema } from "#shared/prompts/plan-calculations.ts";
import { LexicalSelector } from "../../../../../functions/adapters/local/embedded-model/lexical-selector.ts";
import { QuestionPlanner } from "../../../../../functions/adapters/local/embedded-model/question-planner.ts";

/** A question as a user types it; steps read `calculation[:method] @ series [/ benchmark] [parameter=value]…`. */
const RowSchema = z.strictObject({
  question: z.string(),
  data: z.enum(["stocks", "portfolio", "single", "none"]),
  facts: PlanInputSchema.shape.facts.default([]),
  steps: z.array(z.string()),
  /** A part of each thing that is to be told missing, in order. */
  missing: z.array(z.string()),
});
export type PlannerRow = z.infer<typeof RowSchema>;

const FileSchema = z.strictObject({ development: z.array(RowSchema), heldOut: z.array(RowSchema) });

/** The labelled questions: those the planner was built on, and those written afterwards that it was never tuned to. */
export const plannerQuestions = FileSchema.parse(
  JSON.parse(readFileSync(new URL("../../../../golden/planner-questions.json", import.meta.url), "utf8")),
);

const series = (name: string): PlanInput["series"][number] => ({
  name,
  kind: "price",
  from: "2000-01-01",
  to: "2010-03-01",
  observations: 123,
  frequency: "monthly",
  benchmark: name === "S&P 500",
});

const NAMES = {
  stocks: ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"],
  portfolio: ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"],
  single: ["MSFT"],
  none: [],
} as const satisfies Record<PlannerRow["data"], readonly string[]>;

/** What a planner is given for a row. */
export const inputOf = ({
  question,
  data,
  facts = [],
}: Pick<PlannerRow, "question" | "data"> & Partial<PlannerRow>): PlanInput => ({
  question,
  series: NAMES[data].map(series),
  hasPortfolio: data === "portfolio",
  facts,
});

/** A step in the notation of the rows. */
export function notationOf({
  calculation,
  method,
  series: subject,
  benchmark,
  parameters,
}: PlanStep): string {
  const name = method === undefined ? calculation : `${calculation}:${method}`;
  const against = benchmark === undefined ? "" : ` / ${benchmark}`;
  const stated = Object.entries(parameters).map(([parameter, value]) => ` ${parameter}=${value}`);
  return `${name} @ ${subject}${against}${stated.join("")}`;
}

export function createPlanner(): QuestionPlanner {
  const catalogue = describeCatalogue().filter(({ needsSeries }) => needsSeries);
  return new QuestionPlanner({ catalogue, selector: new LexicalSelector({ catalogue }) });
}

/** What came out in place of what was expected, or undefined when the plan is right. */
export function mistakeOf(planner: QuestionPlanner, row: PlannerRow): string | undefined {
  const plan = planner.plan(inputOf(row));
  const steps = plan.steps.map(notationOf);
  const isRight =
    steps.join("\n") === row.steps.join("\n") &&
    plan.missing.length === row.missing.length &&
    row.missing.every((part, index) => plan.missing[index]?.includes(part));
  return isRight
    ? undefined
    : `${row.question}\n  planned: ${JSON.stringify({ steps, missing: plan.missing })}\n  expected: ${JSON.stringify({ steps: row.steps, missing: row.missing })}`;
}
