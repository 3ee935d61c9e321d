import { readFileSync } from "node:fs";
import { z } from "zod";
import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { type PlanInput, PlanInputSchema } from "#shared/prompts/plan-calculations.ts";
import { LexicalSelector } from "../../../../../functions/adapters/local/embedded-model/lexical-selector.ts";
import { QuestionPlanner } from "../../../../../functions/adapters/local/embedded-model/question-planner.ts";

/**
 * A question as a user types it; steps read `calculation[:method] [@ series [/ benchmark]] [parameter=value]…`, in any order of
 * the parameters. The series are monthly, but for `daily`.
 */
const RowSchema = z.strictObject({
  question: z.string(),
  data: z.enum(["stocks", "portfolio", "daily", "single", "none"]),
  facts: PlanInputSchema.shape.facts.default([]),
  steps: z.array(z.string()),
  /** A part of each thing that is to be told missing, in order. */
  missing: z.array(z.string()),
});
export type PlannerRow = z.infer<typeof RowSchema>;

const FileSchema = z.strictObject({ development: z.array(RowSchema), heldOut: z.array(RowSchema) });

const read = (file: string) =>
  FileSchema.parse(JSON.parse(readFileSync(new URL(`../../../../golden/${file}`, import.meta.url), "utf8")));

/** The labelled questions: those the planner was built on, and those written afterwards that it was never tuned to. */
export const plannerQuestions = read("planner-questions.json");

/** Questions over the whole catalogue: those it was then taught to read, and those written with them and held out. */
export const freshQuestions = read("planner-questions-fresh.json");

const series = (name: string, data: PlannerRow["data"]): PlanInput["series"][number] => ({
  name,
  kind: "price",
  from: "2000-01-01",
  to: "2010-03-01",
  observations: 123,
  frequency: data === "daily" ? "daily" : "monthly",
  benchmark: name === "S&P 500",
});

const NAMES = {
  stocks: ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"],
  portfolio: ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"],
  daily: ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"],
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
  series: NAMES[data].map((name) => series(name, data)),
  hasPortfolio: data === "portfolio",
  facts,
});

const DIGITS = 7;

const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.join(",")}]`;
  return typeof value === "number" ? String(Number(value.toPrecision(DIGITS))) : String(value);
};

const subjectOf = ({ calculation, series: subject, benchmark }: PlanStep): string => {
  const against = benchmark === undefined ? "" : ` / ${benchmark}`;
  return subject === "" ? calculation : `${calculation} @ ${subject}${against}`;
};

/** A step in the notation of the rows, its parameters by name. */
export function notationOf(step: PlanStep): string {
  const { calculation, method, parameters } = step;
  const name = method === undefined ? calculation : `${calculation}:${method}`;
  const stated = Object.entries(parameters)
    .map(([parameter, value]) => ` ${parameter}=${written(value)}`)
    .sort();
  return `${name}${subjectOf(step).slice(calculation.length)}${stated.join("")}`;
}

/** A row's step as `notationOf` writes it. */
function canonical(step: string): string {
  const [subject = "", ...stated] = step.split(/ (?=\w+=)/);
  const parameters = stated.map((each) => {
    const [name = "", value = ""] = each.split("=");
    return ` ${name}=${Number.isNaN(Number(value)) ? value : written(Number(value))}`;
  });
  return subject + parameters.sort().join("");
}

/** A row's step without its method and its parameters. */
const selected = (step: string): string => step.replace(/^([^ :]+):\S+/, "$1").replaceAll(/ \w+=\S+/g, "");

export function createPlanner(): QuestionPlanner {
  const catalogue = describeCatalogue();
  return new QuestionPlanner({ catalogue, selector: new LexicalSelector({ catalogue }) });
}

/** How a plan compares with its row. */
export interface Verdict {
  /** True when calculations, series and what is missing are those expected, whatever the methods and parameters. */
  readonly isSelected: boolean;
  readonly isRight: boolean;
  /** What came out in place of what was expected. */
  readonly mistake: string;
}

export function judge(planner: QuestionPlanner, row: PlannerRow): Verdict {
  const plan = planner.plan(inputOf(row));
  const steps = plan.steps.map(notationOf);
  const isTold =
    plan.missing.length === row.missing.length &&
    row.missing.every((part, index) => plan.missing[index]?.toLowerCase().includes(part.toLowerCase()));
  return {
    isSelected: isTold && plan.steps.map(subjectOf).join("\n") === row.steps.map(selected).join("\n"),
    isRight: isTold && steps.join("\n") === row.steps.map(canonical).join("\n"),
    mistake: `${row.question}\n  planned: ${JSON.stringify({ steps, missing: plan.missing })}\n  expected: ${JSON.stringify({ steps: row.steps, missing: row.missing })}`,
  };
}
