import { findAddresses } from "./addresses/find-addresses.ts";
import { findIdentifiers } from "./find-identifiers.ts";
import { markTerms } from "./mark-terms.ts";
import { mergeSpans } from "./merge-spans.ts";
import { findNames } from "./names/find-names.ts";
import { type NormalisedText, normaliseText } from "./normalise-text.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import { scanText } from "./scan-text.ts";

/** Finds personal data in a text: spans by UTF-16 offsets, sorted and disjoint, with scores from 0 to 1. */
export function detectPersonalData(text: string): PersonalDataSpan[] {
  const normalised = normaliseText(text);
  const scan = scanText(normalised.text);
  const marks = markTerms(scan);
  const found = mergeSpans([findIdentifiers(scan, marks), findAddresses(scan), findNames(scan)]).filter(
    ({ start, end }) => !scan.hasPlaceholderBetween(start, end),
  );
  return normalised.isOriginal ? found : found.map((span) => inOriginal(span, normalised));
}

const inOriginal = (span: PersonalDataSpan, { toOriginal }: NormalisedText): PersonalDataSpan => ({
  ...span,
  start: toOriginal(span.start),
  end: toOriginal(span.end),
});
