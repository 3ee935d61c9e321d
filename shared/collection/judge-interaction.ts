import { contentKeyOf } from "./content-key.ts";
import { dayOf, type TrainingExample } from "./example.ts";
import { answerOf, contentOf, type Evidence } from "./example-content.ts";
import { type QualityParts, scoreQuality } from "./quality.ts";
import { ratePartsOf } from "./rate-parts.ts";
import { type RedactedContent, type Redactor, redactContent } from "./redact-content.ts";
import { pseudonymise } from "./redaction/pseudonymise.ts";
import type { Rejection, RejectionReason } from "./rejection.ts";

/** How interactions are judged. */
export interface Standard {
  /** Least quality score of an example, 0 to 1. */
  readonly qualityThreshold: number;
  readonly redactor: Redactor;
  /** Secret key of the pseudonyms. */
  readonly pseudonymKey: string;
  readonly codeVersion: string;
}

/** What an interaction becomes; its revision is given when it is recorded. */
export type Outcome =
  | { readonly kind: "example"; readonly document: Omit<TrainingExample, "revision"> }
  | { readonly kind: "rejection"; readonly document: Omit<Rejection, "revision"> };

/** The pseudonym of a caller's id, different in every tenant and for every kind of id. */
export const pseudonymOf = (
  kind: "user" | "session",
  place: { readonly tenantId: string; readonly pseudonymKey: string },
  id: string,
): string => pseudonymise(`${kind}/${place.tenantId}/${id}`, place.pseudonymKey);

/** That an interaction is no example. */
export function rejectionOf(
  interaction: { readonly id: string; readonly tenantId: string; readonly createdAt: string },
  reason: RejectionReason,
  qualityScore: number | null = null,
): Outcome {
  const { id, tenantId } = interaction;
  const answeredOn = dayOf(interaction.createdAt);
  return {
    kind: "rejection",
    document: { id, tenantId, schemaVersion: 1, reason, qualityScore, answeredOn },
  };
}

/** The reason that can be told without a score. */
function obstacleOf({ interaction, passages, verdict }: Evidence, hasAnswer: boolean) {
  const { metadata } = interaction.report;
  if (metadata.refusal !== undefined) return "refused";
  if (!metadata.validationPassed) return "figures-unchecked";
  if ((interaction.narrative ?? []).length === 0) return "no-narrative";
  if (passages.length < interaction.chunkIds.length) return "context-gone";
  if (!hasAnswer && verdict.correction !== null) return "correction-unchecked";
  return undefined;
}

function provenanceOf({ interaction, knowledgeVersion }: JudgedEvidence, codeVersion: string) {
  const { id: interactionId, tenantId, report } = interaction;
  return {
    interactionId,
    tenantId,
    codeVersion,
    prompts: report.metadata.prompts,
    model: report.model,
    knowledgeVersion,
    answeredAt: interaction.createdAt,
  };
}

/** Evidence with the version of the knowledge that it was read from; null where the tenant has none. */
export interface JudgedEvidence extends Evidence {
  readonly knowledgeVersion: number | null;
}

type Clean = Extract<RedactedContent, { kind: "clean" }>;

function exampleOf(
  evidence: JudgedEvidence,
  clean: Clean,
  quality: { readonly qualityScore: number; readonly qualityParts: QualityParts },
  standard: Standard,
): Outcome {
  const { id, tenantId, question } = evidence.interaction;
  const pseudonym = (kind: "user" | "session", callerId: string | undefined) =>
    callerId === undefined
      ? null
      : pseudonymOf(kind, { tenantId, pseudonymKey: standard.pseudonymKey }, callerId);
  const document = {
    id,
    tenantId,
    schemaVersion: 1,
    ...clean.content,
    ...quality,
    userId: pseudonym("user", question.userId),
    sessionId: pseudonym("session", question.sessionId),
    feedback: [...clean.comments],
    rating: evidence.verdict.rating,
    correctedBy: evidence.verdict.correction?.rater ?? null,
    redactorVersion: clean.redactorVersion,
    redactions: [...clean.redactions],
    provenance: provenanceOf(evidence, standard.codeVersion),
    contentKey: contentKeyOf(clean.content),
  };
  return { kind: "example", document };
}

/** Decides what an interaction becomes: the same evidence and standard give the same outcome. Duplicates are found later. */
export async function judgeInteraction(evidence: JudgedEvidence, standard: Standard): Promise<Outcome> {
  const { interaction, verdict } = evidence;
  const answer = answerOf(evidence);
  const obstacle = obstacleOf(evidence, answer !== undefined);
  if (obstacle !== undefined || answer === undefined) {
    return rejectionOf(interaction, obstacle ?? "no-narrative");
  }
  const qualityParts = ratePartsOf(evidence);
  const qualityScore = scoreQuality(qualityParts);
  if (qualityScore < standard.qualityThreshold) return rejectionOf(interaction, "low-quality", qualityScore);
  const redacted = await redactContent(contentOf(evidence, answer), verdict.comments, standard.redactor);
  if (redacted.kind === "refused") return rejectionOf(interaction, redacted.reason, qualityScore);
  return exampleOf(evidence, redacted, { qualityScore, qualityParts }, standard);
}
