import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { OpenAiLanguageModel } from "../../../../functions/adapters/openai/openai-language-model.ts";
import { describeLanguageModelContract } from "../../../contracts/language-model.contract.ts";
import { readStream } from "../../../contracts/read-stream.ts";
import type { OpenAiServer } from "../../../servers/openai-server.ts";
import { narrativePrompt } from "../narrative-prompt.ts";
import { answered, openModel, readPieces, startServer, TEST_KEY, TIMEOUT_MS } from "./openai-scene.ts";

/** How OpenAI and llama.cpp say that they know no schema. */
const REFUSALS = [
  "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
  'response_format type must be one of "text" or "json_object", but got: json_schema',
  "failed to parse grammar",
];

describeLanguageModelContract("OpenAiLanguageModel", async () => {
  const server = await startServer();
  return { model: openModel(server), prompt: narrativePrompt, dispose: () => server.close() };
});

describeLanguageModelContract("OpenAiLanguageModel on a server without schemas and keys", async () => {
  const server = await startServer({ apiKey: undefined, refuses: { json_schema: REFUSALS[1] ?? "" } });
  const model = new OpenAiLanguageModel({
    baseUrl: `${server.baseUrl}/`,
    model: "qwen3",
    timeoutMs: TIMEOUT_MS,
  });
  return { model, prompt: narrativePrompt, dispose: () => server.close() };
});

describe("OpenAiLanguageModel", () => {
  let server: OpenAiServer;
  let model: LanguageModel;
  beforeEach(async () => {
    server = await startServer();
    model = openModel(server);
  });
  afterEach(() => server.close());

  it("generate, of a prompt whose answer is a closed object, holds the model to its schema strictly", async () => {
    await model.generate(narrativePrompt, { maxOutputTokens: 900 });
    expect(server.calls.map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
    expect(server.calls[0]?.body).toMatchObject({
      model: "gpt-5-mini",
      messages: [
        { role: "system", content: narrativePrompt.system },
        { role: "user", content: narrativePrompt.user },
      ],
      response_format: {
        type: "json_schema",
        json_schema: { name: "write-narrative", strict: true, schema: { required: ["sentences"] } },
      },
      max_tokens: 900,
    });
  });

  it("generate, of a prompt whose answer has open keys, sends its schema as advice", async () => {
    const outputSchema = z.object({
      sentences: z.unknown(),
      parts: z.record(z.string(), z.int()).optional(),
    });
    await model.generate({ ...narrativePrompt, outputSchema });
    expect(server.calls[0]?.body).toMatchObject({
      response_format: {
        json_schema: {
          strict: false,
          schema: {
            required: ["sentences"],
            properties: { parts: { type: "object", additionalProperties: { type: "integer" } } },
          },
        },
      },
    });
  });

  it.each(REFUSALS)(
    "generate and stream, where schemas are refused with %s, ask for JSON from then on",
    async (json_schema) => {
      const lesser = await startServer({ refuses: { json_schema } });
      const asking = openModel(lesser);
      const { output } = await asking.generate(narrativePrompt);
      await readStream(asking.stream(narrativePrompt));
      await lesser.close();
      expect(output).toMatchObject({ sentences: [{ citations: ["p1"] }] });
      const formats = lesser.calls.map(({ body }) => Reflect.get(Object(body), "response_format").type);
      expect(formats).toEqual(["json_schema", "json_object", "json_object"]);
      expect(JSON.stringify(lesser.calls[1]?.body)).toContain("fits this JSON schema");
    },
  );

  it("generate, where one model's schema was refused, still sends it to another model", async () => {
    const refusal = { error: { message: REFUSALS[0], type: "invalid_request_error" } };
    server.play({ effect: "respond", status: 400, body: refusal });
    await model.generate(narrativePrompt, { model: "old" });
    await model.generate(narrativePrompt, { model: "new" });
    const formats = server.calls.map(({ body }) => Reflect.get(Object(body), "response_format").type);
    expect(formats).toEqual(["json_schema", "json_object", "json_schema"]);
  });

  it("generate, asked for JSON without a schema, sends none", async () => {
    await model.generate(narrativePrompt, { answerFormat: "json" });
    expect(server.calls[0]?.body).toMatchObject({ response_format: { type: "json_object" } });
  });

  it.each([
    ["gpt-5-mini", false],
    ["o4-mini", false],
    ["gpt-4.1", true],
    ["qwen3", true],
  ])("generate, with a temperature for %s, sends it: %s", async (name, sent) => {
    await model.generate(narrativePrompt, { model: name, temperature: 0.2 });
    expect(JSON.stringify(server.calls[0]?.body).includes('"temperature":0.2')).toBe(sent);
  });

  it("generate, of an answer, counts reasoning as output and names the model that answered", async () => {
    const generation = await model.generate(narrativePrompt);
    expect(generation.usage).toEqual({ inputTokens: 388, outputTokens: 97 });
    expect(generation.model).toBe("gpt-5-mini-2025-08-07");
  });

  it("generate, of an answer in a code fence, reads the JSON inside", async () => {
    server.play(answered("answer-in-code-fence"));
    expect((await model.generate(narrativePrompt)).output).toMatchObject({ sentences: [{}] });
  });

  it("generate, of an answer that is whole at the token limit, gives it and says length", async () => {
    server.play(answered("answer-whole-at-token-limit"));
    expect(await model.generate(narrativePrompt)).toMatchObject({ finishReason: "length" });
  });

  it("generate, with a wrong key, throws provider-rejected without the key", async () => {
    const generation = openModel(server, "wrong-secret").generate(narrativePrompt);
    await expect(generation).rejects.toMatchObject({
      code: "provider-rejected",
      message: expect.not.stringContaining("wrong-secret"),
    });
    expect(JSON.stringify(server.calls[0])).not.toContain(TEST_KEY);
  });

  it("generate, of an answer that is a page, throws provider-malformed that names the server", async () => {
    server.play({ effect: "respond", body: "<html>Welcome</html>" });
    await expect(model.generate(narrativePrompt)).rejects.toMatchObject({
      code: "provider-malformed",
      message: expect.stringMatching(/^The model server at 127\.0\.0\.1:\d+ answered/),
    });
  });

  it("stream, of bytes that arrive cut through letters and events, gives the same pieces and the usage", async () => {
    server.play({ effect: "slow-stream", pieces: readPieces("stream-of-three-pieces") });
    const events = await readStream(model.stream(narrativePrompt));
    expect(events.map(({ type }) => type)).toEqual(["text", "text", "text", "done"]);
    expect(events[1]).toMatchObject({ text: expect.stringContaining("– gemessen über") });
    expect(events[3]).toMatchObject({
      generation: { finishReason: "stop", usage: { inputTokens: 388, outputTokens: 97 } },
    });
    expect(server.calls[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });
});
