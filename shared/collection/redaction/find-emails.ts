import type { PersonalDataSpan } from "./personal-data.ts";
import { hashWord, type ScannedText } from "./scan-text.ts";

const AT_SIGN = hashWord("@");
const AT_WORD = hashWord("at");
const MAX_LOCAL_PART = 64;
const LOCAL_CHARACTER = /[\p{L}\p{N}._%+'&~#/=!-]/u;
const EDGE = /[\p{L}\p{N}_]/u;
const DOMAIN =
  /[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]{1,62}){0,6}\.(?:xn--[\w-]{2,40}|\p{L}{2,24})(?![\p{L}\p{N}])/uy;

const SPELLED_DOMAIN =
  /\s{0,3}(?:at|@|[([{]\s?(?:at|@)\s?[)\]}])\s{1,3}[a-z0-9-]{1,40}(?:\s?(?:\.|\s{0,2}[([{]?\s?(?:dot|punkt|punto)\s?[)\]}]?\s{0,2})[a-z0-9-]{1,30}){0,3}(?:\s{1,3}dot\s{1,3}|\s{0,2}[([{]\s?dot\s?[)\]}]\s{0,2})[a-z]{2,12}\b/iy;
const SPELLED_JOINT = /^(?:dot|point|underscore|dash|plus|hyphen)$/i;
const MAX_SPELLED_PARTS = 5;

/** `jane.doe+bank@example.co.uk`, from the place of its "@". */
function emailAround(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const at = scan.startOf(token);
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL_PART && LOCAL_CHARACTER.test(scan.text[start - 1] ?? ""))
    start--;
  while (start < at && !EDGE.test(scan.text[start] ?? "")) start++;
  if (start === at) return undefined;
  DOMAIN.lastIndex = at + 1;
  const domain = DOMAIN.exec(scan.text);
  if (domain === null) return undefined;
  return { start, end: at + 1 + domain[0].length, type: "EMAIL", score: 1 };
}

/** "jane dot doe at example dot com", from the place of its "at". */
function spelledEmailAround(
  scan: ScannedText,
  token: number,
  bracketed: boolean,
): PersonalDataSpan | undefined {
  let first = token - (bracketed ? 2 : 1);
  SPELLED_DOMAIN.lastIndex = scan.endOf(first);
  const domain = SPELLED_DOMAIN.exec(scan.text);
  if (domain === null || !EDGE.test(scan.wordOf(first))) return undefined;
  const end = scan.endOf(first) + domain[0].length;
  for (let parts = 0; parts < MAX_SPELLED_PARTS; parts++) {
    const joint = scan.wordOf(first - 1);
    const joined =
      SPELLED_JOINT.test(joint) || (/[._-]/.test(joint) && scan.endOf(first - 1) === scan.startOf(first));
    if (!joined || !EDGE.test(scan.wordOf(first - 2))) break;
    first -= 2;
  }
  return { start: scan.startOf(first), end, type: "EMAIL", score: 0.9 };
}

/** The e-mail address whose "@", or whose spelled "at", is this token. */
export function findEmail(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const hash = scan.hashOf(token);
  if (hash === AT_SIGN) {
    const bracketed = /[([{]/.test(scan.wordOf(token - 1));
    return bracketed
      ? spelledEmailAround(scan, token, true)
      : (emailAround(scan, token) ?? spelledEmailAround(scan, token, false));
  }
  if (hash !== AT_WORD) return undefined;
  return spelledEmailAround(scan, token, /[([{]/.test(scan.wordOf(token - 1)));
}
