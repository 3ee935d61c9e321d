import type { PersonalDataSpan, PersonalDataType } from "./personal-data.ts";
import { Placeholders } from "./placeholders.ts";
import { replaceSpans } from "./replace-spans.ts";

/** Rises with every change of what is found, so that examples of an older redactor can be made again. */
export const REDACTOR_VERSION = "redactor-1";

/** Why redacted text must be looked at before it may be used. */
type QuarantineReason = "uncertain-finding" | "many-findings" | "redactor-failed";

/** One replaced span, without its value. `length` in UTF-16 units of the original. */
export interface Redaction {
  readonly field: string;
  readonly type: PersonalDataType;
  readonly length: number;
  readonly placeholder: string;
}

export interface RedactedText {
  readonly text: string;
  /** What was found, by offsets into the text that was given. */
  readonly spans: readonly PersonalDataSpan[];
  readonly quarantine: QuarantineReason | null;
  readonly redactorVersion: string;
}

export interface RedactedFields<Field extends string = string> {
  readonly fields: Readonly<Record<Field, string>>;
  readonly redactions: readonly Redaction[];
  readonly quarantine: QuarantineReason | null;
  readonly redactorVersion: string;
}

/** A span with a lower score is redacted like any other and sends its text to quarantine. */
const CERTAIN_SCORE = 0.6;
/** More findings than this in one example make it a record of persons rather than a question about risk. */
const MAX_FINDINGS = 40;

function quarantineOf(spans: readonly PersonalDataSpan[]): QuarantineReason | null {
  if (spans.length > MAX_FINDINGS) return "many-findings";
  return spans.some(({ score }) => score < CERTAIN_SCORE) ? "uncertain-finding" : null;
}

/** The given names with texts made from their place in the order. */
function mapFields<Field extends string>(
  fields: Readonly<Record<Field, string>>,
  textAt: (index: number) => string,
): Record<Field, string> {
  const copy: Record<Field, string> = { ...fields };
  let index = 0;
  for (const field in copy) copy[field] = textAt(index++);
  return copy;
}

/**
 * Replaces the personal data in the fields of one example by numbered placeholders; the same value gets the same
 * placeholder in every field. Never throws: on any failure every field comes back empty, in quarantine.
 */
export function redactFields<Field extends string>(
  fields: Readonly<Record<Field, string>>,
): RedactedFields<Field> {
  const entries: readonly [string, string][] = Object.entries(fields);
  try {
    const placeholders = new Placeholders({ texts: entries.map(([, text]) => text) });
    const replaced = entries.map(([, text]) => replaceSpans(text, placeholders));
    const redactions = replaced.flatMap(({ replacements }, index) =>
      replacements.map(({ span, placeholder }) => ({
        field: entries[index]?.[0] ?? "",
        type: span.type,
        length: span.end - span.start,
        placeholder,
      })),
    );
    return {
      fields: mapFields(fields, (index) => replaced[index]?.text ?? ""),
      redactions,
      quarantine: quarantineOf(replaced.flatMap(({ replacements }) => replacements.map(({ span }) => span))),
      redactorVersion: REDACTOR_VERSION,
    };
  } catch {
    // What failed may hold the value in its message, so nothing of it goes on.
    const nothing = mapFields(fields, () => "");
    return {
      fields: nothing,
      redactions: [],
      quarantine: "redactor-failed",
      redactorVersion: REDACTOR_VERSION,
    };
  }
}

/** Replaces the personal data in one text by numbered placeholders, `[PERSON_1]`. Never throws; fails closed like `redactFields`. */
export function redact(text: string): RedactedText {
  try {
    const replaced = replaceSpans(text, new Placeholders({ texts: [text] }));
    const spans = replaced.replacements.map(({ span }) => span);
    return { text: replaced.text, spans, quarantine: quarantineOf(spans), redactorVersion: REDACTOR_VERSION };
  } catch {
    return { text: "", spans: [], quarantine: "redactor-failed", redactorVersion: REDACTOR_VERSION };
  }
}
