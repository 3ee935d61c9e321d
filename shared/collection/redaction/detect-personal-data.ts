import { findIdentifiers } from "./find-identifiers.ts";
import { markTerms } from "./mark-terms.ts";
import { normaliseText } from "./normalise-text.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import { scanText } from "./scan-text.ts";

/** Finds personal data in a text: spans by UTF-16 offsets, sorted and disjoint, with scores from 0 to 1. */
export function detectPersonalData(text: string): PersonalDataSpan[] {
  const normalised = normaliseText(text);
  const scan = scanText(normalised.text);
  const marks = markTerms(scan);
  return findIdentifiers(scan, marks).map((span) => ({
    ...span,
    start: normalised.toOriginal(span.start),
    end: normalised.toOriginal(span.end),
  }));
}
