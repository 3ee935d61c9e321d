import type { ContentWord } from "./content-words.ts";
import { isWithinEdits } from "./correct-spelling.ts";
import { ORDINARY_WORDS } from "./word-lists.ts";

/** A word of the question, and the phrase word that it may be a misspelling of. */
export interface ReadWord extends ContentWord {
  readonly meant: string;
}

/** A single mistyped word is believed from this length on; in the company of another word of the phrase, sooner. */
const SHORTEST_LONE_TYPO = 6;
const SHORTEST_TYPO = 3;
const SHORTEST_MISTYPED_TERM = 4;

/** In a phrase even a short word may be mistyped, "value at rsk", though not in its first letter. */
function fits({ stem, meant }: ReadWord, wanted: string): boolean {
  if (stem === wanted || meant === wanted) return true;
  if (stem[0] !== wanted[0] || stem.length < SHORTEST_TYPO || wanted.length < SHORTEST_MISTYPED_TERM)
    return false;
  return !ORDINARY_WORDS.has(stem) && isWithinEdits(stem, wanted, 1);
}

/** Words one after the other in one clause that spell the phrase, with at most `gap` other words between them. */
function alignInOrder(
  stems: readonly string[],
  words: readonly ReadWord[],
  start: number,
  gap: number,
): readonly ReadWord[] | undefined {
  const clause = words[start]?.clause;
  const found: ReadWord[] = [];
  let index = start;
  let left = gap;
  for (const stem of stems) {
    let word = words[index];
    if (word !== undefined && word.clause === clause && left > 0 && found.length > 0 && !fits(word, stem)) {
      left -= 1;
      index += 1;
      word = words[index];
    }
    if (word === undefined || word.clause !== clause || !fits(word, stem)) return undefined;
    found.push(word);
    index += 1;
  }
  return found;
}

/** Two words in the other order, side by side but for one small word: "error of tracking". */
function alignSwapped(
  stems: readonly string[],
  words: readonly ReadWord[],
  at: number,
): readonly ReadWord[] | undefined {
  const [first, second, ...more] = stems;
  const left = words[at];
  const right = words[at + 1];
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  if (left === undefined || right === undefined || left.clause !== right.clause) return undefined;
  if (right.position - left.position > 2 || !fits(right, first) || !fits(left, second)) return undefined;
  return [right, left];
}

function isBelievable(found: readonly ReadWord[], stems: readonly string[]): boolean {
  const mistyped = found.filter(({ stem }, index) => stem !== stems[index]);
  if (mistyped.length === 0) return true;
  const plain = mistyped.filter(({ stem }) => !ORDINARY_WORDS.has(stem));
  if (found.length > 1) return plain.length > 0 || mistyped.length < found.length;
  return plain.some(({ stem }) => stem.length >= SHORTEST_LONE_TYPO);
}

/** The words that spell a phrase whose first word (or, with two words swapped, second) stands at `at`; in the phrase's order. */
export function alignPhrase(
  stems: readonly string[],
  words: readonly ReadWord[],
  at: number,
): readonly ReadWord[] | undefined {
  const found =
    alignInOrder(stems, words, at, 0) ??
    (stems.length > 1 ? (alignInOrder(stems, words, at, 1) ?? alignSwapped(stems, words, at)) : undefined);
  return found === undefined || !isBelievable(found, stems) ? undefined : found;
}
