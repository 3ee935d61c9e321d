import { FinRiskError } from "../errors.ts";
import type { DocumentStore, TenantDocuments } from "../ports/document-store.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { INTERACTIONS, type Interaction } from "../reports/interaction.ts";
import { CHUNKS } from "../retrieval/knowledge-document.ts";
import { KNOWLEDGE_VERSION_ID, KNOWLEDGE_VERSIONS } from "../retrieval/knowledge-version.ts";
import { passageOf } from "../retrieval/passage.ts";
import { pagesOf } from "../retrieval/stored-chunks.ts";
import { type CollectionStatistics, readStatistics } from "./collection-statistics.ts";
import { EXAMPLES } from "./example.ts";
import { FEEDBACK, summariseFeedback } from "./feedback.ts";
import { type FineTuningFormat, formatExample } from "./format-example.ts";
import {
  type JudgedEvidence,
  judgeInteraction,
  type Outcome,
  rejectionOf,
  type Standard,
} from "./judge-interaction.ts";
import { readDecision, revisionOf } from "./record-decision.ts";
import { type Recorded, recordOutcome } from "./record-outcome.ts";
import { type SealedShard, sealNextShard } from "./seal-shard.ts";

export interface TrainingDataCollectorFields extends Standard {
  readonly documents: DocumentStore;
  readonly objects: ObjectStore;
  readonly clock: Clock;
  /** Least quality score that is exported unless the call says otherwise, 0 to 1. */
  readonly exportQuality: number;
}

/** Which interaction of which tenant. */
export interface InteractionPlace {
  readonly tenantId: string;
  readonly interactionId: string;
}

export interface ExportOptions {
  readonly tenantId: string;
  readonly format: FineTuningFormat;
  /** 0 to 1. */
  readonly minQuality?: number;
}

/** Each time feedback or another delivery overtakes a decision it is made anew; this many in a row do not happen. */
const MOST_ATTEMPTS = 20;

/** Makes examples of interactions: each one at most once, clean, scored, and whatever the order in which events come. */
export class TrainingDataCollector {
  private readonly fields: TrainingDataCollectorFields;

  constructor(fields: TrainingDataCollectorFields) {
    this.fields = fields;
  }

  /**
   * Decides, from all that is stored now, what an interaction becomes, and records it. Calling it again, at any time and in
   * any order with others, leaves what one call after the last change would; so triggers and sweeps all call this.
   */
  async collectExample({ tenantId, interactionId }: InteractionPlace): Promise<Recorded> {
    const documents = this.fields.documents.forTenant(tenantId);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      // The revision first: feedback that is older than the decision it belongs to is then seen for certain.
      const seenRevision = revisionOf(await readDecision(documents, interactionId));
      const interaction = await documents.get(INTERACTIONS, interactionId);
      if (interaction === undefined) return "gone";
      const outcome = await judgeInteraction(await this.evidenceOf(documents, interaction), this.fields);
      const recorded = await this.record(documents, interaction, outcome, seenRevision);
      if (recorded !== "overtaken") return recorded;
    }
    throw new FinRiskError({
      code: "transaction-contended",
      message: `The decision on interaction ${interactionId} was overtaken ${MOST_ATTEMPTS} times.`,
    });
  }

  /** Rejects an interaction that could not be collected in all the time there was. One that is decided stays as it is. */
  giveUp(interaction: Pick<Interaction, "id" | "tenantId" | "createdAt">): Promise<Recorded> {
    const documents = this.fields.documents.forTenant(interaction.tenantId);
    const at = this.fields.clock.now().toISOString();
    const outcome = rejectionOf(interaction, "collection-failed");
    return recordOutcome(documents, { outcome, seenRevision: 0, at });
  }

  /**
   * Writes one batch of examples that are in no shard yet as an object, after finishing a batch that was begun; undefined
   * when there is nothing to write. Safe to repeat, to break off and to run beside another.
   */
  persistBatch(tenantId: string): Promise<SealedShard | undefined> {
    const { objects, clock } = this.fields;
    return sealNextShard({ documents: this.fields.documents.forTenant(tenantId), objects, clock });
  }

  /** What was collected and what was rejected, why, by the day of the answer; `days` back from today, today included. */
  getStatistics(tenantId: string, options: { readonly days: number }): Promise<CollectionStatistics> {
    return readStatistics(this.fields.documents.forTenant(tenantId), this.fields.clock.now(), options.days);
  }

  /** The tenant's examples of enough quality as lines of a tuning file, in an order that stays the same. */
  async *exportForFinetuning(options: ExportOptions): AsyncGenerator<string> {
    const documents = this.fields.documents.forTenant(options.tenantId);
    const minQuality = options.minQuality ?? this.fields.exportQuality;
    for await (const page of pagesOf(documents, EXAMPLES)) {
      for (const example of page) {
        if (example.qualityScore >= minQuality) yield* formatExample(example, options.format);
      }
    }
  }

  private async evidenceOf(documents: TenantDocuments, interaction: Interaction): Promise<JudgedEvidence> {
    const { id, chunkIds } = interaction;
    const [chunks, version, feedback] = await Promise.all([
      Promise.all(chunkIds.map((chunkId) => documents.get(CHUNKS, chunkId))),
      documents.get(KNOWLEDGE_VERSIONS, KNOWLEDGE_VERSION_ID),
      documents.query(FEEDBACK, {
        where: [{ field: "interactionId", operator: "==", value: id }],
        limit: 1_000,
      }),
    ]);
    return {
      interaction,
      passages: chunks.flatMap((chunk, position) => (chunk ? [passageOf(chunk, position, 0)] : [])),
      verdict: summariseFeedback(feedback.documents),
      knowledgeVersion: version?.version ?? null,
    };
  }

  private async record(
    documents: TenantDocuments,
    interaction: Interaction,
    outcome: Outcome,
    seenRevision: number,
  ): Promise<Recorded> {
    const at = this.fields.clock.now().toISOString();
    try {
      return await recordOutcome(documents, { outcome, seenRevision, at });
    } catch (error) {
      if (!(error instanceof FinRiskError) || error.code !== "payload-too-large") throw error;
      return recordOutcome(documents, { outcome: rejectionOf(interaction, "too-large"), seenRevision, at });
    }
  }
}
