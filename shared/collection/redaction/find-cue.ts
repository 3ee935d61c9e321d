import type { CueKind } from "./cues.ts";
import type { TermMarks } from "./mark-terms.ts";
import { hashWord, type ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

/** A cue within reach of a value. A hint counts only when nothing but fillers and marks stands between. */
export interface Cue {
  readonly kind: CueKind;
  readonly isFirm: boolean;
  /** How many tokens lie between cue and value. */
  readonly distance: number;
}

const REACH_LEFT = 12;
const REACH_RIGHT = 6;
const MAX_LINE_BREAKS = 1;
const HAS_DIGIT = new Set<number>([TOKEN_CLASS.digits, TOKEN_CLASS.alphanumeric]);
const STOP = hashWord(".");
const ENDS = new Set(["!", "?"].map(hashWord));

/** A full stop ends the sentence when a blank follows, unless the word before it is a cue or a filler ("acct.", "no."). */
function endsSentence(scan: ScannedText, marks: TermMarks, token: number): boolean {
  const hash = scan.hashOf(token);
  if (ENDS.has(hash)) return true;
  return hash === STOP && scan.endOf(token) < scan.startOf(token + 1) && marks.markOf(token - 1) === 0;
}

/**
 * The cues to the left of a value, the nearest first, within its sentence. A cue in the line above counts when the
 * value begins its own line; behind another number, when only fillers and marks stand between that number and the value.
 */
export function cuesBefore(scan: ScannedText, marks: TermMarks, value: number): Cue[] {
  const cues: Cue[] = [];
  let lineBreaks = 0;
  let isBeside = true;
  let isFirstInLine = true;
  for (let token = value - 1; token >= 0 && value - token <= REACH_LEFT; token--) {
    const kind = marks.cueOf(token);
    const tokenClass = scan.classOf(token);
    if (kind !== undefined) {
      isFirstInLine = false;
      if (isBeside || marks.isFirm(token))
        cues.push({ kind, isFirm: marks.isFirm(token), distance: value - token - 1 });
      continue;
    }
    if (tokenClass === TOKEN_CLASS.lineBreak && (!isFirstInLine || ++lineBreaks > MAX_LINE_BREAKS)) break;
    if (!isBeside && HAS_DIGIT.has(tokenClass)) break;
    if (endsSentence(scan, marks, token)) break;
    if (lineBreaks === 0 && tokenClass <= TOKEN_CLASS.alphanumeric && !marks.isFiller(token))
      isFirstInLine = false;
    if (tokenClass <= TOKEN_CLASS.mixedCase && !marks.isFiller(token)) isBeside = false;
  }
  return cues;
}

/** The nearest firm cue to the right of a value ("12345678 is my account number"), in the same sentence and line. */
export function cueAfter(scan: ScannedText, marks: TermMarks, next: number): Cue | undefined {
  for (let token = next; token - next < REACH_RIGHT; token++) {
    const kind = marks.cueOf(token);
    if (kind !== undefined)
      return marks.isFirm(token) ? { kind, isFirm: true, distance: token - next } : undefined;
    const tokenClass = scan.classOf(token);
    if (tokenClass === TOKEN_CLASS.lineBreak || tokenClass === TOKEN_CLASS.none) return undefined;
    if (tokenClass <= TOKEN_CLASS.alphanumeric && !marks.isFiller(token)) return undefined;
    if (endsSentence(scan, marks, token)) return undefined;
    if (/[,;|:]/.test(scan.wordOf(token))) return undefined;
  }
  return undefined;
}
