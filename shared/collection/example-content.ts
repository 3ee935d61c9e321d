import type { Interaction } from "../reports/interaction.ts";
import type { Passage } from "../retrieval/passage.ts";
import { sentencesOf, slotCorrection } from "./apply-correction.ts";
import type { ExampleContent } from "./example.ts";
import type { Verdict } from "./feedback.ts";

/** What is known of an interaction when it is judged. */
export interface Evidence {
  readonly interaction: Interaction;
  /** The passages that were read and are still there, under their ids of then. */
  readonly passages: readonly Passage[];
  readonly verdict: Verdict;
}

type Answer = Pick<ExampleContent, "narrativeResponse" | "narrativeSlots">;

/** The served answer; undefined for one in which no sentence passed the check. */
function servedAnswer({ narrative = [], report }: Interaction): Answer | undefined {
  if (narrative.length === 0) return undefined;
  const sentences = narrative.map(({ text, citations }) => ({ text, citations }));
  return { narrativeResponse: report.text, narrativeSlots: { sentences } };
}

/** The answer as a user corrected it; undefined when it states a figure that nothing vouches for. */
function correctedAnswer({ narrative = [], question }: Interaction, correction: string): Answer | undefined {
  const figures = narrative.flatMap((sentence) => sentence.figures);
  const stated = [question.query, ...narrative.map(({ text }) => text)].join("\n");
  const slotted = slotCorrection(correction, figures, stated);
  if (slotted === undefined) return undefined;
  const sentences = sentencesOf(slotted).map((text) => ({ text, citations: [] }));
  return { narrativeResponse: correction, narrativeSlots: { sentences } };
}

/** The answer to learn, which is the correction where there is one. */
export function answerOf({ interaction, verdict }: Evidence): Answer | undefined {
  const { correction } = verdict;
  return correction === null ? servedAnswer(interaction) : correctedAnswer(interaction, correction.text);
}

/** What an interaction teaches, not yet redacted. */
export function contentOf({ interaction, passages }: Evidence, answer: Answer): ExampleContent {
  const { question, plan, report } = interaction;
  const { riskTolerance, reportingStyle } = question.preferences ?? {};
  return {
    userQuery: question.query,
    ragContext: passages.map(({ id, chunkId, title, source, text }) => ({
      id,
      chunkId,
      title,
      source,
      text,
    })),
    userPreferences: {
      ...(riskTolerance !== undefined && { riskTolerance }),
      ...(reportingStyle !== undefined && { reportingStyle }),
    },
    calculationTask: interaction.task ?? { series: [], hasPortfolio: false },
    calculationSelection: plan,
    calculationResults: report.calculations.map(({ values: _, ...entry }) => entry),
    ...answer,
  };
}
