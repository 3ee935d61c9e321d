import { remainderBy97 } from "./checksums.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import type { ScannedText } from "./scan-text.ts";

/** Lengths by country (SWIFT, IBAN Registry). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  "NO15 BE16 BI27 DK18 FI18 FK18 FO18 GL18 NL18 MK19 SD18 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 IM22 JE22 GG22 ME22 RS22 VA22 SO23 AE23 GI23 IL23 IQ23 OM23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
/** How an IBAN is written: in one piece or in fours. */
const GROUPED_IN_FOURS =
  /^(?:[A-Z]{2}\d{2}[A-Z0-9]{0,4}\d{6}[A-Z0-9]{1,20}|[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)$/;
const BEGINNING = /^[A-Z]{2}\d{2}/i;
const IN_NUMBER = /[A-Z0-9]/i;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Where `count` letters and digits end, with at most one blank or dash between two of them. */
function endOfCharacters(text: string, start: number, count: number): number | undefined {
  let seen = 0;
  let index = start;
  for (; seen < count; index++) {
    if (IN_NUMBER.test(text[index] ?? "")) seen++;
    else if (!/[ -]/.test(text[index] ?? "") || !IN_NUMBER.test(text[index + 1] ?? "")) return undefined;
  }
  return WORD_CHARACTER.test(text[index] ?? "") ? undefined : index;
}

/** The IBAN that begins with this token, in capitals or not, with blanks or not. A wrong check number scores low. */
export function findIban(scan: ScannedText, token: number, hasCue: boolean): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  const beginning = scan.text.slice(start, start + 4);
  if (!BEGINNING.test(beginning)) return undefined;
  const length = LENGTHS.get(beginning.slice(0, 2).toUpperCase());
  const end = length === undefined ? undefined : endOfCharacters(scan.text, start, length);
  if (end === undefined) return undefined;
  const compact = scan.text.slice(start, end).replace(/[ -]/g, "").toUpperCase();
  if (remainderBy97(compact.slice(4) + compact.slice(0, 4)) === 1)
    return { start, end, type: "IBAN", score: 1 };
  return hasCue || GROUPED_IN_FOURS.test(scan.text.slice(start, end))
    ? { start, end, type: "IBAN", score: 0.5 }
    : undefined;
}
