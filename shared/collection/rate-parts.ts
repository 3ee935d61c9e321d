import type { Evidence } from "./example-content.ts";
import { feedbackPart } from "./feedback.ts";
import type { QualityParts } from "./quality.ts";

const STRUCK_FACTOR = 0.8;
const RETRY_FACTOR = 0.8;
const FALLBACK_FACTOR = 0.8;

const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : Math.min(1, part / whole));

const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, " ");

function citationsHeld({ interaction, passages }: Evidence): number {
  const texts = new Map(passages.map(({ chunkId, text }) => [chunkId, withoutBlanks(text)]));
  const { citations } = interaction.report;
  const held = citations.filter(({ chunkId, quote }) => texts.get(chunkId)?.includes(withoutBlanks(quote)));
  return shareOf(held.length, citations.length);
}

function calculationsAnswered({ interaction }: Evidence): number {
  const { plan, report } = interaction;
  const asked = plan.steps.length + plan.missing.length;
  if (asked === 0) return report.citations.length > 0 ? 1 : 0;
  return shareOf(report.calculations.filter(({ value }) => value !== null).length, asked);
}

/** An undefined result is told by its title, all others by their figures. */
function completeness({ interaction }: Evidence): number {
  const { narrative = [], report } = interaction;
  const told = report.calculations.filter(({ id, title, value }) =>
    narrative.some(({ text, figures }) =>
      value === null
        ? text.toLowerCase().includes(title.toLowerCase())
        : figures.some(({ source }) => source.startsWith(`${id}.`)),
    ),
  );
  return shareOf(told.length, report.calculations.length);
}

/** The parts of an interaction's quality, each worked out anew from what was recorded. */
export function ratePartsOf(evidence: Evidence): QualityParts {
  const { confidence, metadata } = evidence.interaction.report;
  const { validationPassed, struckSentences, retryCount, fallback } = metadata;
  return {
    figuresChecked: validationPassed ? STRUCK_FACTOR ** struckSentences : 0,
    citationsHeld: citationsHeld(evidence),
    calculationsAnswered: calculationsAnswered(evidence),
    completeness: completeness(evidence),
    retries: RETRY_FACTOR ** retryCount * (fallback ? FALLBACK_FACTOR : 1),
    confidence,
    feedback: feedbackPart(evidence.verdict),
  };
}
