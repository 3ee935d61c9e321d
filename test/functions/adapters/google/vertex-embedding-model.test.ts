import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  VertexEmbeddingModel,
  type VertexEmbeddingModelFields,
} from "../../../../functions/adapters/google/vertex-embedding-model.ts";
import { describeEmbeddingModelContract } from "../../../contracts/embedding-model.contract.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { fakeAuth, startServer, TIMEOUT_MS } from "./gemini-scene.ts";

const open = (server: GeminiServer, fields: Partial<VertexEmbeddingModelFields> = {}) =>
  new VertexEmbeddingModel({
    project: "demo-finrisk",
    location: "us-central1",
    model: "gemini-embedding-001",
    baseUrl: server.origin,
    auth: fakeAuth,
    timeoutMs: TIMEOUT_MS,
    ...fields,
  });

for (const model of ["gemini-embedding-001", "gemini-embedding-2"]) {
  describeEmbeddingModelContract(`VertexEmbeddingModel with ${model}`, async () => {
    const server = await startServer();
    return { model: open(server, { model }), dispose: () => server.close() };
  });
}

describe("VertexEmbeddingModel", () => {
  let server: GeminiServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  it("embed, with gemini-embedding-001, predicts with the task type and dimensions", async () => {
    await open(server).embed(["drawdown"], "document");
    expect(server.calls).toMatchObject([
      {
        url: "/v1/projects/demo-finrisk/locations/us-central1/publishers/google/models/gemini-embedding-001:predict",
        body: {
          instances: [{ content: "drawdown", task_type: "RETRIEVAL_DOCUMENT" }],
          parameters: { outputDimensionality: 768 },
        },
      },
    ]);
  });

  it("embed, with gemini-embedding-2, asks one text a call and tells the task in it", async () => {
    const vectors = await open(server, { model: "gemini-embedding-2" }).embed(["a", "b", "c"], "query");
    expect(vectors).toHaveLength(3);
    expect(server.calls).toHaveLength(3);
    expect(server.calls[1]).toMatchObject({
      url: expect.stringMatching(/gemini-embedding-2:embedContent$/),
      body: {
        content: { parts: [{ text: "task: search result | query: b" }] },
        embedContentConfig: { outputDimensionality: 768 },
      },
    });
    expect(JSON.stringify(server.calls[1]?.body)).not.toContain("taskType");
  });

  it("embed, of texts that together exceed 20,000 tokens, splits them below the limit the server keeps", async () => {
    const figures = Array.from({ length: 60 }, (_, index) => `${index} `.repeat(10) + "7".repeat(1_500));
    expect(await open(server).embed(figures, "document")).toHaveLength(60);
    expect(server.calls.length).toBeGreaterThan(4);
  });

  it("embed, answered with shorter vectors than asked for, throws provider-malformed", async () => {
    const short = open(server, {
      fetch: async () => new Response(JSON.stringify({ predictions: [{ embeddings: { values: [1, 0] } }] })),
    });
    await expect(short.embed(["a"], "query")).rejects.toMatchObject({ code: "provider-malformed" });
  });

  it("embed, when nothing comes, throws provider-timeout at the deadline", async () => {
    const silent = open(server, { timeoutMs: 40, fetch: () => new Promise(() => undefined) });
    await expect(silent.embed(["a"], "query")).rejects.toMatchObject({ code: "provider-timeout" });
  });
});
