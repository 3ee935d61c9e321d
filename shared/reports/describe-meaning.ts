import { findCalculation } from "../calculations/catalogue.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";
import { titleInSentence } from "./describe-entry.ts";

type Entry = NarrativeInput["ledger"][number];

/** A meaning with figures of its own, in digits or in words, would be struck by the check. */
const HOLDS_FIGURE = /\d|\b(?:zero|one|two|three|five|ten|first|second|half|double|percent)\b/i;

/** What the catalogue says of a calculation up to the conventions, which the technical style tells. */
const meaningOf = (description: string): string => description.split(/[;:]| \(/)[0]?.replace(/\.$/, "") ?? "";

function sentenceOf({ calculation, title }: Entry): readonly NarrativeSentence[] {
  const meaning = meaningOf(findCalculation(calculation)?.description ?? "");
  if (meaning === "" || HOLDS_FIGURE.test(meaning)) return [];
  const inSentence = meaning.charAt(0).toLowerCase() + meaning.slice(1);
  return [{ text: `The ${titleInSentence(title)} tells this: ${inSentence}.`, citations: [] }];
}

/** What each distinct result means, for readers who asked for detail. */
export function describeMeanings(ledger: readonly Entry[]): readonly NarrativeSentence[] {
  const distinct = new Map(ledger.map((entry) => [entry.calculation, entry]));
  return [...distinct.values()].flatMap(sentenceOf);
}
