import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { readTokens, type Token } from "./read-tokens.ts";
import { stemWord } from "./stem-word.ts";

type PlannerFact = PlanInput["facts"][number];

const HOUSE_WORDS: ReadonlySet<string> = new Set([
  "house",
  "policy",
  "our",
  "standard",
  "convention",
  "conventions",
  "desk",
  "firm",
  "internal",
  "usual",
  "mandate",
  "company",
]);
const MARKS_OF_HOUSE: ReadonlySet<string> = new Set(
  ["house", "policy", "our", "standard", "convention", "desk", "firm", "internal"].map(stemWord),
);

const stemsOf = (text: string): readonly string[] =>
  readTokens(text)
    .map(({ stem }) => stem)
    .filter((stem) => stem !== "");

/** True when the question wants the house's own conventions; `named` are tokens of calculations, such as a standard deviation. */
export const asksForHouse = (tokens: readonly Token[], named: ReadonlySet<number>): boolean =>
  tokens.some(({ lower }, position) => HOUSE_WORDS.has(lower) && !named.has(position));

/** A parameter to look for among the facts: the words that its label must have, those of the calculation and of its rivals. */
export interface WantedFact {
  readonly words: readonly string[];
  readonly calculation: ReadonlySet<string>;
  readonly rivals: ReadonlySet<string>;
  readonly isValid: (value: number) => boolean;
}

/** How well a fact's label fits: the calculation's own words first, the house's next; undefined when it is about something else. */
function fitOf(fact: PlannerFact, wanted: WantedFact): number | undefined {
  const stems = stemsOf(fact.label);
  if (!wanted.words.every((word) => stems.includes(stemWord(word)))) return undefined;
  if (fact.unit !== "fraction" || !wanted.isValid(fact.value)) return undefined;
  const isOwn = stems.some((stem) => wanted.calculation.has(stem));
  if (!isOwn && stems.some((stem) => wanted.rivals.has(stem))) return undefined;
  const isHouse = stems.some((stem) => MARKS_OF_HOUSE.has(stem));
  return (isOwn ? 2 : 0) + (isHouse ? 1 : 0);
}

/** The value of the fact whose label fits best, in base units; the first of equals. */
export function readHouseFact(facts: readonly PlannerFact[], wanted: WantedFact): number | undefined {
  let best: { readonly fit: number; readonly value: number } | undefined;
  for (const fact of facts) {
    const fit = fitOf(fact, wanted);
    if (fit !== undefined && (best === undefined || fit > best.fit)) best = { fit, value: fact.value };
  }
  return best?.value;
}
