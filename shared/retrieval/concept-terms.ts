import { ACCOUNTING_CONCEPTS } from "./accounting-concepts.ts";
import { tokenize } from "./tokenize.ts";

/** What a term of the dictionary weighs beside one that was asked for. */
const CONCEPT_WEIGHT = 0.5;

interface Concept {
  readonly asked: readonly string[];
  readonly written: readonly string[];
}

/** Concepts by the first term of the phrase they are asked by. */
const CONCEPTS: ReadonlyMap<string, readonly Concept[]> = Map.groupBy(
  ACCOUNTING_CONCEPTS.flatMap(([phrases, written]) =>
    phrases.map((phrase) => ({ asked: tokenize(phrase), written: tokenize(written.join("\n")) })),
  ),
  ({ asked }) => asked[0] ?? "",
);

const standsAt = (terms: readonly string[], position: number, { asked }: Concept): boolean =>
  asked.every((term, offset) => terms[position + offset] === term);

/**
 * How much each term counts in a search: once for every time it is asked, and half for what the accounting dictionary says of
 * a phrase in the question, whose captions rarely use the asker's words.
 */
export function weighTerms(terms: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + 1);
  for (const [position, term] of terms.entries()) {
    for (const concept of CONCEPTS.get(term) ?? []) {
      if (!standsAt(terms, position, concept)) continue;
      for (const written of concept.written) {
        weights.set(written, Math.max(weights.get(written) ?? 0, CONCEPT_WEIGHT));
      }
    }
  }
  return weights;
}
