import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiKeys } from "#shared/access/api-keys.ts";
import { EXAMPLES } from "#shared/collection/example.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { ReportSchema } from "#shared/reports/report.ts";
import { FirestoreDocumentStore } from "../../functions/adapters/google/firestore-document-store.ts";
import { SystemClock } from "../../functions/adapters/local/system-runtime.ts";

const FUNCTIONS = `http://${process.env["FUNCTIONS_EMULATOR_HOST"]}`;
const REPORTS = `${FUNCTIONS}/demo-finrisk/us-central1/reports/v1/reports`;
const PURGE = `${FUNCTIONS}/functions/projects/demo-finrisk/triggers/us-central1-purgeExpired-0`;
const PATIENCE = { timeout: 45_000, interval: 100 };
const DAY_MS = 86_400_000;

describe("the deployed functions, in the emulator suite", () => {
  const store = new FirestoreDocumentStore({ projectId: "demo-finrisk" });
  const tenantId = `tenant-${crypto.randomUUID()}`;
  const documents = store.forTenant(tenantId);
  let key: string;

  beforeAll(async () => {
    const apiKeys = new ApiKeys({ documents: store, clock: new SystemClock(), randomBytes });
    ({ key } = await apiKeys.create({ label: "test", tenantId, scopes: ["reports"] }));
  });
  afterAll(() => store.close());

  const ask = (authorization: string) =>
    fetch(REPORTS, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({
        query: "What is the maximum drawdown of ACME?",
        data: {
          series: [
            {
              name: "ACME",
              kind: "price",
              points: [100, 120, 90, 110].map((value, month) => ({ date: `2024-0${month + 1}-01`, value })),
            },
          ],
        },
      }),
    });

  it("a report, asked over HTTP, becomes an interaction of which the Firestore trigger makes an example", async () => {
    const response = await ask(`Bearer ${key}`);
    expect(response.status).toBe(200);
    const report = ReportSchema.parse(await response.json());
    expect(report.calculations[0]).toMatchObject({ calculation: "maximum-drawdown", value: -0.25 });
    const interaction = await documents.get(INTERACTIONS, report.id);
    expect(interaction?.report.id).toBe(report.id);
    await expect
      .poll(() => documents.get(EXAMPLES, report.id), PATIENCE)
      .toMatchObject({ tenantId, provenance: { interactionId: report.id } });
  });

  it("a report, asked with an unknown key, is refused with 401", async () => {
    expect((await ask("Bearer unknown")).status).toBe(401);
  });

  it("the purge, fired by a POST as the schedule does, removes what has expired and nothing else", async () => {
    const { id } = ReportSchema.parse(await (await ask(`Bearer ${key}`)).json());
    const kept = ReportSchema.parse(await (await ask(`Bearer ${key}`)).json());
    const interaction = await documents.get(INTERACTIONS, id);
    if (interaction === undefined) throw new Error("the interaction is missing");
    await documents.set(INTERACTIONS, { ...interaction, expiresAtMs: Date.now() - DAY_MS });
    const response = await fetch(PURGE, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(200);
    expect(await documents.get(INTERACTIONS, id)).toBeUndefined();
    expect(await documents.get(INTERACTIONS, kept.id)).toBeDefined();
  });
});
