import type { PersonalDataSpan } from "../personal-data.ts";
import { PROTECTION, type ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { readHead } from "./address-head.ts";
import { isCapital, isWord, placeWordAt } from "./address-parts.ts";
import { readTail } from "./address-tail.ts";
import { PLACE_WORD } from "./address-words.ts";
import { readNumberedCore } from "./numbered-core.ts";
import { type StreetCore, streetAfterNumber, streetBeforeName, streetInOneWord } from "./street-core.ts";

const SCORE = { proven: 0.92, cued: 0.88, street: 0.75 } as const;
const CUE_REACH = 8;

/** Finds postal addresses in a scanned text, over several lines: one span for each, from unit or number to country. */
export function findAddresses(scan: ScannedText): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  let floor = 0;
  let cuedUntil = -1;
  for (let token = 0; token < scan.tokenCount; token++) {
    const kind = isWord(scan.classOf(token)) ? placeWordAt(scan, token) : PLACE_WORD.none;
    if (kind === PLACE_WORD.cue) cuedUntil = token + CUE_REACH;
    const core = token < floor ? undefined : readCore(scan, token, kind, token <= cuedUntil);
    if (core === undefined || core.first < floor) continue;
    const address = completeAddress(scan, core, floor, core.first <= cuedUntil);
    if (address === undefined) continue;
    spans.push(address.span);
    floor = address.end;
  }
  return spans;
}

function readCore(scan: ScannedText, token: number, kind: number, isCued: boolean): StreetCore | undefined {
  const isAfter = kind === PLACE_WORD.street || kind === PLACE_WORD.weakStreet;
  return (
    (isAfter ? streetAfterNumber(scan, token) : undefined) ??
    (isAfter || kind === PLACE_WORD.streetBefore ? streetBeforeName(scan, token) : undefined) ??
    (isCapital(scan.classOf(token)) && hasNumberNext(scan, token)
      ? streetInOneWord(scan, token)
      : undefined) ??
    readNumberedCore(scan, token, kind, isCued)
  );
}

const hasNumberNext = (scan: ScannedText, token: number): boolean => {
  const next = scan.classOf(token + 1);
  return (
    next === TOKEN_CLASS.digits ||
    next === TOKEN_CLASS.alphanumeric ||
    (next === TOKEN_CLASS.punctuation && scan.classOf(token + 2) === TOKEN_CLASS.digits)
  );
};

function completeAddress(
  scan: ScannedText,
  core: StreetCore,
  floor: number,
  isCued: boolean,
): { span: PersonalDataSpan; end: number } | undefined {
  const tail = readTail(scan, core.end);
  const head = readHead(scan, core.first, floor);
  const isProven = tail.isProven || head.isProven;
  const isOwnLine =
    scan.classOf(head.first - 1) === TOKEN_CLASS.lineBreak &&
    scan.classOf(tail.end) === TOKEN_CLASS.lineBreak;
  if (core.isWeak && !isProven && (core.isUnit === true || !(isCued || isOwnLine))) return undefined;
  if (!isProven && !isCued && isProtected(scan, core)) return undefined;
  const score = isProven ? SCORE.proven : isCued ? SCORE.cued : SCORE.street;
  return {
    span: { start: scan.startOf(head.first), end: scan.endOf(tail.end - 1), type: "ADDRESS", score },
    end: tail.end,
  };
}

function isProtected(scan: ScannedText, { first, end }: StreetCore): boolean {
  for (let token = first; token < end; token++)
    if (scan.protectionOf(token) >= PROTECTION.certain) return true;
  return false;
}
