import { CUED_FINDERS } from "./cued-values.ts";
import type { CueKind } from "./cues.ts";
import { type Cue, cueAfter, cuesBefore } from "./find-cue.ts";
import { findEmail } from "./find-emails.ts";
import { findIpv6 } from "./find-ip.ts";
import { findMarkedPhone } from "./find-phones.ts";
import { findKey, findSecretBehind } from "./find-secrets.ts";
import { HeaderCues } from "./header-cues.ts";
import { isKindNear, loneCode, loneNumber, lonePhone, loneRuns, type Place } from "./lone-values.ts";
import type { TermMarks } from "./mark-terms.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import { readIdentifier } from "./read-identifier.ts";
import { hashWord, PROTECTION, type ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const REACH_AHEAD = 10;
const CARD_REACH = 160;

/** The value that the nearest fitting cue announces. A cue of numbers that are nobody's silences the cues behind it. */
function cuedValue({ scan, token, cues, found }: Place): PersonalDataSpan | undefined {
  for (const cue of cues) {
    if (cue.kind === "other") return undefined;
    if (cue.kind === "expiry" && !isCardNear(scan, token, found, cues)) continue;
    const span = CUED_FINDERS[cue.kind]?.(scan, token, cue);
    if (span !== undefined) return span;
  }
  return undefined;
}

/** Expiry dates of contracts and options stay: a card must be named, or found shortly before. */
function isCardNear(
  scan: ScannedText,
  token: number,
  found: readonly PersonalDataSpan[],
  cues: readonly Cue[],
): boolean {
  const last = found.findLast(({ type }) => type === "CREDIT_CARD" || type === "CARD_CVV");
  if (last !== undefined && scan.startOf(token) - last.end < CARD_REACH) return true;
  return isKindNear(cues, "card") || isKindNear(cues, "cvv");
}

function hasFirmCueAhead(marks: TermMarks, token: number): boolean {
  for (let ahead = 1; ahead <= REACH_AHEAD; ahead++) if (marks.isFirm(token + ahead)) return true;
  return false;
}

/** "12345678 is my account number". */
function valueBeforeCue({ scan, marks, token, cues }: Place): PersonalDataSpan | undefined {
  if (cues.length > 0 || !hasFirmCueAhead(marks, token)) return undefined;
  const identifier = readIdentifier(scan, token);
  const cue = identifier === undefined ? undefined : cueAfter(scan, marks, identifier.nextToken);
  return cue === undefined || cue.kind === "other" ? undefined : CUED_FINDERS[cue.kind]?.(scan, token, cue);
}

/** Numbers whose short groups look like other things too: their cue is asked before their shape. */
const CUE_FIRST: ReadonlySet<CueKind> = new Set<CueKind>(["routing", "sortCode", "birth", "itin", "ein"]);

function findAtNumber(place: Place): PersonalDataSpan | undefined {
  const nearest = place.cues[0]?.kind;
  const first = nearest !== undefined && CUE_FIRST.has(nearest) ? cuedValue(place) : undefined;
  if (first !== undefined) return first;
  const runs = loneRuns(place.scan, place.token);
  return (
    loneNumber(place, runs) ??
    findIpv6(place.scan, place.token) ??
    cuedValue(place) ??
    lonePhone(place, runs) ??
    valueBeforeCue(place)
  );
}

const findAtCode = (place: Place): PersonalDataSpan | undefined =>
  loneCode(place) ?? cuedValue(place) ?? valueBeforeCue(place);

const AT_WORD = hashWord("at");
const AT_SIGN = hashWord("@");
const COLON = hashWord(":");

function findAtPunctuation(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  if (scan.hashOf(token) === AT_SIGN) return findEmail(scan, token);
  if (scan.hashOf(token) === COLON) return findIpv6(scan, token);
  return findMarkedPhone(scan, token) ?? findKey(scan, token);
}

/** Words have no digits: e-mail addresses spelled out, keys by their prefix, secrets behind their cue. */
function findAtWord(scan: ScannedText, marks: TermMarks, token: number): PersonalDataSpan | undefined {
  if (scan.hashOf(token) === AT_WORD) return findEmail(scan, token);
  if (marks.cueOf(token) === "secret") return findSecretBehind(scan, token);
  return findKey(scan, token) ?? (scan.text[scan.endOf(token)] === ":" ? findIpv6(scan, token) : undefined);
}

/** True for a word that may begin a number or a date, or be a bank's code: "AB 12 34 56 C", "March 3, 1980", "DEUTDEFF". */
function mayBeginCode(scan: ScannedText, marks: TermMarks, token: number): boolean {
  if (scan.classOf(token) !== TOKEN_CLASS.upper || marks.markOf(token) !== 0) return marks.isMonth(token);
  const length = scan.endOf(token) - scan.startOf(token);
  if (length === 8 || length === 11) return true;
  const next = scan.classOf(token + 1) === TOKEN_CLASS.punctuation ? token + 2 : token + 1;
  return (
    scan.startOf(next) <= scan.endOf(token) + 1 &&
    scan.classOf(next) >= TOKEN_CLASS.digits &&
    scan.classOf(next) <= TOKEN_CLASS.alphanumeric
  );
}

class IdentifierSearch {
  private readonly scan: ScannedText;
  private readonly marks: TermMarks;
  private readonly headers: HeaderCues;
  private readonly found: PersonalDataSpan[] = [];

  constructor(fields: { readonly scan: ScannedText; readonly marks: TermMarks }) {
    this.scan = fields.scan;
    this.marks = fields.marks;
    this.headers = new HeaderCues(fields);
  }

  run(): PersonalDataSpan[] {
    let token = 0;
    while (token < this.scan.tokenCount) {
      this.headers.pass(token);
      const span = this.scan.protectionOf(token) >= PROTECTION.certain ? undefined : this.at(token);
      const next = span !== undefined && this.keep(span) ? this.scan.tokenAt(span.end) : token + 1;
      for (let skipped = token + 1; skipped < next; skipped++) this.headers.pass(skipped);
      token = next;
    }
    return this.found;
  }

  private at(token: number): PersonalDataSpan | undefined {
    const { scan, marks } = this;
    const tokenClass = scan.classOf(token);
    if (tokenClass === TOKEN_CLASS.punctuation) return findAtPunctuation(scan, token);
    if (tokenClass === TOKEN_CLASS.digits) return findAtNumber(this.placeOf(token));
    if (tokenClass === TOKEN_CLASS.alphanumeric) return findAtCode(this.placeOf(token));
    const span = tokenClass === TOKEN_CLASS.lineBreak ? undefined : findAtWord(scan, marks, token);
    if (span !== undefined || !mayBeginCode(scan, marks, token)) return span;
    return findAtCode(this.placeOf(token));
  }

  private placeOf(token: number): Place {
    const header = this.headers.cueHere();
    const cues = header === undefined ? cuesBefore(this.scan, this.marks, token) : [header];
    return { scan: this.scan, marks: this.marks, token, found: this.found, cues };
  }

  /** An address around "@" reaches back, so that it may swallow what was found before it. */
  private keep(span: PersonalDataSpan): boolean {
    if (this.scan.hasPlaceholderBetween(span.start, span.end)) return false;
    let { start } = span;
    while ((this.found.at(-1)?.end ?? 0) > start) start = Math.min(start, this.found.pop()?.start ?? start);
    this.found.push({ ...span, start });
    return true;
  }
}

/** Everything that is told by its structure, its check digit or a cue, from e-mail addresses to passwords: sorted and disjoint. */
export const findIdentifiers = (scan: ScannedText, marks: TermMarks): PersonalDataSpan[] =>
  new IdentifierSearch({ scan, marks }).run();
