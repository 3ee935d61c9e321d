import type { Token, TokenRange } from "./read-tokens.ts";

/** A calculation that a stretch of the question asks for. `score` runs to 1: how sure the selector is. */
export interface CalculationMention extends TokenRange {
  readonly calculation: string;
  /** The methods of the calculation that the question names, each to be calculated by; absent where it names none. */
  readonly methods?: readonly string[];
  readonly score: number;
}

/** What a selector read: mentions in the order of the question, and names of calculations that the catalogue lacks. */
export interface Selection {
  readonly mentions: readonly CalculationMention[];
  readonly unoffered: readonly UnofferedMention[];
}

export interface UnofferedMention extends TokenRange {
  readonly title: string;
}

/**
 * Scores the catalogue's calculations against a question, and does nothing else: series, parameters and what is missing are
 * read elsewhere, so that a trained selector can take the place of the lexical one. `hidden` holds the positions of tokens
 * that name series and are not to be read as calculations.
 */
export interface CalculationSelector {
  select(tokens: readonly Token[], hidden: ReadonlySet<number>): Selection;
}
