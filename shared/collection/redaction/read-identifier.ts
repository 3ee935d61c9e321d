import type { ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const MAX_LENGTH = 34;
const MAX_GROUPS = 8;
const MAX_PREFIX_LETTERS = 5;

/** A run of groups of digits and capitals that may be one number: "PL-2023-00123", "AB 12 34 56 C", "1234 5678". */
export interface Identifier {
  readonly start: number;
  readonly end: number;
  /** Letters and digits only, in capitals. */
  readonly compact: string;
  readonly digitCount: number;
  /** The token behind it. */
  readonly nextToken: number;
}

const isGroup = (tokenClass: number): boolean =>
  tokenClass === TOKEN_CLASS.digits ||
  tokenClass === TOKEN_CLASS.alphanumeric ||
  tokenClass === TOKEN_CLASS.upper;

/** The next group's token when it belongs to the same number: behind a dash, slash or dot, or digits behind one blank. */
function followingGroup(scan: ScannedText, token: number): number | undefined {
  const end = scan.endOf(token);
  const mark = scan.text[end] ?? "";
  if (mark === " ") {
    const next = scan.classOf(token + 1);
    const isBeside = scan.startOf(token + 1) === end + 1;
    return isBeside && (next === TOKEN_CLASS.digits || isShortCapital(scan, token + 1))
      ? token + 1
      : undefined;
  }
  if (!/[-/._]/.test(mark) || scan.startOf(token + 2) !== end + 1) return undefined;
  return isGroup(scan.classOf(token + 2)) ? token + 2 : undefined;
}

/** The last letter of a number in groups: the "C" of "AB 12 34 56 C". */
const isShortCapital = (scan: ScannedText, token: number): boolean =>
  scan.classOf(token) === TOKEN_CLASS.upper && scan.endOf(token) - scan.startOf(token) === 1;

/** The number that begins with this token, if it has a digit. At most 34 letters and digits. */
export function readIdentifier(scan: ScannedText, first: number): Identifier | undefined {
  const firstClass = scan.classOf(first);
  const start = scan.startOf(first);
  if (!isGroup(firstClass)) return undefined;
  if (firstClass === TOKEN_CLASS.upper && scan.endOf(first) - start > MAX_PREFIX_LETTERS) return undefined;
  let token = first;
  let compact = scan.wordOf(first).toUpperCase();
  for (let group = 1; group < MAX_GROUPS; group++) {
    const next = followingGroup(scan, token);
    if (next === undefined) break;
    const word = scan.wordOf(next).toUpperCase();
    if (compact.length + word.length > MAX_LENGTH) break;
    compact += word;
    token = next;
  }
  // A letter alone behind the digits is a word of the sentence unless it closes groups ("AB 12 34 56 C").
  const digitCount = compact.replace(/\D/g, "").length;
  if (digitCount === 0 || compact.length > MAX_LENGTH) return undefined;
  return { start, end: scan.endOf(token), compact, digitCount, nextToken: token + 1 };
}
