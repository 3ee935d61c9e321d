import type { CalculationPlan } from "#shared/calculations/calculation-plan.ts";
import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import { contentWords } from "./content-words.ts";
import { coverage } from "./find-subjects.ts";
import { EVERYDAY_METHODS } from "./parameter-labels.ts";
import { indexParameters } from "./parameter-specs.ts";
import type { QuestionReading } from "./read-question.ts";
import { readTokens } from "./read-tokens.ts";
import { ASKING_WORDS } from "./word-lists.ts";

/** Words that join, count, date or measure what is asked, and change nothing about which calculation is meant. */
const JOINING = `against vs versus relative between compare compared using use assuming assume with per basis level total please
  kindly determine hold own holding day days week weeks month months year years quarter quarters daily weekly monthly quarterly
  percent pct bp bps million billion thousand m k today house desk policy convention limit exceed apply demands rank highest lowest
  rolling whole entire sample both asap position provide quantify figures itself comparison delivered`;

/**
 * Share of right plans by the number of words and figures that were left over, and of plans without steps: counted over the 604
 * labelled planner questions, those with nothing missing.
 */
const RIGHT_BY_LEFT_OVER = [0.98, 0.86, 0.5] as const;
const RIGHT_OF_MORE = 0.5;
const RIGHT_OF_EMPTY = 0.5;
/** What is told missing may be there for who reads better. */
const RIGHT_OF_MISSING = 0.5;

/** A figure may be a percentage or basis points, thousands or millions, or years counted in quarters, months or days. */
const SCALES = [1, 0.01, 0.0001, 1_000, 1_000_000, 4, 12, 252] as const;
const EQUAL = 1e-9;

const isStatedBy = (figure: number, value: number): boolean =>
  SCALES.some((scale) => {
    const scaled = figure * scale;
    return [scaled, 1 - scaled].some((candidate) => Math.abs(candidate - Math.abs(value)) < EQUAL);
  });

function figuresOf({ steps }: CalculationPlan): readonly number[] {
  const values = steps.flatMap(({ parameters }) => Object.values(parameters)).flat();
  return values.filter((value) => typeof value === "number");
}

/** Tells how likely a plan is the right one by how much of the question it leaves unexplained. */
export class MarginReader {
  private readonly known: ReadonlySet<string>;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    const specs = fields.catalogue.flatMap((entry) => indexParameters(entry, new Set()).specs);
    const methods = fields.catalogue.flatMap((entry) => entry.methods);
    const words = [...methods, ...Object.values(EVERYDAY_METHODS).flat(), JOINING].join(" ");
    this.known = new Set([
      ...specs.flatMap(({ labels }) => labels.flat()),
      ...readTokens(words.replaceAll("-", " ")).map(({ stem }) => stem),
    ]);
  }

  /** From 0 to 1. Where nothing is to be computed, the plan without steps is as sure as one of which nothing is left over. */
  marginOf(reading: QuestionReading, plan: CalculationPlan): number {
    if (plan.missing.length > 0) return RIGHT_OF_MISSING;
    if (reading.sentences.every(({ purpose }) => purpose !== "compute")) return RIGHT_BY_LEFT_OVER[0];
    if (plan.steps.length === 0) return RIGHT_OF_EMPTY;
    const scores = reading.sentences.flatMap(({ mentions }) => mentions.map(({ score }) => score));
    const right = RIGHT_BY_LEFT_OVER[this.leftOver(reading, plan)] ?? RIGHT_OF_MORE;
    return right * Math.min(1, ...scores);
  }

  private leftOver({ sentences, tokens }: QuestionReading, plan: CalculationPlan): number {
    const used = coverage(
      sentences.flatMap(({ mentions, unoffered, subjects }) => [...mentions, ...unoffered, ...subjects]),
    );
    const words = contentWords(tokens, used).filter(
      ({ lower, stem }) => !ASKING_WORDS.has(lower) && !this.known.has(stem),
    );
    const values = figuresOf(plan);
    const figures = tokens.filter(({ kind, text }, position) => {
      const figure = Number(text.replaceAll(",", ""));
      return kind === "number" && !used.has(position) && !values.some((value) => isStatedBy(figure, value));
    });
    return words.length + figures.length;
  }
}
