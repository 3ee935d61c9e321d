import type { ForgottenMemory, MemoryDesk } from "../memory/memory-desk.ts";
import type { Collection, DocumentStore, StoredDocument, TenantDocuments } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { INTERACTIONS, type Interaction } from "../reports/interaction.ts";
import { EXAMPLES, type TrainingExample } from "./example.ts";
import { FEEDBACK, type Feedback } from "./feedback.ts";
import { pseudonymOf, rejectionOf } from "./judge-interaction.ts";
import { prepareDecision, readDecision } from "./record-decision.ts";
import { REJECTIONS } from "./rejection.ts";
import type { TrainingDataCollector } from "./training-data-collector.ts";

/** What was removed of a user where collection has taken it. */
interface ForgottenExamples {
  readonly interactions: number;
  readonly feedback: number;
  /** Examples, each with its content key. */
  readonly examples: number;
  /** Of those examples, how many may stand in shards, where they are recorded as withdrawn. */
  readonly withdrawnFromShards: number;
}

/** What was removed of a user. */
export type ForgottenData = ForgottenExamples & ForgottenMemory;

export interface UserDataFields {
  readonly documents: DocumentStore;
  readonly clock: Clock;
  readonly collector: Pick<TrainingDataCollector, "collectExample">;
  readonly memory: Pick<MemoryDesk, "forget">;
  readonly pseudonymKey: string;
}

const PAGE_SIZE = 100;
const NOTHING: ForgottenExamples = { interactions: 0, feedback: 0, examples: 0, withdrawnFromShards: 0 };

const addUp = (left: ForgottenExamples, right: Partial<ForgottenExamples>): ForgottenExamples => ({
  interactions: left.interactions + (right.interactions ?? 0),
  feedback: left.feedback + (right.feedback ?? 0),
  examples: left.examples + (right.examples ?? 0),
  withdrawnFromShards: left.withdrawnFromShards + (right.withdrawnFromShards ?? 0),
});

/** A user's data wherever collection and memory have taken them. */
export class UserData {
  private readonly fields: UserDataFields;

  constructor(fields: UserDataFields) {
    this.fields = fields;
  }

  /**
   * Removes a user's profile and sessions, their interactions with all feedback on them, the user's feedback on others' and
   * every example made of either, and records lines in shards as withdrawn. Broken off, it is finished by calling it again.
   */
  async forget(tenantId: string, userId: string): Promise<ForgottenData> {
    const documents = this.fields.documents.forTenant(tenantId);
    const user = pseudonymOf("user", { tenantId, pseudonymKey: this.fields.pseudonymKey }, userId);
    const removeInteraction = (interaction: Interaction) => this.removeInteraction(documents, interaction);
    const withdraw = (example: TrainingExample) => this.withdrawExample(documents, example);
    const memory = await this.fields.memory.forget(tenantId, userId);
    let forgotten = NOTHING;
    forgotten = addUp(
      forgotten,
      await emptyQuery(documents, INTERACTIONS, "question.userId", userId, removeInteraction),
    );
    forgotten = addUp(forgotten, await emptyQuery(documents, EXAMPLES, "userId", user, withdraw));
    const removeFeedback = (feedback: Feedback) => this.removeFeedback(documents, feedback);
    forgotten = addUp(forgotten, await emptyQuery(documents, FEEDBACK, "rater", user, removeFeedback));
    // Corrections of answers whose interaction has expired: they cannot be decided anew without it.
    forgotten = addUp(forgotten, await emptyQuery(documents, EXAMPLES, "correctedBy", user, withdraw));
    return { ...forgotten, ...memory };
  }

  /** The interaction goes last: as long as it is there, calling again finds it. */
  private async removeInteraction(
    documents: TenantDocuments,
    interaction: Interaction,
  ): Promise<Partial<ForgottenExamples>> {
    const feedback = await emptyQuery(
      documents,
      FEEDBACK,
      "interactionId",
      interaction.id,
      async ({ id }) => {
        await documents.delete(FEEDBACK, id);
        return { feedback: 1 };
      },
    );
    const example = await this.withdraw(documents, interaction);
    return addUp(addUp(feedback, example), { interactions: 1 });
  }

  /** Empties the feedback, has its interaction decided without it, and only then removes what leads back here. */
  private async removeFeedback(
    documents: TenantDocuments,
    { comment: _, correction: __, rating: ___, ...emptied }: Feedback,
  ): Promise<Partial<ForgottenExamples>> {
    const { id, tenantId, interactionId } = emptied;
    await documents.set(FEEDBACK, emptied);
    await this.fields.collector.collectExample({ tenantId, interactionId });
    await documents.delete(FEEDBACK, id);
    return { feedback: 1 };
  }

  private withdrawExample(documents: TenantDocuments, example: TrainingExample) {
    const { id, tenantId, provenance } = example;
    return this.withdraw(documents, { id, tenantId, createdAt: provenance.answeredAt });
  }

  /** Puts the rejection `withdrawn` in the place of an example, or of no decision, and removes the interaction. */
  private async withdraw(
    documents: TenantDocuments,
    interaction: Pick<Interaction, "id" | "tenantId" | "createdAt">,
  ): Promise<Partial<ForgottenExamples>> {
    const at = this.fields.clock.now().toISOString();
    const withdrawn = await documents.transaction(async (transaction) => {
      const before = await readDecision(transaction, interaction.id);
      const outcome = rejectionOf(interaction, "withdrawn");
      const context = { at, withdrawal: "user-request" } as const;
      const { write, isVoidInShards } = await prepareDecision(transaction, before, outcome, context);
      if (before.rejection === undefined) write();
      transaction.delete(INTERACTIONS, interaction.id);
      return { example: before.example, isVoidInShards };
    });
    if (withdrawn.example === undefined) return {};
    await this.promoteDuplicate(documents, withdrawn.example.contentKey);
    return { examples: 1, withdrawnFromShards: withdrawn.isVoidInShards ? 1 : 0 };
  }

  /** Lets another user's interaction with the same content take the place that became free. */
  private async promoteDuplicate(documents: TenantDocuments, contentKey: string): Promise<void> {
    const { documents: duplicates } = await documents.query(REJECTIONS, {
      where: [{ field: "contentKey", operator: "==", value: contentKey }],
      limit: PAGE_SIZE,
    });
    for (const { id, tenantId } of duplicates) {
      const recorded = await this.fields.collector.collectExample({ tenantId, interactionId: id });
      if (recorded === "recorded") return;
    }
  }
}

/** Works on the documents that match until none is left: the work must make each one match no more. */
async function emptyQuery<T extends StoredDocument>(
  documents: TenantDocuments,
  collection: Collection<T>,
  field: string,
  value: string,
  work: (document: T) => Promise<Partial<ForgottenExamples>>,
): Promise<ForgottenExamples> {
  let sum = NOTHING;
  const query = { where: [{ field, operator: "==", value }], limit: PAGE_SIZE } as const;
  for (;;) {
    const { documents: page } = await documents.query(collection, query);
    if (page.length === 0) return sum;
    for (const document of page) sum = addUp(sum, await work(document));
  }
}
