import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import type { LanguageModel, StreamEvent } from "#shared/ports/language-model.ts";
import { readStream } from "../../../contracts/read-stream.ts";
import type { ScriptedAnswer } from "../../../servers/gemini-answers.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import { narrativePrompt, readFixture, readPieces, startServer, TEST_KEY } from "./gemini-scene.ts";

const recorded = (name: string, status = 200, headers = {}): ScriptedAnswer => ({
  effect: "respond",
  body: readFixture(name),
  status,
  headers,
});

type FailureRow = [situation: string, answer: ScriptedAnswer, code: string, retryAfterMs?: number];

/** What fails alike for a whole answer and for a stream. */
const FAILURES: readonly FailureRow[] = [
  [
    "429 with Retry-After",
    recorded("error-429-without-delay", 429, { "retry-after": "7" }),
    "provider-rate-limited",
    7_000,
  ],
  ["429 with RetryInfo", recorded("error-429-with-retry-info", 429), "provider-rate-limited", 34_400],
  [
    "429 with both, the longer in the header",
    recorded("error-429-with-retry-info", 429, { "retry-after": "60" }),
    "provider-rate-limited",
    60_000,
  ],
  ["429 without a delay", recorded("error-429-without-delay", 429), "provider-rate-limited"],
  ["500", recorded("error-500-internal", 500), "provider-unavailable"],
  [
    "503 with Retry-After",
    recorded("error-503-overloaded", 503, { "retry-after": "2" }),
    "provider-unavailable",
    2_000,
  ],
  ["a broken connection", { effect: "break" }, "provider-unavailable"],
  ["400 for the key", recorded("error-400-key-not-valid", 400), "provider-rejected"],
  ["400 for the thinking level", recorded("error-400-thinking-level", 400), "provider-rejected"],
  ["401", recorded("error-401-no-token", 401), "provider-rejected"],
  ["403 that names the key", recorded("error-403-key-suspended", 403), "provider-rejected"],
  ["404", recorded("error-404-model-not-found", 404), "provider-rejected"],
  ["a blocked prompt", recorded("prompt-blocked"), "provider-blocked"],
  ["an answer blocked for safety", recorded("answer-blocked-for-safety"), "provider-blocked"],
  ["an answer blocked for recitation", recorded("answer-blocked-for-recitation"), "provider-blocked"],
  ["prohibited content", recorded("answer-blocked-for-prohibited-content"), "provider-blocked"],
  ["an answer that is not JSON", recorded("answer-not-json"), "provider-malformed"],
  ["an answer off the schema", recorded("answer-off-schema"), "provider-malformed"],
  ["JSON cut at the token limit", recorded("answer-cut-at-token-limit"), "provider-malformed"],
];

/** What fails only while an answer streams; `pieces` is how many texts come before it does. */
const STREAM_FAILURES: readonly [string, ScriptedAnswer, string, number][] = [
  [
    "cut in the middle of an event",
    { effect: "cut-stream", pieces: readPieces("stream-without-end") },
    "provider-unavailable",
    2,
  ],
  [
    "closed before the model had finished",
    { effect: "stream", pieces: readPieces("stream-without-end") },
    "provider-unavailable",
    2,
  ],
  ["closed before the first piece", { effect: "stream", pieces: [] }, "provider-unavailable", 0],
  [
    "carrying an error",
    { effect: "stream", pieces: readPieces("stream-with-error-inside") },
    "provider-rate-limited",
    1,
  ],
  [
    "blocked midway",
    { effect: "stream", pieces: readPieces("stream-blocked-midway") },
    "provider-blocked",
    1,
  ],
];

/** How an adapter of a Gemini model fails, for every way in which the wire can. */
export function describeGeminiFailures(name: string, open: (server: GeminiServer) => LanguageModel): void {
  describe(`${name}, when the provider fails`, () => {
    let server: GeminiServer;
    let model: LanguageModel;
    beforeEach(async () => {
      server = await startServer();
      model = open(server);
    });
    afterEach(() => server.close());

    it.each(FAILURES)("generate, on %s, throws the matching error and no secret", async (...row) => {
      const [, answer, code, retryAfterMs] = row;
      server.play(answer);
      expectError(await failureOf(model.generate(narrativePrompt)), code, retryAfterMs);
      expect(server.calls).toHaveLength(1);
    });

    it.each(FAILURES)("stream, on %s, throws the matching error and never says done", async (...row) => {
      const [, answer, code, retryAfterMs] = row;
      server.play(answer);
      const events: StreamEvent<unknown>[] = [];
      expectError(await failureOf(readStream(model.stream(narrativePrompt), events)), code, retryAfterMs);
      expect(events.filter(({ type }) => type === "done")).toEqual([]);
      expect(server.calls).toHaveLength(1);
    });

    it.each(STREAM_FAILURES)("stream, %s, throws after the pieces that came", async (...row) => {
      const [, answer, code, pieces] = row;
      server.play(answer);
      const events: StreamEvent<unknown>[] = [];
      expectError(await failureOf(readStream(model.stream(narrativePrompt), events)), code);
      expect(events.map(({ type }) => type)).toEqual(Array.from({ length: pieces }, () => "text"));
    });

    it.each(["answer-without-candidates", "answer-without-finish-reason"])(
      "generate, on %s, throws provider-malformed",
      async (fixture) => {
        server.play(recorded(fixture));
        expectError(await failureOf(model.generate(narrativePrompt)), "provider-malformed");
      },
    );

    it("generate and stream, when nothing comes, throw provider-timeout at the deadline and leave the server", async () => {
      server.play({ effect: "hang" }, { effect: "hang" });
      expectError(await failureOf(model.generate(narrativePrompt, { timeoutMs: 60 })), "provider-timeout");
      expectError(
        await failureOf(readStream(model.stream(narrativePrompt, { timeoutMs: 60 }))),
        "provider-timeout",
      );
      expect(await Promise.all(server.calls.map(({ abandoned }) => abandoned))).toEqual([true, true]);
    });

    it("generate, given up by its caller while it waits, throws the caller's reason and leaves the server", async () => {
      server.play({ effect: "hang" });
      const caller = new AbortController();
      const generation = failureOf(model.generate(narrativePrompt, { signal: caller.signal }));
      await waitForCall(server);
      const reason = new Error("no longer needed");
      caller.abort(reason);
      expect(await generation).toBe(reason);
      expect(await server.calls[0]?.abandoned).toBe(true);
    });

    it("stream, left by its reader, closes the connection", async () => {
      server.play({ effect: "slow-stream", pieces: Array(200).fill(readPieces("stream-without-end")[0]) });
      for await (const event of model.stream(narrativePrompt)) {
        expect(event.type).toBe("text");
        break;
      }
      expect(await server.calls[0]?.abandoned).toBe(true);
    });
  });
}

function expectError(error: unknown, code: string, retryAfterMs?: number): void {
  if (!(error instanceof FinRiskError)) throw error;
  expect(error).toMatchObject({ code, retryAfterMs });
  // The error as a careless logger would print it, its causes included.
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TEST_KEY);
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error("It did not fail."),
    (error: unknown) => error,
  );
}

async function waitForCall(server: GeminiServer): Promise<void> {
  while (server.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
