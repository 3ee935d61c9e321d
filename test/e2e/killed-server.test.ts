import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES } from "#shared/collection/example.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import type { Collection, StoredDocument } from "#shared/ports/document-store.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { type Report, ReportSchema } from "#shared/reports/report.ts";
import { createFinRisk, type FinRisk } from "../../functions/library.ts";
import { clientOf } from "../functions/http/http-harness.ts";
import { newDataFolder, type ServerProcess, startServerProcess } from "./running-server.ts";

const REPORTS_AT_ONCE = 24;
/** How many answers are in when the server is killed; with none, it has just begun. */
const ANSWERS_BEFORE_THE_KILL = [0, 1, 4, 9];

const dataFolder = newDataFolder();
const answered: Report[] = [];
const sentPortfolios: unknown[] = [];
let key: string;
let finrisk: FinRisk;

const questionOf = (round: number, number: number) =>
  ["Volatility of MSFT?", "Sharpe ratio and 95% VaR of each stock?", "What is our VaR limit?"][
    (round + number) % 3
  ] ?? "";

/** Two prices that belong together: a half-written portfolio would hold one of another round. */
const portfolioOf = (round: number) => ({
  series: ["A", "B"].map((name) => ({
    name,
    kind: "price",
    points: Array.from({ length: 500 }, (_, day) => ({
      date: new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
      value: 100 * (round + 1) + day,
    })),
  })),
});

/** Asks many questions at once and kills the server in the middle; gives how many were left without an answer. */
async function killDuringReports(server: ServerProcess, round: number): Promise<number> {
  const send = clientOf(server.url);
  const enough = Promise.withResolvers<void>();
  let answers = 0;
  const reports = Array.from({ length: REPORTS_AT_ONCE }, async (_, number) => {
    const json = { query: questionOf(round, number), portfolioId: "sample" };
    const response = await send("POST", "/v1/reports", { key, json });
    answered.push(ReportSchema.parse(await response.json()));
    answers += 1;
    if (answers === ANSWERS_BEFORE_THE_KILL[round]) enough.resolve();
  });
  sentPortfolios.push(portfolioOf(round));
  const stored = send("PUT", "/v1/portfolios/funds", { key, json: portfolioOf(round) });
  const settled = Promise.allSettled([...reports, stored]);
  await (ANSWERS_BEFORE_THE_KILL[round] === 0 ? send("GET", "/healthz") : enough.promise);
  await server.stop("SIGKILL");
  await settled;
  return REPORTS_AT_ONCE - answers;
}

/** Reads every document of the tenant, each checked against its schema. */
async function readAll<T extends StoredDocument>(collection: Collection<T>): Promise<readonly T[]> {
  const { documents, next } = await finrisk.documents
    .forTenant(finrisk.tenantId)
    .query(collection, { limit: 1_000 });
  expect(next).toBeUndefined();
  return documents;
}

const idsOf = (documents: readonly { readonly id: string }[]) => documents.map(({ id }) => id).sort();

/** The decision on every interaction, as soon as there is one: an event that was being delivered comes again in a second. */
async function decisionsOnAll() {
  const interactions = idsOf(await readAll(INTERACTIONS));
  const decisions = async () => [...(await readAll(EXAMPLES)), ...(await readAll(REJECTIONS))];
  await expect
    .poll(async () => idsOf(await decisions()), { timeout: 20_000, interval: 100 })
    .toEqual(interactions);
  return decisions();
}

beforeAll(async () => {
  for (const round of ANSWERS_BEFORE_THE_KILL.keys()) {
    await using server = await startServerProcess(dataFolder);
    key ??= server.key ?? "";
    expect(await killDuringReports(server, round), `reports under way in round ${round}`).toBeGreaterThan(0);
  }
  finrisk = await createFinRisk({ dataDir: dataFolder });
});
afterAll(() => finrisk?.close());

describe("a server killed during reports, again and again", () => {
  test("every report that was answered, after the kills, is stored whole", async () => {
    const stored = new Map(
      (await readAll(INTERACTIONS)).map((interaction) => [interaction.id, interaction.report]),
    );
    expect(answered.length).toBeGreaterThanOrEqual(14);
    for (const report of answered) expect(stored.get(report.id)).toEqual(report);
  });

  test("every interaction, answered or not, holds a checked report of its own id", async () => {
    for (const { id, report, question, chunkIds } of await readAll(INTERACTIONS)) {
      expect(report.id).toBe(id);
      expect(question.query).not.toBe("");
      expect(chunkIds).toHaveLength(report.metadata.passages);
    }
  });

  test("a portfolio, that was being replaced, is one of those sent and no mixture", async () => {
    const portfolio = await finrisk.portfolios.get(finrisk.tenantId, "funds");
    if (portfolio !== undefined) expect(sentPortfolios).toContainEqual(portfolio.data);
  });

  test("the database, looked through by SQLite, is sound", () => {
    const database = new DatabaseSync(join(dataFolder, "documents.db"), { readOnly: true });
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    database.close();
  });

  test("every interaction, after a start, is an example or rejected, and a later start decides none anew", async () => {
    await using first = await startServerProcess(dataFolder);
    const decided = await decisionsOnAll();
    await first.stop("SIGKILL");
    await using second = await startServerProcess(dataFolder);
    const json = { query: "Volatility of IBM?", portfolioId: "sample" };
    const response = await clientOf(second.url)("POST", "/v1/reports", { key, json });
    const { id } = ReportSchema.parse(await response.json());
    const later = await decisionsOnAll();
    expect(later.filter((decision) => decision.id !== id)).toEqual(decided);
    expect(later).toHaveLength(decided.length + 1);
  });
});
