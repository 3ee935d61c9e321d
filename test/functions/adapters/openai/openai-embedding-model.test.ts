import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OpenAiEmbeddingModel } from "../../../../functions/adapters/openai/openai-embedding-model.ts";
import { describeEmbeddingModelContract } from "../../../contracts/embedding-model.contract.ts";
import type { OpenAiServer } from "../../../servers/openai-server.ts";
import { answered, startServer, TEST_KEY, TIMEOUT_MS } from "./openai-scene.ts";

const REFUSAL =
  'Model "e5" does not support matryoshka representation, changing output dimensions will lead to poor results.';

const open = (server: OpenAiServer, fields: { model?: string; apiKey?: string; dimensions?: number } = {}) =>
  new OpenAiEmbeddingModel({
    apiKey: TEST_KEY,
    model: "text-embedding-3-small",
    dimensions: 768,
    baseUrl: server.baseUrl,
    timeoutMs: TIMEOUT_MS,
    ...fields,
  });

describeEmbeddingModelContract("OpenAiEmbeddingModel", async () => {
  const server = await startServer();
  return { model: open(server), dispose: () => server.close() };
});

describeEmbeddingModelContract(
  "OpenAiEmbeddingModel on a server whose vectors cannot be shortened",
  async () => {
    const server = await startServer({ refuses: { dimensions: REFUSAL }, dimensions: 384 });
    return { model: open(server, { dimensions: 384 }), dispose: () => server.close() };
  },
);

describe("OpenAiEmbeddingModel", () => {
  let server: OpenAiServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  const inputs = () => server.calls.map(({ body }) => Reflect.get(Object(body), "input"));

  it("embed, of 250 texts, asks for 100, 100 and 50 as numbers of the wanted length", async () => {
    await open(server).embed(Array<string>(250).fill("risk"), "query");
    expect(inputs().map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(server.calls[0]).toMatchObject({
      path: "/v1/embeddings",
      body: { model: "text-embedding-3-small", dimensions: 768, encoding_format: "float" },
    });
  });

  it("embed, where a length is refused, asks without it once and for all", async () => {
    const fixed = await startServer({ refuses: { dimensions: REFUSAL }, dimensions: 768 });
    await open(fixed).embed(Array<string>(150).fill("risk"), "document");
    await fixed.close();
    const asked = fixed.calls.map(({ body }) => Reflect.has(Object(body), "dimensions"));
    expect(asked).toEqual([true, false, false]);
  });

  it("embed, of vectors of another length, throws provider-malformed that tells both", async () => {
    const fixed = await startServer({ refuses: { dimensions: REFUSAL }, dimensions: 384 });
    const embedding = open(fixed).embed(["beta"], "query");
    await expect(embedding).rejects.toMatchObject({
      code: "provider-malformed",
      message: expect.stringMatching(/of 768 numbers for 1 texts; the lengths were 384$/),
    });
    await fixed.close();
  });

  it("embed, with a model that reads the task from the text, tells it there", async () => {
    const model = open(server, { model: "nomic-embed-text" });
    await model.embed(["beta"], "document");
    await model.embed(["beta"], "query");
    expect(inputs()).toEqual([["search_document: beta"], ["search_query: beta"]]);
  });

  it.each([
    [
      "a rate limit",
      answered("error-429-rate-limit", 429, { "retry-after": "3" }),
      "provider-rate-limited",
      3_000,
    ],
    ["a failing server", answered("error-500-server", 500), "provider-unavailable", undefined],
    ["an answer of another kind", answered("answer-with-reasoning"), "provider-malformed", undefined],
    ["too few vectors", answered("answer-of-another-kind"), "provider-malformed", undefined],
    ["a broken connection", { effect: "break" } as const, "provider-unavailable", undefined],
  ])("embed, on %s, throws the matching error", async (_situation, answer, code, retryAfterMs) => {
    server.play(answer);
    await expect(open(server).embed(["beta"], "query")).rejects.toMatchObject({ code, retryAfterMs });
  });

  it("embed, when nothing comes, throws provider-timeout and leaves the server", async () => {
    server.play({ effect: "hang" });
    const model = new OpenAiEmbeddingModel({
      model: "m",
      dimensions: 8,
      apiKey: TEST_KEY,
      baseUrl: server.baseUrl,
      timeoutMs: 60,
    });
    await expect(model.embed(["beta"], "query")).rejects.toMatchObject({ code: "provider-timeout" });
    expect(await server.calls[0]?.abandoned).toBe(true);
  });

  it("embed, with a wrong key, throws provider-rejected without the key", async () => {
    const embedding = open(server, { apiKey: "wrong-secret" }).embed(["a"], "query");
    await expect(embedding).rejects.toMatchObject({
      code: "provider-rejected",
      message: expect.not.stringContaining("wrong-secret"),
    });
  });
});
