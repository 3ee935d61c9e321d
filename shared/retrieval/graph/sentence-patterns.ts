import type { EntityKind, RelationType } from "./relation.ts";

/** Words that state a relation between what stands before them and what stands after. */
export interface SentencePattern {
  readonly type: RelationType;
  readonly words: RegExp;
  /** The end before the words and the end after them are the object and the subject. */
  readonly isReverse?: true;
  readonly before: EntityKind;
  readonly after: EntityKind;
  /** What stands after is a phrase in lower case, not a name. */
  readonly isPhrase?: true;
  /** Also said between commas: "A, based in B, …". */
  readonly isApposition?: true;
}

const SOME = String.raw`(?:[a-z][a-z-]{0,20},?\s){0,5}?`;
const OFFICE =
  "(?:(?:co-)?chief [a-z]{1,20}(?: [a-z]{1,20})? officer|chair(?:man|woman|person)?(?: of the board)?|(?:managing |finance |non-executive )?director|president|treasurer|general counsel|CEO|CFO|COO|CRO)";
const OFFICES = `${OFFICE}(?:,? and ${OFFICE})?`;
const words = (source: string): RegExp => new RegExp(String.raw`\b${source}`, "g");

const issuers = { before: "issuer", after: "issuer" } as const;

/** In English, as reports and filings put it. The office in an officer's pattern is its first group. */
export const SENTENCE_PATTERNS: readonly SentencePattern[] = [
  { type: "supplies", words: words(String.raw`suppl(?:y|ies|ied)\b(?! (?:by|from|chain))`), ...issuers },
  { type: "supplies", words: words(String.raw`(?:sells?|ships?|delivers?)\s${SOME}to\b`), ...issuers },
  {
    type: "supplies",
    words: words(String.raw`(?:manufactures?|assembles?|produces?|builds?|makes?)\s${SOME}for\b`),
    ...issuers,
  },
  { type: "supplies", words: words(String.raw`(?:is|are)\s${SOME}suppliers? (?:to|of|for)\b`), ...issuers },
  { type: "supplies", words: words(String.raw`${SOME}customers? (?:include|includes|are|is)\b`), ...issuers },
  { type: "supplies", words: words("supplied by"), isReverse: true, ...issuers },
  {
    type: "supplies",
    words: words(String.raw`(?:buys?|purchases?|sources?|procures?|obtains?)\s${SOME}from\b`),
    isReverse: true,
    ...issuers,
  },
  {
    type: "supplies",
    words: words(String.raw`(?:is|are)\s${SOME}customers? of\b`),
    isReverse: true,
    ...issuers,
  },
  {
    type: "supplies",
    words: words(
      String.raw`(?:depends?|rel(?:y|ies)|(?:is|are) dependent|(?:is|are) reliant) (?:[a-z]{1,20} )?(?:up)?on\b`,
    ),
    isReverse: true,
    ...issuers,
  },
  {
    type: "supplies",
    words: words(String.raw`${SOME}(?:suppliers?|vendors?) (?:include|includes|are|is)\b`),
    isReverse: true,
    ...issuers,
  },
  { type: "competes-with", words: words("competes? (?:[a-z]{1,20} )?(?:with|against)"), ...issuers },
  {
    type: "competes-with",
    words: words(String.raw`(?:is|are)\s${SOME}(?:competitors?|rivals?) (?:of|to)\b`),
    ...issuers,
  },
  {
    type: "competes-with",
    words: words(String.raw`${SOME}(?:competitors?|rivals?) (?:include|includes|are|is)\b`),
    ...issuers,
  },
  { type: "acquired", words: words("(?:acquired|acquires|took over)(?! by)"), ...issuers },
  { type: "acquired", words: words("acquired by"), isReverse: true, ...issuers },
  { type: "owns", words: words("(?:owns|controls)"), ...issuers },
  {
    type: "owns",
    words: words(String.raw`(?:holds?|held)\s${SOME}[\d.,]{1,10}\s?(?:%|per ?cent)\s${SOME}(?:of|in)\b`),
    ...issuers,
  },
  {
    type: "owns",
    words: words(String.raw`(?:holds?|held)\s${SOME}(?:stake|interest|shares?) (?:of|in)\b`),
    ...issuers,
  },
  { type: "owns", words: words(String.raw`(?:is|are) the parent (?:company )?of\b`), ...issuers },
  {
    type: "owns",
    words: words(String.raw`${SOME}subsidiar(?:y|ies) (?:include|includes|are|is)\b`),
    ...issuers,
  },
  {
    type: "owns",
    words: words(String.raw`(?:is|are)\s${SOME}subsidiar(?:y|ies) of\b`),
    isReverse: true,
    ...issuers,
  },
  { type: "owns", words: words("owned by"), isReverse: true, ...issuers },
  {
    type: "counterparty-of",
    words: words(String.raw`(?:is|are)\s${SOME}counterpart(?:y|ies) (?:of|to)\b`),
    ...issuers,
  },
  {
    type: "counterparty-of",
    words: words(String.raw`${SOME}counterpart(?:y|ies) (?:include|includes|are|is)\b`),
    isReverse: true,
    ...issuers,
  },
  {
    type: "officer-of",
    words: words(String.raw`(?:the )?(${OFFICES}) (?:of|at)\b`),
    before: "person",
    after: "issuer",
    isApposition: true,
  },
  {
    type: "officer-of",
    words: words(String.raw`(${OFFICES}),? (?:is )?(?=\p{Lu})`.replace("\\p{Lu}", "[A-Z]")),
    isReverse: true,
    before: "issuer",
    after: "person",
  },
  {
    type: "located-in",
    words: words(String.raw`(?:headquartered|based|domiciled|incorporated) in\b`),
    before: "issuer",
    after: "place",
    isApposition: true,
  },
  {
    type: "located-in",
    words: words(
      String.raw`(?:operates|runs|has)\s${SOME}(?:plants?|factor(?:y|ies)|mines?|refiner(?:y|ies)) in\b`,
    ),
    before: "issuer",
    after: "place",
  },
  {
    type: "regulated-by",
    words: words(String.raw`(?:regulated|supervised|licensed) (?:by|under)\b`),
    before: "issuer",
    after: "regulation",
  },
  {
    type: "regulated-by",
    words: words("subject to (?:regulation |supervision )?(?:by|under)?"),
    before: "issuer",
    after: "regulation",
  },
  {
    type: "in-sector",
    words: words(
      String.raw`(?:operates?|(?:is|are) active|(?:is|are)\s${SOME}compan(?:y|ies)) in the(?= [a-z -]{3,60} (?:sector|industry))`,
    ),
    before: "issuer",
    after: "sector",
    isPhrase: true,
  },
  {
    type: "in-sector",
    words: words("belongs? to the(?= [a-z -]{3,60} (?:sector|industry))"),
    before: "issuer",
    after: "sector",
    isPhrase: true,
  },
  {
    type: "exposed-to",
    words: words(String.raw`(?:(?:is|are) (?:[a-z]{1,20} )?)?(?:exposed|vulnerable|sensitive) to\b`),
    before: "issuer",
    after: "risk-factor",
    isPhrase: true,
  },
  {
    type: "exposed-to",
    words: words(String.raw`(?:depends?|rel(?:y|ies)) (?:[a-z]{1,20} )?(?:up)?on\b(?= [a-z])`),
    before: "issuer",
    after: "risk-factor",
    isPhrase: true,
  },
  {
    type: "measured-by",
    words: words("(?:is|are) measured (?:by|with|as|using)"),
    before: "risk-factor",
    after: "metric",
    isPhrase: true,
  },
  { type: "issued", words: words("issued(?= [a-z])"), before: "issuer", after: "instrument", isPhrase: true },
  {
    type: "hedges-with",
    words: words(String.raw`hedges?\s${SOME}(?:with|using|through|by)\b`),
    before: "issuer",
    after: "instrument",
    isPhrase: true,
  },
];
