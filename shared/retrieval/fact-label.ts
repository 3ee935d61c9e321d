import type { UnitKind } from "../units.ts";
import { tokenize } from "./tokenize.ts";

const MOST_CHARACTERS = 80;
const MOST_WORDS = 14;
/** Verbs between whose they are and what is measured: "Microsoft reported net revenue" becomes "Microsoft net revenue". */
const POSSESSIVE =
  /\s(?:has|have|had|with|shows?|showed|reported|reports|posted|posts|earned|recorded|records|uses?|used|applies|requires|assumes|carries)(?:\s(?:a|an|the|its|their))?\s/i;
const OPENING =
  /^(?:(?:and|but|or|so|while|whereas|where|that|which|the|a|an|our|its|their|this|these|with|also|then|at|in|on|for|by|from|of|to)\s+)+/i;
/** After these words "of" counts a part and names no measure. */
const NO_MEASURE =
  /(?:^|\s)(?:out|each|one|some|most|all|any|part|rest|excess|none|half|not|more|less|than|by|up|down|is|are|was|were|be)$/i;

/**
 * What a figure is called, from the text beside it: its last clause without articles, at most 80 characters of letters,
 * digits and plain punctuation. Undefined when that is too long or too empty to be a name.
 */
export function cleanLabel(raw: string): string | undefined {
  const clause = raw.split(/[,;:!?—]|\.\s/).at(-1) ?? "";
  const plain = ` ${clause}`
    .replaceAll(/[^\p{L}\p{N} .'’&/%+()-]/gu, " ")
    .replace(POSSESSIVE, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(OPENING, "");
  const isName = plain.split(" ").length <= MOST_WORDS && !NO_MEASURE.test(plain);
  const says = tokenize(plain).some((term) => /\p{L}/u.test(term));
  return isName && says ? plain.slice(0, MOST_CHARACTERS).trim() : undefined;
}

/** The unit of a number written without one, where its label leaves no doubt. */
export function unitByLabel(label: string, value: number): UnitKind | undefined {
  if (/\b(?:ratio|beta|correlation|coefficient|multiple|sharpe|sortino)\b/i.test(label)) return "ratio";
  const isCounted = /\b(?:number of|count of|headcount|employees|holdings|positions|observations)\b/i.test(
    label,
  );
  return isCounted && Number.isInteger(value) ? "count" : undefined;
}
