type ViolationKind =
  | "unknown-slot"
  | "typed-figure"
  | "wrong-label"
  | "wrong-series"
  | "wrong-period"
  | "wrong-confidence"
  | "wrong-unit"
  | "wrong-direction"
  | "underived-words"
  | "unknown-citation"
  | "uncited-fact"
  | "malformed-text";

/** What is wrong with one figure or word of a sentence. */
export interface FigureProblem {
  readonly kind: ViolationKind;
  readonly message: string;
}

/** Why a sentence was refused; `message` tells the narrator what to write instead. */
export interface Violation extends FigureProblem {
  readonly sentence: string;
}
