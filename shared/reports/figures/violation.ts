export type ViolationKind =
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

/** Why a sentence was refused; `message` tells the narrator what to write instead. */
export interface Violation {
  readonly sentence: string;
  readonly kind: ViolationKind;
  readonly message: string;
}
