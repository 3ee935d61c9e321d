import type { CheckedNarrative, CheckedSentence } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import { printSource, resolveSlot } from "./figures/figure-source.ts";

/** A figure that carries a unit: what must never stand outside a printed span. */
const FIGURE_WITH_UNIT =
  /(?:[$€£]|\b[A-Z]{3}) ?\d[\d.,]*|\d[\d.,]* ?(?:%|per ?cent|percentage points?|basis points?|bps?\b)/gi;

const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, "").toLowerCase();

/** True when what was printed is what its source prints today; a minus may be left to the words ("a loss of"). */
function isPrintedFrom(printed: string, source: string, evidence: Evidence): boolean {
  const resolved = resolveSlot(source, evidence);
  if (!("source" in resolved)) return false;
  return [printSource(resolved.source), printSource(resolved.source, true)].includes(printed);
}

function outsideSpans({ text, figures }: CheckedSentence): string {
  let outside = "";
  let position = 0;
  for (const { start, end } of figures) {
    outside += `${text.slice(position, start)}\n`;
    position = end;
  }
  return outside + text.slice(position);
}

function holds(sentence: CheckedSentence, evidence: Evidence): boolean {
  const asked = withoutSpaces(evidence.question);
  const strays = outsideSpans(sentence).match(FIGURE_WITH_UNIT) ?? [];
  return (
    strays.every((stray) => asked.includes(withoutSpaces(stray))) &&
    sentence.figures.every(({ start, end, source }) =>
      isPrintedFrom(sentence.text.slice(start, end), source, evidence),
    )
  );
}

/** What may be served, and how many sentences were held back at the last look. */
export interface AuditedNarrative {
  readonly checked: CheckedNarrative;
  readonly withheld: number;
}

/**
 * The last look at what is about to be served, independent of how it was checked: every printed figure still equals what its
 * source prints, and no figure with a unit stands outside a printed span unless the asker wrote it. What fails is held back.
 */
export function auditNarrative(checked: CheckedNarrative, evidence: Evidence): AuditedNarrative {
  const sentences = checked.sentences.filter((sentence) => holds(sentence, evidence));
  const cited = new Set(sentences.flatMap(({ citations }) => citations));
  const citations = checked.citations.filter(({ id }) => cited.has(id));
  return {
    checked: { ...checked, sentences, citations },
    withheld: checked.sentences.length - sentences.length,
  };
}
