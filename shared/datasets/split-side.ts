import { hash } from "node:crypto";

export type Side = "train" | "validation";

/** Part of every side's hash and of the manifest; another value deals all groups anew. */
const SPLIT_VERSION = 1;

export interface Split {
  /** Share of the groups that go to validation, 0 to 1. */
  readonly validationSplit: number;
  readonly seed: number;
}

const HEX_DIGITS = 12;

/** A number in [0, 1) that depends on the seed and the text alone. */
function placeOf(seed: number, text: string): number {
  const digits = hash("sha256", `${SPLIT_VERSION}\n${seed}\n${text}`).slice(0, HEX_DIGITS);
  return Number.parseInt(digits, 16) / 16 ** HEX_DIGITS;
}

/**
 * The side of a group, which is all rows of one user. It depends on nothing but the group, so that more data never moves it,
 * and a larger share only moves groups from train to validation.
 */
export function sideOf({ validationSplit, seed }: Split, group: string): Side {
  return placeOf(seed, group) < validationSplit ? "validation" : "train";
}
