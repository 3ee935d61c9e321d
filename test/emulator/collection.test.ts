import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiKeys } from "#shared/access/api-keys.ts";
import { CollectionStatisticsSchema } from "#shared/collection/collection-statistics.ts";
import { EXAMPLES } from "#shared/collection/example.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { SHARDS } from "#shared/collection/shard.ts";
import { WITHDRAWALS } from "#shared/collection/withdrawal.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { ReportSchema } from "#shared/reports/report.ts";
import { FirestoreDocumentStore } from "../../functions/adapters/google/firestore-document-store.ts";
import { SystemClock } from "../../functions/adapters/local/system-runtime.ts";
import { clientOf } from "../functions/http/http-harness.ts";

const FUNCTIONS = `http://${process.env["FUNCTIONS_EMULATOR_HOST"]}`;
const PLACE = `${FUNCTIONS}/demo-finrisk/us-central1`;
const SEAL = `${FUNCTIONS}/functions/projects/demo-finrisk/triggers/us-central1-sealShards-0`;
const PATIENCE = { timeout: 50_000, interval: 200 };
const REPORTS = 40;

const DATA = {
  series: ["ACME", "BOLT"].map((name) => ({
    name,
    kind: "price",
    points: [100, 120, 90, 110].map((value, month) => ({ date: `2024-0${month + 1}-01`, value })),
  })),
};

/** Of four kinds: fresh, personal, the same as others, and not to be answered. */
const QUERIES: readonly ((number: number) => string)[] = [
  (number) => `Question ${number}: what is the maximum drawdown of ACME?`,
  (number) => `Question ${number}: send the volatility of BOLT to client${number}@mailbox.example`,
  () => "What is the maximum drawdown of BOLT?",
  (number) => `What will the weather be in week ${number}?`,
];

describe("collection, in the emulator suite", () => {
  const store = new FirestoreDocumentStore({ projectId: "demo-finrisk" });
  const tenantId = `tenant-${crypto.randomUUID()}`;
  const documents = store.forTenant(tenantId);
  const reports = clientOf(`${PLACE}/reports`);
  const admin = clientOf(`${PLACE}/admin`);
  const asked: { id: string; number: number }[] = [];
  let key: string;

  beforeAll(async () => {
    const apiKeys = new ApiKeys({ documents: store, clock: new SystemClock(), randomBytes });
    ({ key } = await apiKeys.create({ label: "test", tenantId, scopes: ["admin"] }));
    for (let first = 0; first < REPORTS; first += 4) {
      const numbers = [0, 1, 2, 3].map((offset) => first + offset);
      await Promise.all(numbers.map((number) => ask(number)));
    }
  });
  afterAll(() => store.close());

  async function ask(number: number): Promise<void> {
    const query = QUERIES[number % QUERIES.length]?.(number) ?? "";
    const json = { query, data: DATA, userId: `user-${number % 8}` };
    const response = await reports("POST", "/v1/reports", { key, json });
    const body = await response.json();
    expect({ status: response.status, body }).toMatchObject({ status: 200 });
    asked.push({ id: ReportSchema.parse(body).id, number });
  }

  async function statistics() {
    const response = await admin("GET", "/v1/examples/statistics", { key });
    return CollectionStatisticsSchema.parse(await response.json());
  }

  const decisions = async () => (await documents.count(EXAMPLES)) + (await documents.count(REJECTIONS));

  it("mixed reports, asked over HTTP, are each collected or rejected by the trigger, and the counts add up exactly", async () => {
    await expect.poll(decisions, PATIENCE).toBe(REPORTS);
    const { interactions, collected, rejected } = await statistics();
    expect(interactions).toBe(REPORTS);
    expect(collected).toBe(await documents.count(EXAMPLES));
    expect(rejected).toEqual({ duplicate: 9, refused: 10 });
    expect(await documents.count(INTERACTIONS)).toBe(REPORTS);
    const { documents: examples } = await documents.query(EXAMPLES, { limit: REPORTS });
    expect(JSON.stringify(examples)).not.toContain("@mailbox");
  });

  it("a bad rating, given to an example, withdraws it by the trigger on feedback", async () => {
    const id = asked.find(({ number }) => number === 0)?.id ?? "";
    const response = await reports("POST", `/v1/reports/${id}/feedback`, { key, json: { rating: 1 } });
    expect(response.status).toBe(202);
    await expect.poll(() => documents.get(REJECTIONS, id), PATIENCE).toMatchObject({ reason: "low-quality" });
    expect(await documents.get(EXAMPLES, id)).toBeUndefined();
    expect((await statistics()).interactions).toBe(REPORTS);
  });

  it("examples, when the schedule is fired, are sealed, and a user's are withdrawn when the user is forgotten", async () => {
    const headers = { "content-type": "application/json" };
    expect((await fetch(SEAL, { method: "POST", headers, body: "{}" })).status).toBe(200);
    const { documents: shards } = await documents.query(SHARDS, { limit: 10 });
    const sealed = shards.map(({ state, examples }) => ({ state, examples }));
    expect(sealed).toEqual([{ state: "sealed", examples: await documents.count(EXAMPLES) }]);
    const response = await admin("DELETE", "/v1/users/user-1/data", { key });
    expect(await response.json()).toEqual({
      interactions: 5,
      feedback: 0,
      examples: 5,
      withdrawnFromShards: 5,
      profiles: 0,
      sessions: 0,
    });
    expect(await documents.count(WITHDRAWALS)).toBe(5);
    expect((await statistics()).rejected["withdrawn"]).toBe(5);
  });
});
