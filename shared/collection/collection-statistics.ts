import { z } from "zod";
import type { TenantDocuments } from "../ports/document-store.ts";
import { pagesOf } from "../retrieval/stored-chunks.ts";
import { addCounts, COLLECTION_COUNTS, type CollectionCounts, NO_COUNTS } from "./collection-counts.ts";

const CountSchema = z.int().nonnegative();

/** What collection made of the interactions of some days. `collected` and all of `rejected` together are `interactions`. */
export const CollectionStatisticsSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  interactions: CountSchema,
  collected: CountSchema,
  /** By reason. */
  rejected: z.record(z.string(), CountSchema),
  duplicates: CountSchema,
  /** Scored interactions by quality, in ten steps from 0 to 1. */
  quality: z.array(z.object({ from: z.number(), to: z.number(), interactions: CountSchema })),
  /** What was removed from the examples, by kind. */
  redactions: z.record(z.string(), CountSchema),
  /** Days with any interaction, by when it was answered in UTC. */
  days: z.array(z.object({ day: z.iso.date(), collected: CountSchema, rejected: CountSchema })),
});
export type CollectionStatistics = z.infer<typeof CollectionStatisticsSchema>;

const DAY_MS = 86_400_000;
const TENTHS = Array.from({ length: 10 }, (_, tenth) => tenth);

const sumOf = (tally: Readonly<Record<string, number>>): number =>
  Object.values(tally).reduce((sum, count) => sum + count, 0);

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

async function readCounts(documents: TenantDocuments, from: string): Promise<readonly CollectionCounts[]> {
  const found: CollectionCounts[] = [];
  const where = [{ field: "day", operator: ">=", value: from }] as const;
  for await (const page of pagesOf(documents, COLLECTION_COUNTS, where)) found.push(...page);
  return found;
}

/** Sums up the counts of the last `days` days, the current one included. */
export async function readStatistics(
  documents: TenantDocuments,
  now: Date,
  days: number,
): Promise<CollectionStatistics> {
  const from = isoDay(now.getTime() - (days - 1) * DAY_MS);
  const counts = await readCounts(documents, from);
  const { collected, rejected, quality, redactions } = counts.reduce(
    (sum, added) => addCounts(sum, added),
    NO_COUNTS,
  );
  const byDay = [...Map.groupBy(counts, ({ day }) => day)].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    from,
    to: isoDay(now.getTime()),
    interactions: collected + sumOf(rejected),
    collected,
    rejected,
    duplicates: rejected["duplicate"] ?? 0,
    quality: TENTHS.map((tenth) => ({
      from: tenth / 10,
      to: (tenth + 1) / 10,
      interactions: quality[String(tenth)] ?? 0,
    })),
    redactions,
    days: byDay.map(([day, ofDay]) => ({
      day,
      collected: ofDay.reduce((sum, count) => sum + count.collected, 0),
      rejected: ofDay.reduce((sum, count) => sum + sumOf(count.rejected), 0),
    })),
  };
}
