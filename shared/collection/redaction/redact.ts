import { detectPersonalData } from "./detect-personal-data.ts";
import type { PersonalDataSpan, PersonalDataType } from "./personal-data.ts";

/** Rises with every change of what is found, so that examples of an older redactor can be made again. */
export const REDACTOR_VERSION = "redactor-1";

/** Why redacted text must be looked at before it may be used. */
export type QuarantineReason = "uncertain-finding" | "many-findings" | "redactor-failed";

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

/** Hands out `[TYPE_n]`, the same one for the same value. */
class Placeholders {
  private readonly byValue = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** Numbers that the texts hold already are not given again. */
  constructor(fields: { readonly texts: readonly string[] }) {
    for (const text of fields.texts)
      for (const [, type = "", number] of text.matchAll(/\[([A-Z_]{2,20})_(\d{1,6})\]/g))
        this.counts.set(type, Math.max(this.counts.get(type) ?? 0, Number(number)));
  }

  of(type: PersonalDataType, value: string): string {
    const key = `${type} ${value.toLowerCase().replace(/[^\p{L}\p{N}@]+/gu, " ")}`;
    const known = this.byValue.get(key);
    if (known !== undefined) return known;
    const number = (this.counts.get(type) ?? 0) + 1;
    this.counts.set(type, number);
    const placeholder = `[${type}_${number}]`;
    this.byValue.set(key, placeholder);
    return placeholder;
  }
}

interface Replaced {
  readonly text: string;
  readonly spans: readonly PersonalDataSpan[];
  readonly redactions: readonly Redaction[];
}

function replaceSpans(field: string, text: string, placeholders: Placeholders): Replaced {
  const spans = detectPersonalData(text);
  let written = 0;
  let redacted = "";
  const redactions = spans.map(({ start, end, type }) => {
    const placeholder = placeholders.of(type, text.slice(start, end));
    redacted += text.slice(written, start) + placeholder;
    written = end;
    return { field, type, length: end - start, placeholder };
  });
  return { text: redacted + text.slice(written), spans, redactions };
}

function quarantineOf(spans: readonly PersonalDataSpan[]): QuarantineReason | null {
  if (spans.length > MAX_FINDINGS) return "many-findings";
  return spans.some(({ score }) => score < CERTAIN_SCORE) ? "uncertain-finding" : null;
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
    const replaced = entries.map(([field, text]) => replaceSpans(field, text, placeholders));
    return {
      fields: fieldsOf(fields, (index) => replaced[index]?.text ?? ""),
      redactions: replaced.flatMap(({ redactions }) => redactions),
      quarantine: quarantineOf(replaced.flatMap(({ spans }) => spans)),
      redactorVersion: REDACTOR_VERSION,
    };
  } catch {
    // What failed may hold the value in its message, so nothing of it goes on.
    return {
      fields: fieldsOf(fields, () => ""),
      redactions: [],
      quarantine: "redactor-failed",
      redactorVersion: REDACTOR_VERSION,
    };
  }
}

function fieldsOf<Field extends string>(
  fields: Readonly<Record<Field, string>>,
  textAt: (index: number) => string,
): Record<Field, string> {
  const copy: Record<Field, string> = { ...fields };
  let index = 0;
  for (const field in copy) copy[field] = textAt(index++);
  return copy;
}

/** Replaces the personal data in one text by numbered placeholders, `[PERSON_1]`. Never throws; fails closed like `redactFields`. */
export function redact(text: string): RedactedText {
  try {
    const replaced = replaceSpans("text", text, new Placeholders({ texts: [text] }));
    return {
      text: replaced.text,
      spans: replaced.spans,
      quarantine: quarantineOf(replaced.spans),
      redactorVersion: REDACTOR_VERSION,
    };
  } catch {
    return { text: "", spans: [], quarantine: "redactor-failed", redactorVersion: REDACTOR_VERSION };
  }
}
