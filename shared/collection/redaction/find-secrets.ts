import type { PersonalDataSpan } from "./personal-data.ts";
import type { ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

/** Prefixes that issuers give to their keys, so that scanners find them. Every repetition has a bound. */
const KEY =
  /(?:(?:AKIA|ASIA|AIDA|AROA|AGPA)[A-Z0-9]{16}|AIza[\w-]{35}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,64}|sk-[\w-]{20,255}|[spr]k_(?:live|test)_\w{10,255}|xox[abeoprs]-[\w-]{10,255}|eyJ[\w-]{8,2048}\.[\w-]{4,4096}(?:\.[\w-]{0,2048})?|ya29\.[\w-]{20,2048}|SG\.[\w-]{16,64}\.[\w-]{16,64}|npm_\w{36}|hf_\w{30,64}|whsec_\w{20,64}|dop_v1_\w{64}|shpat_\w{32})(?![\w-])/y;
const MIN_KEY_WORD = 16;
const PEM_BEGINNING = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const PEM_ENDING = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const MAX_PEM_LENGTH = 16_384;

/** Between "password" and its value: marks, or "is". */
const ASSIGNED =
  /["'`\])]{0,2}[ \t]{0,3}(?:(?:=>|->|:|=)[ \t]{0,3}(?:bearer |basic )?|(?:bearer|basic) )["'`]?([^\s"'`,;<>&]{4,512})/iy;
const SAID = /["']?[ \t]{1,3}(?:(?:is|was|to|:|bearer|basic) ?){0,2}[ \t]{0,2}["'`]?([^\s"'`,;<>]{6,512})/iy;
const PLACEHOLDER = /^\[|^\*+$|^x+$|^\{|^\$\{|^%s|^null$|^none$|^true$|^false$|^undefined$/i;
const WORD = /^[A-Za-z]+[.,!?:)]*$/;
const TRAILING_MARKS = /[.,)\]}]+$/;

function pemSpan(text: string, start: number): PersonalDataSpan | undefined {
  PEM_BEGINNING.lastIndex = start;
  if (!PEM_BEGINNING.test(text)) return undefined;
  const limit = Math.min(text.length, start + MAX_PEM_LENGTH);
  for (
    let at = text.indexOf("-----END", PEM_BEGINNING.lastIndex);
    at >= 0 && at < limit;
    at = text.indexOf("-----END", at + 1)
  ) {
    PEM_ENDING.lastIndex = at;
    if (PEM_ENDING.test(text)) return { start, end: PEM_ENDING.lastIndex, type: "SECRET", score: 1 };
  }
  return { start, end: limit, type: "SECRET", score: 0.5 };
}

/** The key or private-key block that begins with this token, by its prefix. */
export function findKey(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  if (scan.classOf(token) === TOKEN_CLASS.punctuation)
    return scan.text[start - 1] === "-" ? undefined : pemSpan(scan.text, start);
  const end = scan.endOf(token);
  const follows = scan.text[end] ?? "";
  if (end - start < MIN_KEY_WORD && follows !== "_" && follows !== "-" && follows !== ".") return undefined;
  KEY.lastIndex = start;
  if (/[\w-]/.test(scan.text[start - 1] ?? "") || !KEY.test(scan.text)) return undefined;
  return { start, end: KEY.lastIndex, type: "SECRET", score: 1 };
}

/** The value behind the cue that ends with this token: "password: hunter2", "token = …"; a plain word needs a mark before it. */
export function findSecretBehind(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const end = scan.endOf(token);
  ASSIGNED.lastIndex = end;
  const assigned = ASSIGNED.exec(scan.text);
  SAID.lastIndex = end;
  const match = assigned ?? SAID.exec(scan.text);
  const value = (match?.[1] ?? "").replace(TRAILING_MARKS, "");
  if (match === null || value.length < 4 || PLACEHOLDER.test(value)) return undefined;
  if (assigned === null && (WORD.test(value) || !/\d|[^\w\s'-]/.test(value))) return undefined;
  const start = end + match[0].length - (match[1] ?? "").length;
  return { start, end: start + value.length, type: "SECRET", score: assigned === null ? 0.65 : 0.85 };
}
