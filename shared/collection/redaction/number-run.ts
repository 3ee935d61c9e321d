import type { ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const MAX_GROUPS = 8;
const MAX_DIGITS = 24;
const IPV4_DOTS = 3;

/** Groups of digits with one blank, dash, dot or slash between neighbours; every start of a text's groups gives one. */
export interface NumberRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Lengths of the groups with what stands between: "3-2-4". */
  readonly signature: string;
  /** The token behind the run. */
  readonly nextToken: number;
}

/** The last group of a phone number with an extension: "4218x1234". */
const WITH_EXTENSION = /^(\d{3,7})x\d{1,6}$/i;

const isGroup = (scan: ScannedText, token: number): boolean =>
  scan.classOf(token) === TOKEN_CLASS.digits ||
  (scan.classOf(token) === TOKEN_CLASS.alphanumeric && WITH_EXTENSION.test(scan.wordOf(token)));

/** What joins two neighbouring groups of digits, or "" when they do not belong together. */
function joint(scan: ScannedText, token: number): string {
  const end = scan.endOf(token);
  const mark = scan.text[end] ?? "";
  if (mark === " ") return isGroup(scan, token + 1) && scan.startOf(token + 1) === end + 1 ? " " : "";
  const isJoined = mark === "-" || mark === "." || mark === "/" || mark === "'";
  if (!isJoined) return "";
  return isGroup(scan, token + 2) && scan.startOf(token + 2) === end + 1 ? mark : "";
}

/** True when the run at this token has at least so many digits, or four groups with dots like an IPv4 address. Costs little. */
export function isLongRun(scan: ScannedText, first: number, leastDigits: number): boolean {
  let token = first;
  let digits = scan.endOf(first) - scan.startOf(first);
  let dots = 0;
  for (let group = 1; digits < leastDigits; group++) {
    const mark = joint(scan, token);
    if (mark === "" || group === MAX_GROUPS) return false;
    if (mark === ".") dots++;
    if (dots === IPV4_DOTS) return true;
    token += mark === " " ? 1 : 2;
    digits += scan.endOf(token) - scan.startOf(token);
  }
  return true;
}

/** The runs that begin with this token of digits, the longest first. At most eight groups and 24 digits. */
export function readNumberRuns(scan: ScannedText, first: number): NumberRun[] {
  const start = scan.startOf(first);
  const runs: NumberRun[] = [];
  let token = first;
  let digits = "";
  let signature = "";
  for (let group = 0; group < MAX_GROUPS; group++) {
    const word = scan.wordOf(token).replace(WITH_EXTENSION, "$1");
    if (digits.length + word.length > MAX_DIGITS) break;
    digits += word;
    signature += word.length;
    runs.unshift({ start, end: scan.endOf(token), digits, signature, nextToken: token + 1 });
    const mark = joint(scan, token);
    if (mark === "") break;
    signature += mark;
    token += mark === " " ? 1 : 2;
  }
  return runs;
}
