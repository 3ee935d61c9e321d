import type { Cue } from "./find-cue.ts";
import { findIban } from "./find-iban.ts";
import { findIpv6, ipOfRun } from "./find-ip.ts";
import { phoneOfRun } from "./find-phones.ts";
import { findKey } from "./find-secrets.ts";
import { findWallet } from "./find-wallets.ts";
import { isAmount } from "./is-amount.ts";
import type { TermMarks } from "./mark-terms.ts";
import { isLetteredIdAlone } from "./national-ids.ts";
import { kindOfNumber } from "./number-kinds.ts";
import { isLongRun, type NumberRun, readNumberRuns } from "./number-run.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import { readIdentifier } from "./read-identifier.ts";
import type { ScannedText } from "./scan-text.ts";

/** Fewer digits and letters than this say nothing without a cue. */
const MIN_LONE_LENGTH = 8;
const MARKS: ReadonlySet<string> = new Set("-./'");
const MAX_WHOLE_DIGITS = 3;
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;

/** What a finder at one token may look at: the text, its marks, and what was found before. */
export interface Place {
  readonly scan: ScannedText;
  readonly marks: TermMarks;
  readonly token: number;
  readonly found: readonly PersonalDataSpan[];
  readonly cues: readonly Cue[];
}

/** True when a cue of this kind is within reach. */
export const isKindNear = (cues: readonly Cue[], kind: Cue["kind"]): boolean =>
  cues.some((cue) => cue.kind === kind);

const isDigitAt = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= DIGIT_ZERO && code <= DIGIT_NINE;
};

/** True when digits stand before a place, joined to it by a mark; or, for a number in groups, by a blank. */
function isJoinedBefore(text: string, start: number, isGrouped: boolean): boolean {
  const before = text[start - 1] ?? "";
  return isDigitAt(text, start - 2) && (MARKS.has(before) || (isGrouped && before === " "));
}

function isJoinedBehind(text: string, end: number, isGrouped: boolean): boolean {
  const behind = text[end] ?? "";
  return isDigitAt(text, end + 1) && (MARKS.has(behind) || (isGrouped && behind === " "));
}

/** "0.512": a point and then one group that no further mark follows, as in most tables. */
function isDecimal({ text }: ScannedText, start: number, end: number): boolean {
  if (end - start > MAX_WHOLE_DIGITS || text[end] !== "." || !isDigitAt(text, end + 1)) return false;
  let index = end + 1;
  while (isDigitAt(text, index)) index++;
  return !MARKS.has(text[index] ?? "") || !isDigitAt(text, index + 1);
}

/** The runs at this token that are long enough to say something, no part of something longer, and no amount. */
export function loneRuns(scan: ScannedText, token: number): NumberRun[] {
  const { text } = scan;
  const start = scan.startOf(token);
  if (isDecimal(scan, start, scan.endOf(token))) return [];
  const isInRow = isJoinedBefore(text, start, true) && text[scan.endOf(token)] === " ";
  if (isInRow || isJoinedBefore(text, start, false) || !isLongRun(scan, token, MIN_LONE_LENGTH)) return [];
  return readNumberRuns(scan, token).filter((run) => {
    const isGrouped = run.signature.includes(" ");
    if (isJoinedBefore(text, start, isGrouped) || isJoinedBehind(text, run.end, isGrouped)) return false;
    return !isAmount(scan, token, run.nextToken);
  });
}

/** A number that needs no cue: an IP address, a card, an id with its check digit. */
export function loneNumber({ scan, cues }: Place, runs: readonly NumberRun[]): PersonalDataSpan | undefined {
  const isOther = cues[0]?.kind === "other";
  for (const run of runs) {
    const ip = isOther ? undefined : ipOfRun(scan, run, isKindNear(cues, "ip"));
    if (ip !== undefined) return ip;
    const kind = kindOfNumber(run);
    if (kind !== undefined) return { start: run.start, end: run.end, ...kind };
  }
  return undefined;
}

/** A phone number in groups that need no cue; a cue of something else has been asked before. */
export function lonePhone({ scan, cues }: Place, runs: readonly NumberRun[]): PersonalDataSpan | undefined {
  if (cues[0]?.kind === "other") return undefined;
  for (const run of runs) {
    const phone = phoneOfRun(scan, run);
    if (phone !== undefined) return phone;
  }
  return undefined;
}

/** Letters and digits that need no cue: an IBAN, a wallet, a key, a national id with letters. */
export function loneCode({ scan, token, cues }: Place): PersonalDataSpan | undefined {
  const span =
    findKey(scan, token) ??
    findIban(scan, token, isKindNear(cues, "iban")) ??
    findIpv6(scan, token) ??
    findWallet(scan, token, isKindNear(cues, "wallet"));
  if (span !== undefined) return span;
  const identifier = readIdentifier(scan, token);
  if (identifier === undefined || identifier.compact.length < MIN_LONE_LENGTH) return undefined;
  if (identifier.digitCount === identifier.compact.length) return undefined;
  const isNational = isLetteredIdAlone(identifier.compact);
  return isNational
    ? { start: identifier.start, end: identifier.end, type: "NATIONAL_ID", score: 0.85 }
    : undefined;
}
