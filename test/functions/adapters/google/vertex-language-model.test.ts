import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeLanguageModelContract } from "../../../contracts/language-model.contract.ts";
import { readStream } from "../../../contracts/read-stream.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { narrativePrompt } from "../narrative-prompt.ts";
import { describeGeminiFailures } from "./gemini-failures.ts";
import { openVertex, readFixture, readPieces, startServer } from "./gemini-scene.ts";

const TUNED = "projects/123/locations/us/endpoints/987";

describeLanguageModelContract("VertexLanguageModel", async () => {
  const server = await startServer();
  return { model: openVertex(server), prompt: narrativePrompt, dispose: () => server.close() };
});

describeGeminiFailures("VertexLanguageModel", openVertex);

describe("VertexLanguageModel", () => {
  let server: GeminiServer;
  beforeEach(async () => {
    server = await startServer({ "987": "us" });
  });
  afterEach(() => server.close());

  it("generate, with a base model, asks v1 in the configured location, with the schema and no temperature", async () => {
    const model = openVertex(server, { location: "europe-west4" });
    await model.generate(narrativePrompt, { temperature: 0.2, maxOutputTokens: 900 });
    const [call] = server.calls;
    expect(call?.url).toBe(
      "/v1/projects/demo-finrisk/locations/europe-west4/publishers/google/models/gemini-3.5-flash:generateContent",
    );
    expect(call?.body).toMatchObject({
      systemInstruction: { parts: [{ text: narrativePrompt.system }] },
      contents: [{ role: "user", parts: [{ text: narrativePrompt.user }] }],
    });
    expect(generationConfigOf(server)).toEqual({
      responseMimeType: "application/json",
      responseSchema: expect.objectContaining({ type: "OBJECT", required: ["sentences"] }),
      maxOutputTokens: 900,
    });
  });

  it("generate, with a tuned endpoint, asks its own location, with the least thinking and no schema, format or temperature", async () => {
    const model = openVertex(server, { location: "us-central1" });
    const generation = await model.generate(narrativePrompt, { model: TUNED, temperature: 0.2 });
    expect(server.calls[0]?.url).toBe(`/v1/${TUNED}:generateContent`);
    expect(generationConfigOf(server)).toEqual({ thinkingConfig: { thinkingLevel: "MINIMAL" } });
    expect(generation.output.sentences).toHaveLength(1);
  });

  it("generate, set to json and the least thinking, sends no schema to a base model", async () => {
    const model = openVertex(server, { answerFormat: "json", thinking: "lowest" });
    await model.generate(narrativePrompt, { model: "gemini-2.5-flash", temperature: 0.2 });
    expect(generationConfigOf(server)).toEqual({
      responseMimeType: "application/json",
      thinkingConfig: { thinkingLevel: "MINIMAL" },
      temperature: 0.2,
    });
  });

  it.each([
    ["gemini-3.5-flash", "aiplatform.googleapis.com"],
    [TUNED, "aiplatform.us.rep.googleapis.com"],
    ["projects/123/locations/eu/endpoints/7", "aiplatform.eu.rep.googleapis.com"],
    ["projects/123/locations/us-central1/endpoints/7", "us-central1-aiplatform.googleapis.com"],
  ])("generate, with %s and no base URL, calls %s", async (name, host) => {
    const hosts: string[] = [];
    const answer = JSON.stringify(readFixture("answer-with-thoughts"));
    const model = openVertex(server, {
      baseUrl: undefined,
      fetch: async (input) => {
        hosts.push(new URL(String(input)).host);
        return new Response(answer);
      },
    });
    await model.generate(narrativePrompt, { model: name });
    await model.generate(narrativePrompt, { model: name });
    expect(hosts).toEqual([host, host]);
  });

  it("generate, with an endpoint asked where it does not live, throws provider-rejected that names the remedy", async () => {
    const elsewhere = openVertex(server).generate(narrativePrompt, {
      model: TUNED.replace("/us/", "/global/"),
    });
    await expect(elsewhere).rejects.toMatchObject({
      code: "provider-rejected",
      message: expect.stringContaining("check the model's name and its location"),
    });
  });

  it("generate, of an answer that offers to be continued for another fee, sends one request only", async () => {
    server.play({ effect: "respond", body: readFixture("answer-with-continuation-token") });
    const generation = openVertex(server).generate(narrativePrompt);
    await expect(generation).rejects.toMatchObject({ code: "provider-malformed" });
    expect(server.calls).toHaveLength(1);
  });

  it("stream, of bytes that arrive cut through letters and events, gives the same pieces", async () => {
    server.play({ effect: "slow-stream", pieces: readPieces("stream-of-three-pieces") });
    const events = await readStream(openVertex(server).stream(narrativePrompt));
    expect(events.map(({ type }) => type)).toEqual(["text", "text", "text", "done"]);
    expect(events[1]).toMatchObject({ text: " of MSFT is {{c1.value}} – gemessen über" });
    expect(events[3]).toMatchObject({ generation: { usage: { inputTokens: 412, outputTokens: 326 } } });
  });
});

function generationConfigOf(server: GeminiServer): unknown {
  const body = server.calls[0]?.body;
  return typeof body === "object" && body !== null ? Reflect.get(body, "generationConfig") : undefined;
}
