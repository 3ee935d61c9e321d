import { createHash } from "node:crypto";
import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";
import type { TrainingExample } from "./example.ts";
import type { Rejection } from "./rejection.ts";

const TallySchema = z.record(z.string(), z.int());

/**
 * Counts of one day, spread over several documents so that no single one is written too often. They change only in the
 * transaction that changes a decision, by what the decision before had added and what the new one adds, so that a
 * delivery that comes again changes nothing and the sums equal a recount of the documents at any time.
 */
const CollectionCountsSchema = StoredDocumentSchema.extend({
  day: z.iso.date(),
  collected: z.int(),
  rejected: TallySchema,
  /** Scored interactions by the tenth that their quality is in, "0" to "9". */
  quality: TallySchema,
  redactions: TallySchema,
});
export type CollectionCounts = z.infer<typeof CollectionCountsSchema>;

export const COLLECTION_COUNTS: Collection<CollectionCounts> = {
  name: "collectionCounts",
  schema: CollectionCountsSchema,
};

/** How many documents share a day. Firestore bears about one write a second to each. */
const SHARDS_PER_DAY = 16;
const QUALITY_STEPS = 10;

/** What stands decided of an interaction: one of the two, or nothing yet. */
export interface Decision {
  readonly example: Omit<TrainingExample, "revision"> | undefined;
  readonly rejection: Omit<Rejection, "revision"> | undefined;
}

type Sums = Pick<CollectionCounts, "collected" | "rejected" | "quality" | "redactions">;

export const NO_COUNTS: Sums = { collected: 0, rejected: {}, quality: {}, redactions: {} };

/** The day of the interaction and the document of that day that counts it. */
export function countsPlaceOf(
  interactionId: string,
  day: string,
): { readonly id: string; readonly day: string } {
  const shard = (createHash("sha256").update(interactionId).digest()[0] ?? 0) % SHARDS_PER_DAY;
  return { id: `${day}-${shard}`, day };
}

const stepOf = (score: number): string =>
  String(Math.min(QUALITY_STEPS - 1, Math.floor(score * QUALITY_STEPS)));

function tallyOf(names: readonly string[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const name of names) tally[name] = (tally[name] ?? 0) + 1;
  return tally;
}

/** What a decision adds to the counts. */
export function countsOf({ example, rejection }: Decision): Sums {
  const score = example?.qualityScore ?? rejection?.qualityScore ?? null;
  return {
    collected: example === undefined ? 0 : 1,
    rejected: tallyOf(rejection === undefined ? [] : [rejection.reason]),
    quality: tallyOf(score === null ? [] : [stepOf(score)]),
    redactions: tallyOf((example?.redactions ?? []).map(({ type }) => type)),
  };
}

function addTally(sum: Record<string, number>, added: Record<string, number>, sign: 1 | -1) {
  const names = [...new Set([...Object.keys(sum), ...Object.keys(added)])].sort();
  const entries = names.map((name) => [name, (sum[name] ?? 0) + sign * (added[name] ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, count]) => count !== 0));
}

/** Adds counts, or takes them away again with a sign of -1. */
export function addCounts(sum: Sums, added: Sums, sign: 1 | -1 = 1): Sums {
  return {
    collected: sum.collected + sign * added.collected,
    rejected: addTally(sum.rejected, added.rejected, sign),
    quality: addTally(sum.quality, added.quality, sign),
    redactions: addTally(sum.redactions, added.redactions, sign),
  };
}
