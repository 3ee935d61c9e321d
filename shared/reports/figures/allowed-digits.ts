import { readUnit, wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** Words before a number that make it the number of a section, and how the number may look. */
const NUMBERED = wordSet(
  "item items section sections note notes chapter appendix article rule paragraph para annex exhibit schedule step page ifrs ias asc sfas basel covid footnote principle",
);
const NUMBERED_LOW = wordSet("tier pillar stage level type phase category");
const CAPITALISED_NUMBERED = wordSet(
  "Figure Table Part Scenario Chart Panel Method Model Portfolio Fund Stock",
);
const MARKET_INDEXES: readonly [RegExp, RegExp][] = [
  [/^(?:p|spx)$/, /^(?:500|400|600|1500)$/],
  [/^russell$/, /^(?:1000|2000|3000)$/],
  [/^ftse$/, /^(?:100|250|350)$/],
  [/^nasdaq$/, /^100$/],
  [/^dow$/, /^30$/],
  [/^(?:cac|dax|mdax)$/, /^(?:30|40|50)$/],
  [/^nikkei$/, /^225$/],
  [/^(?:stoxx|seng|ibex|asx|kospi|csi|smi)$/, /^(?:20|35|50|200|300|600)$/],
];

/** "1." or "2)" at the start of the text or of a line. */
function isListOrdinal(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || !/^[1-9]\d?$/.test(token.text)) return false;
  const opening = wordAt(tokens, index - 1);
  const startAt = opening === "(" || opening === "#" || opening === "-" ? index - 2 : index - 1;
  if (startAt >= 0 && wordAt(tokens, startAt) !== "\n") return false;
  const following = tokens[index + 2];
  return /^[.)]$/.test(wordAt(tokens, index + 1)) && following !== undefined && !following.glued;
}

/** "10-K", "20-F", "S-1". */
function isForm(tokens: readonly Token[], index: number): boolean {
  const number = wordAt(tokens, index);
  const hyphenAfter = /^[-–‑]$/.test(wordAt(tokens, index + 1)) && tokens[index + 2]?.glued;
  if (
    hyphenAfter &&
    /^(?:10|8|20|6|40|11)$/.test(number) &&
    /^(?:K|Q|F|A)$/.test(tokens[index + 2]?.text ?? "")
  )
    return true;
  const hyphenBefore = /^[-–‑]$/.test(wordAt(tokens, index - 1)) && tokens[index]?.glued;
  return hyphenBefore === true && /^[1-9]$/.test(number) && /^[SFN]$/.test(tokens[index - 2]?.text ?? "");
}

function isNumbered(tokens: readonly Token[], index: number): boolean {
  const at = /^[-–‑]$/.test(wordAt(tokens, index - 1)) ? index - 2 : index - 1;
  const before = tokens[at];
  const number = wordAt(tokens, index);
  if (before === undefined || before.kind !== "word" || readUnit(tokens, index + 1) !== undefined)
    return false;
  if (NUMBERED.has(before.lower)) return /^[1-9]\d{0,3}(?:\.\d{1,2})*$/.test(number);
  if (NUMBERED_LOW.has(before.lower))
    return /^[1-9]$/.test(number) && wordAt(tokens, at - 1) !== "confidence";
  return CAPITALISED_NUMBERED.has(before.text) && /^[1-9]\d?$/.test(number);
}

function isMarketIndex(tokens: readonly Token[], index: number): boolean {
  const at = /^[-–‑]$/.test(wordAt(tokens, index - 1)) ? index - 2 : index - 1;
  const before = wordAt(tokens, at);
  const number = wordAt(tokens, index);
  if (before === "p" && !(wordAt(tokens, at - 1) === "&" && wordAt(tokens, at - 2) === "s")) return false;
  return (
    MARKET_INDEXES.some(([name, size]) => name.test(before) && size.test(number)) &&
    readUnit(tokens, index + 1) === undefined
  );
}

/** "R²" typed as "R2", "M2", "Fama-French 3-factor" are names; so is the id of a passage, "[p1]". */
function isSymbol(tokens: readonly Token[], index: number, passageIds: ReadonlySet<string>): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (
    token === undefined ||
    before === undefined ||
    !token.glued ||
    (before.glued && before.kind === "number")
  )
    return false;
  if (passageIds.has(before.text + token.text)) return true;
  return /^[RM]$/.test(before.text) && token.text === "2" && !tokens[index + 1]?.glued;
}

/** True when the digits at this token are part of a name and state no figure. */
export function isNameDigit(
  tokens: readonly Token[],
  index: number,
  passageIds: ReadonlySet<string>,
): boolean {
  return (
    isListOrdinal(tokens, index) ||
    isForm(tokens, index) ||
    isNumbered(tokens, index) ||
    isMarketIndex(tokens, index) ||
    isSymbol(tokens, index, passageIds)
  );
}
