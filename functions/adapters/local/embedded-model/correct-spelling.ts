/** Words shorter than this are never corrected: too many short words are one letter apart. */
const SHORTEST_CORRECTED = 4;
/** Words from this length on may be two edits away from what was meant. */
const TWO_EDITS_FROM = 9;
const LONGEST_CORRECTED = 24;

/**
 * True when one word becomes the other by at most `edits` letters added, left out, changed or swapped with their neighbour.
 * The work grows with the words' length and fourfold with every edit allowed.
 */
export function isWithinEdits(a: string, b: string, edits: number, atA = 0, atB = 0): boolean {
  if (Math.abs(a.length - atA - (b.length - atB)) > edits) return false;
  let i = atA;
  let j = atB;
  while (i < a.length && j < b.length && a[i] === b[j]) {
    i += 1;
    j += 1;
  }
  const left = Math.max(a.length - i, b.length - j);
  if (left === 0 || edits === 0) return left === 0;
  const isSwap = a[i] === b[j + 1] && a[i + 1] === b[j];
  return (
    (isSwap && isWithinEdits(a, b, edits - 1, i + 2, j + 2)) ||
    isWithinEdits(a, b, edits - 1, i + 1, j + 1) ||
    isWithinEdits(a, b, edits - 1, i + 1, j) ||
    isWithinEdits(a, b, edits - 1, i, j + 1)
  );
}

/** Finds the vocabulary word that a mistyped one means; the first letter is taken to be right. */
export class SpellingCorrector {
  private readonly meanings: ReadonlyMap<string, string>;
  private readonly byInitial: ReadonlyMap<string, readonly string[]>;

  /** `vocabulary` gives for every spelling the word to take it for, its stem for one. */
  constructor(fields: { readonly vocabulary: Iterable<readonly [string, string]> }) {
    this.meanings = new Map(fields.vocabulary);
    const longEnough = [...this.meanings.keys()].filter((word) => word.length > SHORTEST_CORRECTED);
    this.byInitial = Map.groupBy(longEnough, (word) => word.charAt(0));
  }

  /** What a spelling within one edit stands for, or two for long words; undefined when there is none or the word is known. */
  correct(written: string): string | undefined {
    if (written.length < SHORTEST_CORRECTED || written.length > LONGEST_CORRECTED) return undefined;
    if (this.meanings.has(written)) return undefined;
    const words = this.byInitial.get(written.charAt(0)) ?? [];
    const meant =
      words.find((word) => isWithinEdits(written, word, 1)) ??
      words.find((word) => word.length >= TWO_EDITS_FROM && isWithinEdits(written, word, 2));
    return meant === undefined ? undefined : this.meanings.get(meant);
  }
}
