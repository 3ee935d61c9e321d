interface Span {
  readonly start: number;
  readonly end: number;
}

const PERCENT = /(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)/gi;
const LEAST_CONFIDENCE = 50;
const SPAN_OF_TIME =
  /\b(?:\d{1,3}|one|two|three|four|five|six|ten|twelve)(?<joint>[\s-]+)(?:(?:trading|business)[\s-]+)?(?:day|week|month|quarter|year)s?\b/gi;
/** Spans of the data, not of a horizon. */
const OF_THE_PAST = /\b(?:last|past|previous|recent|rolling|trailing|moving|since|window)\b/i;

/** The confidence levels that a question states. */
export const confidencesIn = (question: string): readonly (Span & { readonly percent: string })[] =>
  [...question.matchAll(PERCENT)].flatMap(({ 0: written, 1: percent = "", index }) =>
    Number(percent) < LEAST_CONFIDENCE ? [] : [{ percent, start: index, end: index + written.length }],
  );

/** The horizons that a question states, "10-day" with `isCompound`; undefined where it speaks of spans of the past. */
export function horizonsIn(
  question: string,
): readonly (Span & { readonly written: string; readonly isCompound: boolean })[] | undefined {
  if (OF_THE_PAST.test(question)) return undefined;
  return [...question.matchAll(SPAN_OF_TIME)].map(({ 0: written, index, groups }) => ({
    written,
    start: index,
    end: index + written.length,
    isCompound: groups?.["joint"] === "-",
  }));
}
