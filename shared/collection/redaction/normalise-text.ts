/** A text made uniform for the finders, and the way back to the offsets of the text that was given. */
export interface NormalisedText {
  readonly text: string;
  /** True when nothing was changed, so that every offset is its own. */
  readonly isOriginal: boolean;
  /** The offset in the original of an offset in `text`. */
  toOriginal(offset: number): number;
}

const NON_ASCII = /\P{ASCII}/u;
/** One character with the marks that join it; Hangul syllables and all other letters are whole in one unit. */
const PIECE = /\P{ASCII}\p{M}{0,8}|\p{ASCII}\p{M}{1,8}/gu;
const ZERO_WIDTH = /\p{Default_Ignorable_Code_Point}/gu;
const DASH = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const APOSTROPHE = /[\u2018-\u201b\u02bc\u2032]/g;
const QUOTE = /[\u201c-\u201f\u2033\u00ab\u00bb]/g;
const LINE_BREAK = /[\u0085\u2028\u2029]/g;
/** A raised figure is a footnote, not part of the number before it; letters in a circle, fractions and the like say nothing here. */
const KEPT = /^[\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u2070-\u209f\u2100-\u218f\u2460-\u24ff]/;

function normalisePiece(piece: string): string {
  if (KEPT.test(piece)) return piece;
  return piece
    .replace(ZERO_WIDTH, "")
    .replace(DASH, "-")
    .replace(APOSTROPHE, "'")
    .replace(QUOTE, '"')
    .replace(LINE_BREAK, "\n")
    .normalize("NFKC");
}

/**
 * Unicode form NFKC with plain dashes and quotes and without zero-width characters. A text that is ASCII throughout,
 * or that changes character for character, costs no map of offsets.
 */
export function normaliseText(original: string): NormalisedText {
  if (!NON_ASCII.test(original)) return { text: original, isOriginal: true, toOriginal: (offset) => offset };
  const known = new Map<string, string>();
  const breaks: { readonly normalised: number; readonly original: number }[] = [];
  let text = "";
  let copied = 0;
  for (const { 0: piece, index } of original.matchAll(PIECE)) {
    const replacement = known.get(piece) ?? normalisePiece(piece);
    known.set(piece, replacement);
    if (replacement === piece) continue;
    text += original.slice(copied, index) + replacement;
    copied = index + piece.length;
    if (replacement.length !== piece.length) breaks.push({ normalised: text.length, original: copied });
  }
  text += original.slice(copied);
  return { text, isOriginal: false, toOriginal: (offset) => originalOffset(breaks, offset) };
}

/** Behind the last break at or before it, every unit stands for itself; an offset inside a changed piece is that piece's end. */
function originalOffset(
  breaks: readonly { readonly normalised: number; readonly original: number }[],
  offset: number,
): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((breaks[middle]?.normalised ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const last = breaks[low - 1] ?? { normalised: 0, original: 0 };
  const next = breaks[low]?.original ?? Number.POSITIVE_INFINITY;
  return Math.min(next, last.original + offset - last.normalised);
}
