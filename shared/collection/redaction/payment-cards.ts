import { isLuhnValid } from "./checksums.ts";

/** Issuer prefixes (ISO/IEC 7812 as the networks publish them) and the lengths each uses. */
const ISSUERS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^3(?:0[0-5]|095|[689])/, lengths: [14, 16, 19] },
  { prefix: /^(?:6011|64[4-9]|65|622)/, lengths: [16, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [15, 16, 19] },
  { prefix: /^(?:2131|1800)/, lengths: [15] },
  { prefix: /^(?:3088|3096|3112|3158|3337)/, lengths: [16] },
  {
    prefix: /^(?:5018|5020|5038|5612|5893|6304|6390|6759|676[1-3]|0604)/,
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
  },
  { prefix: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:220[0-4]|508|6521|6522|60[0-9]{2}|9792)/, lengths: [16] },
];

/** True when a known issuer uses this prefix with this many digits. */
export const hasIssuer = (digits: string): boolean =>
  ISSUERS.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits));

export const isCardNumber = (digits: string): boolean => hasIssuer(digits) && isLuhnValid(digits);
