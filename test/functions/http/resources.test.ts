import { describe, expect, test } from "vitest";
import {
  KNOWLEDGE_EXAMPLE,
  MARKET_DATA_EXAMPLE,
  QUESTION_EXAMPLE,
  REPORT_EXAMPLE,
} from "../../../functions/http/examples.ts";
import { DocumentsSchema } from "../../../functions/http/knowledge.ts";
import { serveFakes } from "./http-harness.ts";

describe("reports", () => {
  test("a question, asked with a key, is answered for the tenant of the key", async () => {
    await using house = await serveFakes();
    const response = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      json: QUESTION_EXAMPLE,
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(REPORT_EXAMPLE);
    expect(house.asked).toEqual([{ question: QUESTION_EXAMPLE, tenantId: "acme" }]);
  });

  test("a report, read with a key of another tenant, is not there", async () => {
    await using house = await serveFakes();
    await house.send("POST", "/v1/reports", { key: house.keys.reports, json: QUESTION_EXAMPLE });
    const path = `/v1/reports/${REPORT_EXAMPLE.id}`;
    expect((await house.send("GET", path, { key: house.keys.reports })).status).toBe(200);
    expect((await house.send("GET", path, { key: house.keys.otherTenant })).status).toBe(404);
  });

  test("an answer, whatever it holds, is neither stored nor sniffed on the way", async () => {
    await using house = await serveFakes();
    const { headers } = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      json: QUESTION_EXAMPLE,
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("portfolios", () => {
  const path = "/v1/portfolios/growth";

  test("market data, put as JSON, comes back whole", async () => {
    await using house = await serveFakes();
    const put = await house.send("PUT", path, { key: house.keys.reports, json: MARKET_DATA_EXAMPLE });
    expect(await put.json()).toMatchObject({
      id: "growth",
      series: [{ name: "MSFT", kind: "price", points: 3, from: "2000-01-01", to: "2000-03-01" }],
    });
    const got = await house.send("GET", path, { key: house.keys.reports });
    expect(await got.json()).toMatchObject({ id: "growth", data: MARKET_DATA_EXAMPLE });
    expect((await house.send("GET", path, { key: house.keys.otherTenant })).status).toBe(404);
  });

  test("prices, put as CSV, become series", async () => {
    await using house = await serveFakes();
    const body = "date,MSFT,AAPL\n2000-01-01,39.81,25.94\n2000-02-01,36.35,28.66\n";
    const headers = { "content-type": "text/csv; charset=utf-8" };
    const put = await house.send("PUT", path, { key: house.keys.reports, body, headers });
    expect(await put.json()).toMatchObject({
      series: [
        { name: "MSFT", points: 2 },
        { name: "AAPL", points: 2 },
      ],
      warnings: [],
    });
  });

  test("a CSV with gaps, put, says what was left out", async () => {
    await using house = await serveFakes();
    const body = "date;MSFT\n01.01.2000;39,81\n01.02.2000;n/a\n01.03.2000;43,22\n";
    const headers = { "content-type": "text/csv" };
    const put = await house.send("PUT", path, { key: house.keys.reports, body, headers });
    expect(await put.json()).toMatchObject({
      series: [{ name: "MSFT", points: 2 }],
      warnings: ["MSFT has no value in one cell, first on line 3: left out as a gap."],
    });
  });

  const [series] = MARKET_DATA_EXAMPLE.series;
  const withPrice = (value: number) => ({
    series: [{ ...series, points: [...(series?.points ?? []), { date: "2000-04-01", value }] }],
  });
  test.each([
    [
      "a price of zero",
      withPrice(0),
      "series.0.points.3.value",
      "prices are above zero, and that of 2000-04-01 is 0",
    ],
    ["a negative price", withPrice(-1), "series.0.points.3.value", "give returns"],
    [
      "a position in nothing",
      {
        ...MARKET_DATA_EXAMPLE,
        positions: [
          { name: "msft", weight: 0.5 },
          { name: "GOOG", weight: 0.5 },
        ],
      },
      "positions.1.name",
      "name one of the series: MSFT",
    ],
    [
      "a position without any series",
      { series: [], positions: [{ name: "A", weight: 1 }] },
      "positions.0.name",
      "none",
    ],
  ])("%s, put, is refused by its field and stores nothing", async (_, json, field, remedy) => {
    await using house = await serveFakes();
    const put = await house.send("PUT", path, { key: house.keys.reports, json });
    expect(put.status).toBe(400);
    expect(await put.json()).toMatchObject({
      code: "invalid-request",
      violations: [{ field, remedy: expect.stringContaining(remedy) }],
    });
    expect((await house.send("GET", path, { key: house.keys.reports })).status).toBe(404);
  });
});

describe("knowledge", () => {
  test("a document, sent as JSON, is ingested for the tenant", async () => {
    await using house = await serveFakes();
    const response = await house.send("POST", "/v1/knowledge", {
      key: house.keys.admin,
      json: KNOWLEDGE_EXAMPLE,
    });
    expect(await response.json()).toEqual({
      documentId: "d1",
      chunks: { added: 1, unchanged: 0, removed: 0 },
    });
    expect(house.ingested[0]?.tenantId).toBe("acme");
  });

  test.each([
    ["text/markdown", "markdown"],
    ["text/plain", "text"],
  ])("a text, sent as %s, is ingested as %s", async (type, format) => {
    await using house = await serveFakes();
    const headers = { "content-type": type };
    await house.send("POST", "/v1/knowledge?title=A%20b&source=s.md", {
      key: house.keys.admin,
      body: "# Hé",
      headers,
    });
    const document = { title: "A b", source: "s.md", format, text: "# Hé", metadata: {} };
    expect(house.ingested[0]?.document).toEqual(document);
  });

  test("a text, sent with metadata in the query, is ingested with it", async () => {
    await using house = await serveFakes();
    const query = "title=Annual&source=a.md&issuer=Apple%20Inc.&period=FY2023&form=10-K";
    const call = { key: house.keys.admin, body: "text", headers: { "content-type": "text/plain" } };
    await house.send("POST", `/v1/knowledge?${query}`, call);
    const metadata = { issuer: "Apple Inc.", period: "FY2023", form: "10-K" };
    expect(house.ingested[0]?.document).toMatchObject({ source: "a.md", metadata });
  });

  test("a file, sent as its bytes, is handed on as they are with its type", async () => {
    await using house = await serveFakes();
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]);
    const response = await house.send("POST", "/v1/knowledge?source=a.pdf&ticker=MSFT", {
      key: house.keys.admin,
      body: bytes,
      headers: { "content-type": "application/pdf" },
    });
    expect(await response.json()).toMatchObject({ documentId: "d2" });
    const [{ tenantId, file } = { tenantId: "", file: undefined }] = house.files;
    expect(tenantId).toBe("acme");
    expect(file).toMatchObject({
      mediaType: "application/pdf",
      source: "a.pdf",
      metadata: { ticker: "MSFT" },
    });
    expect([...(file?.bytes ?? [])]).toEqual([...bytes]);
  });

  test("a document, removed by an admin, is gone for the tenant", async () => {
    await using house = await serveFakes();
    const response = await house.send("DELETE", "/v1/knowledge/d41f", { key: house.keys.admin });
    expect(await response.json()).toEqual({ documentId: "d41f", removed: true });
    expect(house.removed).toEqual([{ tenantId: "acme", documentId: "d41f" }]);
  });

  test("the documents, listed, are described without their chunks", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/knowledge?limit=1", { key: house.keys.admin });
    expect(DocumentsSchema.parse(await response.json())).toMatchObject({
      documents: [{ documentId: "d1", title: "Policy", chunks: 2 }],
      next: "more",
    });
  });

  test("a search, without a limit, asks for ten passages of the tenant", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/knowledge/search?q=var", { key: house.keys.reports });
    const expected = Array.from({ length: 10 }, (_, index) => ({ text: "var", chunkId: `acme-${index}` }));
    expect(await response.json()).toMatchObject({ passages: expected });
  });
});

describe("assignments and health", () => {
  test("a unit, while nothing is rolled out, is given the base arm", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/assignments/user:1", { key: house.keys.reports });
    expect(await response.json()).toMatchObject({
      unitId: "user:1",
      arm: "control",
      approach: "base_rag_only",
    });
  });

  test("health, asked with HEAD, is answered without a body", async () => {
    await using house = await serveFakes();
    const response = await house.send("HEAD", "/healthz");
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "33"]);
    expect(await response.text()).toBe("");
  });
});
