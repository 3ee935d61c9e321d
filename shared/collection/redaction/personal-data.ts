/** What kind of personal data a span holds; placeholders are made of these names: `[PERSON_1]`. Stable: types join, none changes its meaning. */
export const PERSONAL_DATA_TYPES = [
  "PERSON",
  "ADDRESS",
  "EMAIL",
  "PHONE",
  "BIRTH_DATE",
  "SSN",
  "ITIN",
  "EIN",
  "NATIONAL_ID",
  "PASSPORT",
  "DRIVING_LICENCE",
  "CREDIT_CARD",
  "CARD_CVV",
  "CARD_EXPIRY",
  "IBAN",
  "BIC",
  "ACCOUNT_NUMBER",
  "ROUTING_NUMBER",
  "SORT_CODE",
  "CUSTOMER_NUMBER",
  "IP",
  "WALLET",
  "SECRET",
] as const;
export type PersonalDataType = (typeof PERSONAL_DATA_TYPES)[number];

/** Personal data found in a text: UTF-16 offsets, `end` exclusive, and how sure the finder is, from 0 to 1. */
export interface PersonalDataSpan {
  readonly start: number;
  readonly end: number;
  readonly type: PersonalDataType;
  readonly score: number;
}
