import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type CollectionStatistics,
  CollectionStatisticsSchema,
} from "#shared/collection/collection-statistics.ts";
import { EXAMPLES } from "#shared/collection/example.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { SHARDS } from "#shared/collection/shard.ts";
import { WITHDRAWALS } from "#shared/collection/withdrawal.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { ReportSchema } from "#shared/reports/report.ts";
import { createFinRisk } from "../../functions/library.ts";
import { clientOf } from "../functions/http/http-harness.ts";
import { inParallel, mixedQuestion, plantedAddress } from "./mixed-questions.ts";
import { newDataFolder, startServerProcess } from "./running-server.ts";

const REPORTS = 1_000;
const PATIENCE = { timeout: 60_000, interval: 200 };

const dataFolder = newDataFolder();
const sumOf = (tally: Readonly<Record<string, number>>) =>
  Object.values(tally).reduce((sum, count) => sum + count, 0);

/** The lines of all shards that no withdrawal makes void; the server may have sealed some by itself. */
async function validLines(): Promise<string[]> {
  const documents = finrisk.documents.forTenant(finrisk.tenantId);
  const { documents: withdrawals } = await documents.query(WITHDRAWALS, { limit: 1_000 });
  const voidRevisions = new Map(withdrawals.map(({ id, revision }) => [id, revision]));
  const lines: string[] = [];
  for (const { objectName } of (await documents.query(SHARDS, { limit: 1_000 })).documents) {
    const pieces: Uint8Array[] = [];
    for await (const piece of await finrisk.objects.get(objectName ?? "")) pieces.push(piece);
    lines.push(...gunzipSync(Buffer.concat(pieces)).toString().trimEnd().split("\n"));
  }
  return lines.filter((line) => {
    const { id, revision } = JSON.parse(line);
    return revision > (voidRevisions.get(id) ?? 0);
  });
}

let statistics: CollectionStatistics;
let finrisk: Awaited<ReturnType<typeof createFinRisk>>;

/** Asks all questions, rates some of the answers, and waits until every interaction is decided. */
beforeAll(async () => {
  await using server = await startServerProcess(dataFolder);
  const key = server.key ?? "";
  const send = clientOf(server.url);
  await inParallel(REPORTS, 16, async (number) => {
    const json = { ...mixedQuestion(number), portfolioId: "sample" };
    const report = ReportSchema.parse(await (await send("POST", "/v1/reports", { key, json })).json());
    if (number % 10 !== 4) return;
    const feedback = { userId: "rater", rating: number % 20 === 4 ? 1 : 5 };
    const rated = await send("POST", `/v1/reports/${report.id}/feedback`, { key, json: feedback });
    expect(rated.status).toBe(202);
  });
  const read = async () => {
    const response = await send("GET", "/v1/examples/statistics?days=2", { key });
    statistics = CollectionStatisticsSchema.parse(await response.json());
    return statistics.interactions === REPORTS;
  };
  await vi.waitUntil(read, PATIENCE);
  await server.stop("SIGTERM");
  finrisk = await createFinRisk({ dataDir: dataFolder });
});
afterAll(() => finrisk?.close());

describe("a thousand mixed reports", () => {
  test("what was collected and what was rejected, by reason, add up to the interactions exactly", async () => {
    const { collected, rejected, duplicates, quality } = statistics;
    expect(collected + sumOf(rejected)).toBe(REPORTS);
    expect(collected).toBeGreaterThan(100);
    expect(Object.keys(rejected)).toEqual(expect.arrayContaining(["refused", "duplicate", "low-quality"]));
    expect(duplicates).toBe(rejected["duplicate"]);
    const unscored = rejected["refused"] ?? 0;
    expect(quality.reduce((sum, { interactions }) => sum + interactions, 0)).toBe(REPORTS - unscored);
  });

  test("the counts, beside the documents themselves, are the same", async () => {
    const documents = finrisk.documents.forTenant(finrisk.tenantId);
    const [interactions, examples, rejections] = await Promise.all([
      documents.count(INTERACTIONS),
      documents.count(EXAMPLES),
      documents.count(REJECTIONS),
    ]);
    expect({ interactions, examples, rejections }).toEqual({
      interactions: REPORTS,
      examples: statistics.collected,
      rejections: sumOf(statistics.rejected),
    });
    for (const [reason, count] of Object.entries(statistics.rejected)) {
      const where = [{ field: "reason", operator: "==", value: reason }] as const;
      expect(await documents.count(REJECTIONS, where), reason).toBe(count);
    }
  });

  test("the examples, sealed and exported, are all there and hold none of the addresses that were planted", async () => {
    const { collector } = finrisk.collection;
    while (await collector.persistBatch(finrisk.tenantId));
    const lines = await validLines();
    expect(lines).toHaveLength(statistics.collected);
    for await (const line of collector.exportForFinetuning({
      tenantId: finrisk.tenantId,
      format: "gemini",
      minQuality: 0,
    })) {
      lines.push(line);
    }
    expect(lines).toHaveLength(3 * statistics.collected);
    const everything = lines.join("\n");
    expect(everything).toContain("[EMAIL_1]");
    expect(everything).not.toContain("@mailbox");
    expect(everything).not.toContain(plantedAddress(1));
    expect(statistics.redactions["EMAIL"], "questions that differ in the address alone are the same").toBe(6);
  });

  test("a user, forgotten, is in no example and no interaction, and the counts still add up", async () => {
    const { collector, userData } = finrisk.collection;
    const forgotten = await userData.forget(finrisk.tenantId, "user-1");
    expect(forgotten.interactions).toBe(REPORTS / 40);
    expect(forgotten.withdrawnFromShards).toBe(forgotten.examples);
    expect(forgotten.examples).toBeGreaterThan(0);
    const after = await collector.getStatistics(finrisk.tenantId, { days: 2 });
    expect(after.collected + sumOf(after.rejected)).toBe(REPORTS);
    const documents = finrisk.documents.forTenant(finrisk.tenantId);
    expect(await documents.count(EXAMPLES)).toBe(after.collected);
  });
});
