import { FinRiskError } from "../../errors.ts";
import { detectPersonalData } from "./detect-personal-data.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import type { Placeholders } from "./placeholders.ts";

/** A span of the text that was given, and what stands in its place. */
interface Replacement {
  readonly span: PersonalDataSpan;
  readonly placeholder: string;
}

export interface Replaced {
  readonly text: string;
  /** In the order of the text. */
  readonly replacements: readonly Replacement[];
}

const MAX_ROUNDS = 5;

/** Where an offset of the replaced text was in the text that was given; the offset lies in no placeholder. */
function offsetInOriginal(replacements: readonly Replacement[], offset: number): number {
  let gained = 0;
  for (const { span, placeholder } of replacements) {
    if (span.start - gained >= offset) break;
    gained += span.end - span.start - placeholder.length;
  }
  return offset + gained;
}

/** One round: replaces what is found now, and keeps what was replaced before. */
function replaceOnce(
  original: string,
  { text, replacements }: Replaced,
  spans: readonly PersonalDataSpan[],
  placeholders: Placeholders,
): Replaced {
  let copied = 0;
  let redacted = "";
  const added = spans.map((span) => {
    const start = offsetInOriginal(replacements, span.start);
    const end = start + span.end - span.start;
    const placeholder = placeholders.of(span.type, original.slice(start, end));
    redacted += text.slice(copied, span.start) + placeholder;
    copied = span.end;
    return { span: { ...span, start, end }, placeholder };
  });
  const all = [...replacements, ...added].sort((left, right) => left.span.start - right.span.start);
  return { text: redacted + text.slice(copied), replacements: all };
}

/**
 * Replaces the personal data of a text. What a placeholder brings closer to its cue is found in a further round, so
 * that redacting the result again changes nothing. Throws when that does not come to rest.
 */
export function replaceSpans(original: string, placeholders: Placeholders): Replaced {
  let replaced: Replaced = { text: original, replacements: [] };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const spans = detectPersonalData(replaced.text);
    if (spans.length === 0) return replaced;
    replaced = replaceOnce(original, replaced, spans, placeholders);
  }
  throw new FinRiskError({
    code: "corrupt-document",
    message: `Redaction found more in each of ${MAX_ROUNDS} rounds; look at the text by hand.`,
  });
}
