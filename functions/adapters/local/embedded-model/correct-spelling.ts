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
  private readonly known: ReadonlySet<string>;
  private readonly byInitial: ReadonlyMap<string, readonly string[]>;

  constructor(fields: { readonly vocabulary: Iterable<string> }) {
    this.known = new Set(fields.vocabulary);
    const longEnough = [...this.known].filter((word) => word.length > SHORTEST_CORRECTED);
    this.byInitial = Map.groupBy(longEnough, (word) => word.charAt(0));
  }

  /** A vocabulary word within one edit, or two for long words; undefined when there is none or the word is known. */
  correct(stem: string): string | undefined {
    if (stem.length < SHORTEST_CORRECTED || stem.length > LONGEST_CORRECTED || this.known.has(stem)) {
      return undefined;
    }
    const words = this.byInitial.get(stem.charAt(0)) ?? [];
    return (
      words.find((word) => isWithinEdits(stem, word, 1)) ??
      words.find((word) => word.length >= TWO_EDITS_FROM && isWithinEdits(stem, word, 2))
    );
  }
}
