import type { CueKind } from "./cues.ts";
import type { Cue } from "./find-cue.ts";
import { cuedPhoneOfRun } from "./find-phones.ts";
import { isAmount } from "./is-amount.ts";
import { isNationalId } from "./national-ids.ts";
import { isMistypedCard, isSocialSecurityNumber, isTaxpayerNumber } from "./number-kinds.ts";
import { type NumberRun, readNumberRuns } from "./number-run.ts";
import type { PersonalDataSpan, PersonalDataType } from "./personal-data.ts";
import { type Identifier, readIdentifier } from "./read-identifier.ts";
import type { ScannedText } from "./scan-text.ts";
import { isRoutingNumber } from "./security-identifiers.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const DATE = /^(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)$/;
const EIN = /^\d\d-\d{7}$/;
/** Versions and decimals, unless a firm cue says otherwise. */
const DOTTED = /\./;
const YEAR = /^(?:19|20)\d\d$/;
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const BIRTH_DATE = new RegExp(
  `(?:\\d{1,4}([-/. ])\\d{1,2}\\1\\d{2,4}|\\d{1,2}(?:st|nd|rd|th|\\.)?(?: of)?[ -]${MONTH}\\.?,?[ -]\\d{2,4}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4})(?!\\d)`,
  "iy",
);
const EXPIRY = /(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d(?![\d/-])/y;
const BIC =
  /^[A-Z]{4}(?:A[DEFGILMORTUWXZ]|B[ABDEFGHIJMNORSTVWYZ]|C[ACDFGHILMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGSYZ]|V[ACEGINU]|W[FS]|XK|Y[ET]|Z[AMW])[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

type CuedFinder = (scan: ScannedText, token: number, cue: Cue) => PersonalDataSpan | undefined;

interface IdentifierRule {
  readonly type: PersonalDataType;
  readonly least: number;
  readonly most: number;
  readonly leastDigits: number;
  /** What a hint instead of a firm cue asks for. */
  readonly leastDigitsByHint: number;
}

const spanOf = (
  found: { readonly start: number; readonly end: number },
  type: PersonalDataType,
  score: number,
): PersonalDataSpan => ({ start: found.start, end: found.end, type, score });

/** An identifier that is no date, no year and no amount. */
function readValue(scan: ScannedText, token: number): Identifier | undefined {
  const value = readIdentifier(scan, token);
  if (value === undefined || isAmount(scan, token, value.nextToken)) return undefined;
  const text = scan.text.slice(value.start, value.end);
  return DATE.test(text) || YEAR.test(text) ? undefined : value;
}

/** Numbers without a check digit: their lengths, and how many digits they must have. */
const byRule =
  ({ type, least, most, leastDigits, leastDigitsByHint }: IdentifierRule): CuedFinder =>
  (scan, token, cue) => {
    const value = readValue(scan, token);
    if (value === undefined) return undefined;
    const { length } = value.compact;
    const needed = cue.isFirm ? leastDigits : leastDigitsByHint;
    if (length < least || length > most || value.digitCount < needed) return undefined;
    if (!cue.isFirm && DOTTED.test(scan.text.slice(value.start, value.end))) return undefined;
    return spanOf(value, type, cue.isFirm ? 0.85 : 0.65);
  };

/** The longest run of digits here that a rule accepts. */
function firstRun(
  scan: ScannedText,
  token: number,
  judge: (run: NumberRun) => PersonalDataSpan | undefined,
): PersonalDataSpan | undefined {
  if (scan.classOf(token) !== TOKEN_CLASS.digits) return undefined;
  for (const run of readNumberRuns(scan, token)) {
    if (isAmount(scan, token, run.nextToken)) continue;
    const span = judge(run);
    if (span !== undefined) return span;
  }
  return undefined;
}

const nineDigits = (
  scan: ScannedText,
  token: number,
  judge: (digits: string) => { readonly type: PersonalDataType; readonly isValid: boolean },
): PersonalDataSpan | undefined =>
  firstRun(scan, token, (run) => {
    if (run.digits.length !== 9) return undefined;
    const { type, isValid } = judge(run.digits);
    return spanOf(run, type, isValid ? 0.9 : 0.5);
  });

function nationalId(scan: ScannedText, token: number, cue: Cue): PersonalDataSpan | undefined {
  const value = readValue(scan, token);
  if (value === undefined) return undefined;
  if (EIN.test(scan.text.slice(value.start, value.end))) return spanOf(value, "EIN", 0.85);
  if (isNationalId(value.compact)) return spanOf(value, "NATIONAL_ID", 0.9);
  const isPlausible =
    cue.isFirm && value.compact.length >= 6 && value.compact.length <= 20 && value.digitCount >= 5;
  return isPlausible ? spanOf(value, "NATIONAL_ID", 0.6) : undefined;
}

function birthDate(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  BIRTH_DATE.lastIndex = start;
  return BIRTH_DATE.test(scan.text)
    ? spanOf({ start, end: BIRTH_DATE.lastIndex }, "BIRTH_DATE", 0.9)
    : undefined;
}

function cardExpiry(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  EXPIRY.lastIndex = start;
  return EXPIRY.test(scan.text) ? spanOf({ start, end: EXPIRY.lastIndex }, "CARD_EXPIRY", 0.8) : undefined;
}

const shortCode =
  (type: PersonalDataType, least: number, most: number): CuedFinder =>
  (scan, token) => {
    const length = scan.endOf(token) - scan.startOf(token);
    if (scan.classOf(token) !== TOKEN_CLASS.digits || length < least || length > most) return undefined;
    if (isAmount(scan, token, token + 1)) return undefined;
    return spanOf({ start: scan.startOf(token), end: scan.endOf(token) }, type, 0.8);
  };

function bankCode(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const word = scan.wordOf(token);
  const isCode = BIC.test(word.toUpperCase()) && (word === word.toUpperCase() || /\d/.test(word));
  return isCode ? spanOf({ start: scan.startOf(token), end: scan.endOf(token) }, "BIC", 0.9) : undefined;
}

/** How a value beside each kind of cue is read. Kinds that are missing have finders of their own. */
export const CUED_FINDERS: Partial<Record<CueKind, CuedFinder>> = {
  account: byRule({ type: "ACCOUNT_NUMBER", least: 4, most: 24, leastDigits: 4, leastDigitsByHint: 6 }),
  customer: byRule({ type: "CUSTOMER_NUMBER", least: 4, most: 24, leastDigits: 3, leastDigitsByHint: 5 }),
  passport: byRule({ type: "PASSPORT", least: 6, most: 12, leastDigits: 5, leastDigitsByHint: 5 }),
  licence: byRule({ type: "DRIVING_LICENCE", least: 5, most: 20, leastDigits: 4, leastDigitsByHint: 5 }),
  routing: (scan, token) =>
    nineDigits(scan, token, (digits) => ({ type: "ROUTING_NUMBER", isValid: isRoutingNumber(digits) })),
  ssn: (scan, token) =>
    nineDigits(scan, token, (digits) => ({
      type: isTaxpayerNumber(digits) ? "ITIN" : "SSN",
      isValid: isSocialSecurityNumber(digits) || isTaxpayerNumber(digits),
    })),
  itin: (scan, token) =>
    nineDigits(scan, token, (digits) => ({ type: "ITIN", isValid: digits.startsWith("9") })),
  ein: (scan, token) => nineDigits(scan, token, () => ({ type: "EIN", isValid: true })),
  sortCode: (scan, token) =>
    firstRun(scan, token, (run) =>
      /^(?:6|2([ -])2\1[2]|3-3|3 3|8)$/.test(run.signature) ? spanOf(run, "SORT_CODE", 0.9) : undefined,
    ),
  card: (scan, token) =>
    firstRun(scan, token, (run) => (isMistypedCard(run) ? spanOf(run, "CREDIT_CARD", 0.5) : undefined)),
  phone: (scan, token, cue) =>
    firstRun(scan, token, (run) =>
      cue.isFirm || run.digits.length >= 9 ? cuedPhoneOfRun(scan, run) : undefined,
    ),
  nationalId,
  birth: birthDate,
  expiry: cardExpiry,
  cvv: shortCode("CARD_CVV", 3, 4),
  pin: shortCode("SECRET", 4, 8),
  bic: bankCode,
};
