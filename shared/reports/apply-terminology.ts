import type { Terminology } from "../memory/preferences.ts";
import type { CheckedNarrative, CheckedSentence } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/g;

const escaped = (term: string): string => term.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A term written small also stands at the start of a sentence, with a capital. */
function spellingsOf(terminology: Terminology): ReadonlyMap<string, string> {
  const entries = Object.entries(terminology);
  return new Map([
    ...entries.map(([term, own]) => [capitalised(term), capitalised(own)] as const),
    ...entries,
  ]);
}

/** Matches whole words; the longest first, so that "VaR" is not found in "stressed VaR" where that is a term too. */
function wordsPattern(words: readonly string[]): RegExp {
  const longestFirst = words.toSorted((left, right) => right.length - left.length).map(escaped);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;

/** Whether the sentence is a passage's own, word for word. */
const isQuotation = ({ text, citations }: CheckedSentence, { passages }: Evidence): boolean =>
  passages.some((passage) => citations.includes(passage.id) && passage.text.includes(text));

/** The sentence with the matches replaced that touch nothing protected; the places of its figures move along. */
function replaceIn(
  sentence: CheckedSentence,
  pattern: RegExp,
  spellings: ReadonlyMap<string, string>,
  isProtected: (span: Span) => boolean,
): CheckedSentence {
  const { text, figures } = sentence;
  let replaced = "";
  let position = 0;
  const shifts: { from: number; by: number }[] = [];
  for (const span of spansOf(text, pattern)) {
    const own = spellings.get(text.slice(span.start, span.end));
    if (own === undefined || isProtected(span)) continue;
    replaced += text.slice(position, span.start) + own;
    position = span.end;
    shifts.push({ from: span.end, by: own.length - (span.end - span.start) });
  }
  const moved = (place: number): number =>
    shifts.reduce((sum, { from, by }) => (from <= place ? sum + by : sum), place);
  return {
    ...sentence,
    text: replaced + text.slice(position),
    figures: figures.map((figure) => ({ ...figure, start: moved(figure.start), end: moved(figure.end) })),
  };
}

/**
 * Puts the reader's own words in the place of terms, outside figures, quotations and the names of series. Done after the check
 * and before the audit, so that what is served has been looked at as it stands.
 */
export function applyTerminology(
  checked: CheckedNarrative,
  terminology: Terminology | undefined,
  evidence: Evidence,
): CheckedNarrative {
  const spellings = spellingsOf(terminology ?? {});
  if (spellings.size === 0) return checked;
  const pattern = wordsPattern([...spellings.keys()]);
  const names = evidence.seriesNames.length === 0 ? undefined : wordsPattern(evidence.seriesNames);
  const sentences = checked.sentences.map((sentence) => {
    if (isQuotation(sentence, evidence)) return sentence;
    const kept = [
      ...sentence.figures,
      ...spansOf(sentence.text, QUOTED),
      ...(names === undefined ? [] : spansOf(sentence.text, names)),
    ];
    return replaceIn(sentence, pattern, spellings, (span) => kept.some((other) => overlap(span, other)));
  });
  return { ...checked, sentences };
}
