import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { describeLanguageModelContract } from "../../../contracts/language-model.contract.ts";
import { readStream } from "../../../contracts/read-stream.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { narrativePrompt } from "../narrative-prompt.ts";
import { describeGeminiFailures } from "./gemini-failures.ts";
import { openGemini, readFixture, readPieces, startServer, TEST_KEY } from "./gemini-scene.ts";

describeLanguageModelContract("GeminiLanguageModel", async () => {
  const server = await startServer();
  return { model: openGemini(server), prompt: narrativePrompt, dispose: () => server.close() };
});

describeGeminiFailures("GeminiLanguageModel", openGemini);

describe("GeminiLanguageModel", () => {
  let server: GeminiServer;
  let model: LanguageModel;
  beforeEach(async () => {
    server = await startServer();
    model = openGemini(server);
  });
  afterEach(() => server.close());

  it("generate, of a prompt with a schema Gemini can say, sends it with system and user text, and no key in the address", async () => {
    await model.generate(narrativePrompt, { maxOutputTokens: 900 });
    const [call] = server.calls;
    expect(call?.url).toBe("/v1beta/models/gemini-3.5-flash:generateContent");
    expect(call?.url).not.toContain(TEST_KEY);
    expect(call?.body).toMatchObject({
      systemInstruction: { parts: [{ text: narrativePrompt.system }] },
      contents: [{ role: "user", parts: [{ text: narrativePrompt.user }] }],
      generationConfig: {
        responseMimeType: "application/json",
        responseSchema: { type: "OBJECT", required: ["sentences"] },
        maxOutputTokens: 900,
      },
    });
  });

  it("generate, of a prompt with a schema Gemini cannot say, asks for JSON alone and checks it afterwards", async () => {
    const outputSchema = z.record(z.string(), z.unknown());
    const { output } = await model.generate({ ...narrativePrompt, outputSchema });
    expect(Object.keys(output)).toEqual(["sentences"]);
    expect(server.calls[0]?.body).toMatchObject({
      generationConfig: { responseMimeType: "application/json" },
    });
    expect(JSON.stringify(server.calls[0]?.body)).not.toContain("responseSchema");
  });

  it.each([
    ["gemini-3.5-flash", false],
    ["gemini-10-flash", false],
    ["gemini-2.5-flash", true],
  ])("generate, with a temperature for %s, sends it: %s", async (name, sent) => {
    await model.generate(narrativePrompt, { model: name, temperature: 0.2 });
    expect(JSON.stringify(server.calls[0]?.body).includes('"temperature":0.2')).toBe(sent);
  });

  it("generate, of an answer with thoughts, leaves them out of the text and counts them as output", async () => {
    const generation = await model.generate(narrativePrompt);
    expect(generation.text).not.toContain("one sentence is enough");
    expect(generation.usage).toEqual({ inputTokens: 412, outputTokens: 149 });
    expect(generation.averageLogProbability).toBe(-0.083);
    expect(generation.model).toBe("gemini-3.5-flash");
  });

  it("generate, of an answer in a code fence, reads the JSON inside", async () => {
    server.play({ effect: "respond", body: readFixture("answer-in-code-fence") });
    expect((await model.generate(narrativePrompt)).output.sentences).toHaveLength(1);
  });

  it("generate, of an answer that is whole at the token limit, gives it and says length", async () => {
    server.play({ effect: "respond", body: readFixture("answer-whole-at-token-limit") });
    expect(await model.generate(narrativePrompt)).toMatchObject({ finishReason: "length" });
  });

  it("stream, of bytes that arrive cut through letters and events, gives the same pieces", async () => {
    server.play({ effect: "slow-stream", pieces: readPieces("stream-of-three-pieces") });
    const events = await readStream(model.stream(narrativePrompt));
    expect(events.map(({ type }) => type)).toEqual(["text", "text", "text", "done"]);
    expect(events[1]).toMatchObject({ text: " of MSFT is {{c1.value}} – gemessen über" });
    expect(events[3]).toMatchObject({ generation: { usage: { inputTokens: 412, outputTokens: 326 } } });
    expect(server.calls[0]?.url).toBe("/v1beta/models/gemini-3.5-flash:streamGenerateContent?alt=sse");
  });

  it("generate, refused several times at once, gives each call the delay of its own answer", async () => {
    const delays = [3, 5, 8, 13];
    const body = readFixture("error-429-without-delay");
    for (const seconds of delays) {
      server.play({ effect: "respond", status: 429, body, headers: { "retry-after": `${seconds}` } });
    }
    const outcomes = await Promise.allSettled(delays.map(() => model.generate(narrativePrompt)));
    const asked = outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason.retryAfterMs);
    expect(asked.toSorted((left, right) => left - right)).toEqual([3_000, 5_000, 8_000, 13_000]);
  });
});
