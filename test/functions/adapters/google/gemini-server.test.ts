import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { startServer, TEST_KEY } from "./gemini-scene.ts";

const CONTENTS = { contents: [{ role: "user", parts: [{ text: "x" }] }] };
const OPEN_OBJECT = {
  generationConfig: { responseMimeType: "application/json", responseSchema: { type: "OBJECT" } },
};

describe("GeminiServer", () => {
  let server: GeminiServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  const post = (
    path: string,
    body: unknown,
    headers: Record<string, string> = { "x-goog-api-key": TEST_KEY },
  ) => fetch(server.origin + path, { method: "POST", headers, body: JSON.stringify(body) });

  it.each([
    ["an unknown field", { ...CONTENTS, generationConfig: { temprature: 1 } }, 'Unknown name "temprature"'],
    ["no contents", { contents: [] }, "contents is not specified"],
    ["an object schema without properties", { ...CONTENTS, ...OPEN_OBJECT }, "non-empty for OBJECT"],
    [
      "a schema without JSON",
      { ...CONTENTS, generationConfig: { responseSchema: { type: "STRING" } } },
      "mime_type",
    ],
  ])("asked to generate with %s, refuses as Google does", async (_situation, body, message) => {
    const response = await post("/v1beta/models/gemini-3.5-flash:generateContent", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { status: "INVALID_ARGUMENT", message: expect.stringContaining(message) },
    });
  });

  it.each([
    ["a wrong key", "/v1beta/models/gemini-3.5-flash:generateContent", { "x-goog-api-key": "other" }, 400],
    [
      "no token",
      "/v1/projects/p/locations/us/publishers/google/models/gemini-3.5-flash:generateContent",
      {},
      401,
    ],
    ["an unknown method", "/v1beta/models/gemini-3.5-flash:guess", { "x-goog-api-key": TEST_KEY }, 404],
    ["an unknown path", "/v2/models", {}, 404],
  ])("called with %s, refuses", async (_situation, path, headers, status) => {
    expect((await post(path, CONTENTS, headers)).status).toBe(status);
  });

  it("asked to embed one text, and more than 100, answers the first and refuses the second", async () => {
    const content = { parts: [{ text: "risk" }] };
    const one = await post("/v1/models/gemini-embedding-001:embedContent", {
      content,
      outputDimensionality: 768,
    });
    expect(await one.json()).toMatchObject({
      embedding: { values: expect.arrayContaining([expect.any(Number)]) },
    });
    const requests = Array(101).fill({ model: "models/gemini-embedding-001", content });
    const many = await post("/v1/models/gemini-embedding-001:batchEmbedContents", { requests });
    expect(many.status).toBe(400);
  });
});
