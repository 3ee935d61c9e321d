import type { DocumentTransaction } from "../ports/document-store.ts";
import {
  addCounts,
  COLLECTION_COUNTS,
  countsOf,
  countsPlaceOf,
  type Decision,
  NO_COUNTS,
} from "./collection-counts.ts";
import { dayOf, EXAMPLE_KEYS, EXAMPLES, type TrainingExample } from "./example.ts";
import type { Outcome } from "./judge-interaction.ts";
import { REJECTIONS, type Rejection } from "./rejection.ts";
import { UNSEALED_EXAMPLES } from "./shard.ts";
import { WITHDRAWALS, type Withdrawal } from "./withdrawal.ts";

/** What stands decided of an interaction, as it is stored: one of the two, or nothing yet. */
export interface StoredDecision {
  readonly example: TrainingExample | undefined;
  readonly rejection: Rejection | undefined;
}

/** The decision on an interaction, read inside a transaction or outside. */
export async function readDecision(
  documents: Pick<DocumentTransaction, "get">,
  id: string,
): Promise<StoredDecision> {
  const [example, rejection] = await Promise.all([
    documents.get(EXAMPLES, id),
    documents.get(REJECTIONS, id),
  ]);
  return { example, rejection };
}

/** 0 while nothing is decided. */
export const revisionOf = ({ example, rejection }: StoredDecision): number =>
  (example ?? rejection)?.revision ?? 0;

/** When it is decided, and what is to be said of an example that goes. */
export interface DecisionContext {
  readonly at: string;
  readonly withdrawal: Withdrawal["reason"];
}

/**
 * Prepares to put a decision in the place of the one before, with its content key, its mark of being in no shard, its
 * counts and what is to be said of lines in shards. Reads at once; `write` does the writing, after all reads.
 */
export async function prepareDecision(
  transaction: DocumentTransaction,
  before: StoredDecision,
  outcome: Outcome,
  context: DecisionContext,
): Promise<{ readonly write: () => void; readonly isVoidInShards: boolean }> {
  const { id, tenantId } = outcome.document;
  const place = countsPlaceOf(id, outcomeDay(outcome));
  const [counts, unsealed] = await Promise.all([
    transaction.get(COLLECTION_COUNTS, place.id),
    transaction.get(UNSEALED_EXAMPLES, id),
  ]);
  const isVoidInShards = before.example !== undefined && unsealed === undefined;
  const write = () => {
    const sums = addCounts(addCounts(counts ?? NO_COUNTS, countsOf(before), -1), countsOf(decided(outcome)));
    transaction.set(COLLECTION_COUNTS, { ...place, tenantId, schemaVersion: 1, ...sums });
    takeBack(transaction, before, outcome);
    if (before.example !== undefined && (isVoidInShards || context.withdrawal === "user-request"))
      transaction.set(WITHDRAWALS, withdrawalOf(before.example, context));
    writeOutcome(transaction, outcome, revisionOf(before) + 1);
  };
  return { write, isVoidInShards };
}

const outcomeDay = (outcome: Outcome): string =>
  outcome.kind === "example" ? dayOf(outcome.document.provenance.answeredAt) : outcome.document.answeredOn;

const decided = (outcome: Outcome): Decision =>
  outcome.kind === "example"
    ? { example: outcome.document, rejection: undefined }
    : { example: undefined, rejection: outcome.document };

/** That lines of the example in shards, which are never rewritten, are void. */
function withdrawalOf(
  { id, tenantId, revision, userId }: TrainingExample,
  { at, withdrawal }: DecisionContext,
): Withdrawal {
  return { id, tenantId, schemaVersion: 1, revision, reason: withdrawal, userId, withdrawnAt: at };
}

/** Deletes of the decision before what the new one does not overwrite. */
function takeBack(transaction: DocumentTransaction, before: StoredDecision, outcome: Outcome): void {
  const { example, rejection } = before;
  const isExample = outcome.kind === "example";
  if (rejection !== undefined && isExample) transaction.delete(REJECTIONS, rejection.id);
  if (example === undefined) return;
  if (!isExample) {
    transaction.delete(EXAMPLES, example.id);
    transaction.delete(UNSEALED_EXAMPLES, example.id);
  }
  if (!isExample || outcome.document.contentKey !== example.contentKey)
    transaction.delete(EXAMPLE_KEYS, example.contentKey);
}

function writeOutcome(transaction: DocumentTransaction, outcome: Outcome, revision: number): void {
  const { id, tenantId } = outcome.document;
  const stored = { id, tenantId, schemaVersion: 1 };
  if (outcome.kind === "rejection") {
    transaction.set(REJECTIONS, { ...outcome.document, revision });
    return;
  }
  transaction.set(EXAMPLES, { ...outcome.document, revision });
  transaction.set(EXAMPLE_KEYS, { ...stored, id: outcome.document.contentKey, exampleId: id });
  transaction.set(UNSEALED_EXAMPLES, { ...stored, revision });
}
