import type { Chunk } from "#shared/ports/chunk-index.ts";
import type { RandomSource } from "#shared/ports/runtime.ts";

const FUNCTION_WORDS =
  "the of and to in a for that is on by with as at from its are or was be this which not have".split(" ");
const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka".split(" ");
const CONTENT_WORDS = 20_000;
/** Flattens the head of Zipf's law as Mandelbrot did; the most frequent content word then stands in one passage of six. */
const RANK_OFFSET = 30;
const WORDS_PER_PASSAGE = 70;
const WORDS_PER_QUESTION = 14;

/** A word for each number, from its digits in base 15. */
function wordOf(number: number): string {
  let word = "";
  for (let rest = number + 225; rest > 0; rest = Math.floor(rest / 15)) word += SYLLABLES[rest % 15];
  return word;
}

/** Half function words, half content words by Zipf's law: about what English prose looks like to an index. */
function drawWord(random: RandomSource): string {
  if (random.uniform() < 0.5)
    return FUNCTION_WORDS[Math.floor(random.uniform() * FUNCTION_WORDS.length)] ?? "the";
  const rank = RANK_OFFSET * ((CONTENT_WORDS + RANK_OFFSET) / RANK_OFFSET) ** random.uniform() - RANK_OFFSET;
  return wordOf(Math.floor(rank));
}

/** Invented passages of 70 words, the same ones for the same random source. */
export function makePassages(count: number, random: RandomSource): readonly Chunk[] {
  return Array.from({ length: count }, (_, position) => ({
    id: `passage-${position}`,
    tenantId: "bench",
    schemaVersion: 1,
    documentId: `document-${position % 100}`,
    title: `Report ${wordOf(position % 100)}`,
    path: [`Report ${wordOf(position % 100)}`],
    source: "bench",
    text: Array.from({ length: WORDS_PER_PASSAGE }, () => drawWord(random)).join(" "),
    position,
    tokens: 110,
    metadata: { ticker: `T${position % 100}` },
  }));
}

/** Questions as whole sentences: 14 neighbouring words of some passage each. */
export function makeQuestions(
  count: number,
  passages: readonly Chunk[],
  random: RandomSource,
): readonly string[] {
  return Array.from({ length: count }, () => {
    const words = passages[Math.floor(random.uniform() * passages.length)]?.text.split(" ") ?? [];
    const start = Math.floor(random.uniform() * (words.length - WORDS_PER_QUESTION));
    return words.slice(start, start + WORDS_PER_QUESTION).join(" ");
  });
}
