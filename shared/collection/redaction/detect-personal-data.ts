import { findEmail } from "./find-emails.ts";
import { normaliseText } from "./normalise-text.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import { scanText } from "./scan-text.ts";

/** Finds personal data in a text: spans by UTF-16 offsets, sorted and disjoint, with scores from 0 to 1. */
export function detectPersonalData(text: string): PersonalDataSpan[] {
  const normalised = normaliseText(text);
  const scan = scanText(normalised.text);
  const spans: PersonalDataSpan[] = [];
  for (let token = 0; token < scan.tokenCount; token++) {
    const found = findEmail(scan, token);
    if (found !== undefined) spans.push(found);
  }
  return spans.map((span) => ({
    ...span,
    start: normalised.toOriginal(span.start),
    end: normalised.toOriginal(span.end),
  }));
}
