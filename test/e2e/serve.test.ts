import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ReportSchema } from "#shared/reports/report.ts";
import { clientOf, type RequestFields } from "../functions/http/http-harness.ts";
import { GOLDEN, relativeError } from "../shared/calculations/golden-calculations.ts";
import { runCommand } from "./run-command.ts";
import { newDataFolder, type ServerProcess, startServerProcess } from "./running-server.ts";

const QUESTION = "What is the annualised Sharpe ratio and the 95% VaR of MSFT, and its beta to the S&P 500?";
const POLICY = "# Zebra desk policy\n\nThe zebra desk keeps a cash buffer of 7% of its assets.\n";
const FUNDS = "date,Fund A\n2024-01-31,100\n2024-02-29,110\n2024-03-31,99\n2024-04-30,108.9\n";

const dataFolder = newDataFolder();
let server: ServerProcess;
let key: string;

const send = (method: string, path: string, fields: RequestFields = {}) =>
  clientOf(server.url)(method, path, { key, ...fields });

async function ask(question: object) {
  const response = await send("POST", "/v1/reports", { json: question });
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  const report = ReportSchema.parse(body);
  expect(report, "the contract names every field that is served").toEqual(body);
  return report;
}

/** Made by the command line, beside the running server. */
async function createReportsKey(): Promise<string> {
  const words = ["cli/finrisk.js", "keys", "create", "--scope", "reports", "--json"];
  const created = await runCommand(process.execPath, words, { FINRISK_DATA_DIR: dataFolder });
  return JSON.parse(created).key;
}

async function restart() {
  expect(await server.stop("SIGTERM")).toBe(0);
  server = await startServerProcess(dataFolder);
}

beforeAll(async () => {
  server = await startServerProcess(dataFolder);
  expect(server.output()).toContain(`API documentation: ${server.url}/docs`);
  if (server.key === undefined) throw new Error(`No key was printed:\n${server.output()}`);
  key = server.key;
});
afterAll(() => server?.stop("SIGKILL"));

describe("a served report", () => {
  test("the first question, on the shipped prices, is answered with figures that an independent oracle confirms", async () => {
    const report = await ask({ query: QUESTION, portfolioId: "sample" });
    expect(report.calculations.map(({ calculation }) => calculation)).toEqual([
      "sharpe-ratio",
      "value-at-risk",
      "beta",
    ]);
    for (const { calculation, value, observations, period } of report.calculations) {
      const golden = GOLDEN.realRows.find((row) => row.series === "MSFT" && row.calculation === calculation);
      if (golden === undefined || value === null) throw new Error(`${calculation} has nothing to compare`);
      expect(relativeError(value, golden.expected), calculation).toBeLessThan(1e-12);
      expect({ observations, ...period }).toEqual({
        observations: golden.observations,
        from: golden.from,
        to: golden.to,
      });
    }
  });

  test("the first question, answered, says what stands behind the answer", async () => {
    const { text, citations, confidence, metadata, ...report } = await ask({
      query: QUESTION,
      portfolioId: "sample",
    });
    expect(text).toContain("0.0194");
    expect(text).toContain("-13.61%");
    expect(text).toContain("1.25");
    expect(citations.length).toBeGreaterThan(0);
    for (const { id, source } of citations) {
      expect(text).toContain(`[${id}]`);
      expect(source).toMatch(/^seed\/knowledge\/.+\.md$/);
    }
    expect(confidence).toBeGreaterThan(0.5);
    expect(report).toMatchObject({
      approach: "base_rag_only",
      model: { provider: "embedded", name: "finrisk-embedded", versionId: null },
    });
    expect(metadata).toMatchObject({ validationPassed: true, fallback: false, arm: "control" });
    expect(metadata.latencyMs["total"]).toBeGreaterThan(0);
  });

  test("a report, asked for again by its id, is the same", async () => {
    const report = await ask({ query: QUESTION, portfolioId: "sample" });
    const response = await send("GET", `/v1/reports/${report.id}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(report);
  });

  test("a portfolio, stored as CSV, is what a report on it is about", async () => {
    const stored = await send("PUT", "/v1/portfolios/funds", {
      body: FUNDS,
      headers: { "content-type": "text/csv" },
    });
    expect(await stored.json()).toMatchObject({ id: "funds", series: [{ name: "Fund A", points: 4 }] });
    const { calculations } = await ask({ query: "Volatility of Fund A?", portfolioId: "funds" });
    expect(calculations).toMatchObject([{ calculation: "volatility", series: ["Fund A"], observations: 3 }]);
    // Returns of +10 %, -10 %, +10 %, scaled to a year.
    expect(calculations[0]?.value).toBeCloseTo(Math.sqrt(0.04 / 3) * Math.sqrt(12), 12);
  });

  test("a policy, added to the knowledge, is cited by the answer to a question about it", async () => {
    const document = { title: "Zebra desk policy", source: "zebra.md", format: "markdown", text: POLICY };
    expect((await send("POST", "/v1/knowledge", { json: document })).status).toBe(200);
    await expectZebraAnswer();
  });
});

async function expectZebraAnswer() {
  const { text, citations, metadata } = await ask({
    query: "How large is the cash buffer of the zebra desk?",
  });
  expect(text).toContain("7%");
  expect(metadata.validationPassed).toBe(true);
  const cited = citations.find(({ source }) => source === "zebra.md");
  expect(cited).toMatchObject({ title: "Zebra desk policy" });
  expect(POLICY).toContain(cited?.quote);
}

describe("a refused request", () => {
  const unknownKey = `fr_0123456789abcdef_${"A".repeat(43)}`;
  test.each<[string, string, RequestFields, number, RegExp]>([
    ["no key", "/v1/reports", { key: "", json: { query: QUESTION } }, 401, /API key/],
    ["a wrong key", "/v1/reports", { key: unknownKey, json: { query: QUESTION } }, 401, /API key/],
    ["an empty query", "/v1/reports", { json: { query: " " } }, 400, /"field":"query"/],
    ["an unknown field", "/v1/reports", { json: { query: QUESTION, horizon: 5 } }, 400, /"field":"horizon"/],
    ["a body that is no JSON", "/v1/reports", { json: undefined, body: "{" }, 400, /JSON/],
    ["10 MB", "/v1/reports", { json: { query: "x".repeat(10_000_000) } }, 413, /4194304/],
  ])(
    "%s, sent to %s, is answered as a problem that names the way out",
    async (_, path, fields, status, clue) => {
      const headers = { "content-type": "application/json" };
      const response = await send("POST", path, { headers, ...fields });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      const problem = await response.text();
      expect(JSON.parse(problem)).toMatchObject({
        status,
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(problem).toMatch(clue);
    },
  );

  test("a key for reports, used to add knowledge, is forbidden to", async () => {
    const json = { title: "t", source: "s", format: "text", text: "x" };
    const response = await send("POST", "/v1/knowledge", { key: await createReportsKey(), json });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: "forbidden",
      detail: expect.stringContaining("admin"),
    });
  });
});

describe("a restart", () => {
  test("what was there before, after a stop and a start, is there as it was", async () => {
    const report = await ask({ query: QUESTION, portfolioId: "sample" });
    const portfolio = await (await send("GET", "/v1/portfolios/funds")).json();
    await restart();
    expect(server.key, "a second key is not made").toBeUndefined();
    expect(server.output()).toContain("It has API keys already");
    expect(await (await send("GET", `/v1/reports/${report.id}`)).json()).toEqual(report);
    expect(await (await send("GET", "/v1/portfolios/funds")).json()).toEqual(portfolio);
    await expectZebraAnswer();
  });
});
