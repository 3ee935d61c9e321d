import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { contentWords } from "./content-words.ts";
import type { QuestionReading, Sentence } from "./read-question.ts";
import { readTokens, type Token } from "./read-tokens.ts";
import { writtenOf } from "./series-index.ts";
import { SUBJECT_WORDS } from "./word-lists.ts";

const ASKS: ReadonlySet<string> = new Set([
  "what",
  "how",
  "which",
  "who",
  "when",
  "where",
  "why",
  "is",
  "are",
  "can",
  "could",
  "should",
  "will",
  "does",
  "do",
  "tell",
  "give",
  "show",
]);
const MOST_QUOTED_TOKENS = 14;

const isSilent = ({ mentions, unoffered }: Sentence): boolean =>
  mentions.length === 0 && unoffered.length === 0;

const quote = ({ tokens }: QuestionReading, { first, last }: Sentence): string => {
  const end = Math.min(last, first + MOST_QUOTED_TOKENS - 1);
  return `an answer to “${writtenOf(tokens, first, end)}${end < last ? "…" : ""}”`;
};

/** What one sentence asks for that no calculation offers. Documents may answer what is about risk and money. */
function unansweredIn(
  reading: QuestionReading,
  sentence: Sentence,
  facts: PlanInput["facts"],
  isAlone: boolean,
): readonly string[] {
  if (sentence.purpose !== "compute") return [];
  if (!isSilent(sentence)) return sentence.unoffered.map(({ title }) => title);
  const words = reading.tokens.slice(sentence.first, sentence.last + 1);
  const isAsking = ASKS.has(words.find(({ lower }) => lower !== "and" && lower !== ",")?.lower ?? "");
  if (!isAsking && !isAlone) return [];
  const isOfTheSubject = words.some(({ lower }) => SUBJECT_WORDS.has(lower)) || isTold(words, facts);
  return isOfTheSubject ? [] : [quote(reading, sentence)];
}

/** True when the documents at hand state a figure under a name that the sentence has half the words of. */
function isTold(words: readonly Token[], facts: PlanInput["facts"]): boolean {
  const asked = new Set(contentWords(words).map(({ stem }) => stem));
  return facts.some(({ label }) => {
    const named = contentWords(readTokens(label));
    const shared = named.filter(({ stem }) => asked.has(stem));
    return shared.length > 0 && shared.length * 2 >= named.length;
  });
}

/**
 * What the question asks for that is not to be had: calculations that the catalogue lacks, names without a series, and
 * what is no matter of this house at all. A statement is not taken for a question when something else is asked.
 */
export function describeUnanswered(
  reading: QuestionReading,
  facts: PlanInput["facts"],
  hasSteps: boolean,
): readonly string[] {
  const { sentences } = reading;
  const isAlone =
    !hasSteps && sentences.every((sentence) => sentence.purpose === "compute" && isSilent(sentence));
  return sentences.flatMap((sentence) => unansweredIn(reading, sentence, facts, isAlone));
}
