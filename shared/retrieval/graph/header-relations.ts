import type { EntityKind, RelationType } from "./relation.ts";

/** What a column or a label says of its cells, beside the company that the row or the document is about. */
export interface HeaderRelation {
  readonly type: RelationType;
  readonly kind: EntityKind;
  /** The cell is the subject, as a supplier is; else the company is. */
  readonly isSubject?: true;
}

const HEADERS: readonly (readonly [RegExp, HeaderRelation])[] = [
  [/^(?:suppliers?|vendors?)$/, { type: "supplies", kind: "issuer", isSubject: true }],
  [/^(?:customers?|clients?)$/, { type: "supplies", kind: "issuer" }],
  [/^(?:competitors?|rivals?|peers?)$/, { type: "competes-with", kind: "issuer" }],
  [/^(?:counterpart(?:y|ies))$/, { type: "counterparty-of", kind: "issuer", isSubject: true }],
  [/^(?:subsidiar(?:y|ies)|holdings?|investments?|investees?)$/, { type: "owns", kind: "issuer" }],
  [/^(?:owners?|parent|parent company|shareholders?)$/, { type: "owns", kind: "issuer", isSubject: true }],
  [/^(?:acquisitions?|acquired compan(?:y|ies)|targets?)$/, { type: "acquired", kind: "issuer" }],
  [/^(?:tickers?|symbol)$/, { type: "listed-as", kind: "ticker" }],
  [/^(?:sector|industry)$/, { type: "in-sector", kind: "sector" }],
  [/^(?:countr(?:y|ies)|domicile|headquarters|location)$/, { type: "located-in", kind: "place" }],
  [/^(?:risks?|risk factors?|exposures?|exposed to)$/, { type: "exposed-to", kind: "risk-factor" }],
  [/^(?:regulators?|supervisors?|regulations?|regulated by)$/, { type: "regulated-by", kind: "regulation" }],
  [/^(?:hedges?|hedging instruments?|hedged with)$/, { type: "hedges-with", kind: "instrument" }],
  [/^(?:instruments? issued|notes issued|bonds issued)$/, { type: "issued", kind: "instrument" }],
  [
    /^(?:chief [a-z]{1,20}(?: [a-z]{1,20})? officer|ceo|cfo|coo|cro|chair(?:man|woman|person)?|president)$/,
    { type: "officer-of", kind: "person", isSubject: true },
  ],
];
/** Words that say only which of them. */
const QUALIFIER =
  /^(?:(?:main|key|largest|major|principal|top|important|direct|our|its|current|primary|name of)\s)+/;

/** What a header or a label means; undefined when it names no relation. */
export function headerRelation(header: string): HeaderRelation | undefined {
  const words = header
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[*_`]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(QUALIFIER, "");
  return HEADERS.find(([pattern]) => pattern.test(words))?.[1];
}
