import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GeminiEmbeddingModel } from "../../../../functions/adapters/google/gemini-embedding-model.ts";
import { describeEmbeddingModelContract } from "../../../contracts/embedding-model.contract.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { startServer, TEST_KEY, TIMEOUT_MS } from "./gemini-scene.ts";

const open = (server: GeminiServer, model = "gemini-embedding-001", apiKey = TEST_KEY) =>
  new GeminiEmbeddingModel({ apiKey, model, baseUrl: server.origin, timeoutMs: TIMEOUT_MS });

for (const name of ["gemini-embedding-001", "gemini-embedding-2"]) {
  describeEmbeddingModelContract(`GeminiEmbeddingModel with ${name}`, async () => {
    const server = await startServer();
    return { model: open(server, name), dispose: () => server.close() };
  });
}

describe("GeminiEmbeddingModel", () => {
  let server: GeminiServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  it("embed, of 250 texts, asks for 100, 100 and 50 with task type and dimensions", async () => {
    await open(server).embed(Array<string>(250).fill("risk"), "query");
    const sizes = server.calls.map(({ body }) => requestsOf(body).length);
    expect(sizes).toEqual([100, 100, 50]);
    expect(server.calls[0]?.url).toBe("/v1/models/gemini-embedding-001:batchEmbedContents");
    expect(requestsOf(server.calls[0]?.body)[0]).toMatchObject({
      content: { parts: [{ text: "risk" }] },
      taskType: "RETRIEVAL_QUERY",
      outputDimensionality: 768,
    });
  });

  it("embed, with gemini-embedding-2, tells the task in the text and sends no task type", async () => {
    await open(server, "gemini-embedding-2").embed(["drawdown", "beta"], "document");
    const requests = requestsOf(server.calls[0]?.body);
    expect(requests).toMatchObject([
      { content: { parts: [{ text: "title: none | text: drawdown" }] } },
      { content: { parts: [{ text: "title: none | text: beta" }] } },
    ]);
    expect(JSON.stringify(requests)).not.toContain("taskType");
  });

  it("embed, with a wrong key, throws provider-rejected without the key", async () => {
    const embedding = open(server, "gemini-embedding-001", "wrong-secret").embed(["a"], "query");
    await expect(embedding).rejects.toMatchObject({
      code: "provider-rejected",
      message: expect.not.stringContaining("wrong-secret"),
    });
  });
});

function requestsOf(body: unknown): readonly unknown[] {
  const requests: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "requests") : [];
  return Array.isArray(requests) ? requests : [];
}
