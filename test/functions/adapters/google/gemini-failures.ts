import type { LanguageModel } from "#shared/ports/language-model.ts";
import {
  describeProviderFailures,
  type FailureRow,
  type StreamFailureRow,
} from "../../../contracts/provider-failures.contract.ts";
import type { GeminiServer } from "../../../servers/gemini-server.ts";
import type { ScriptedAnswer } from "../../../servers/scripted-answers.ts";
import { narrativePrompt } from "../narrative-prompt.ts";
import { readFixture, readPieces, startServer, TEST_KEY } from "./gemini-scene.ts";

const recorded = (name: string, status = 200, headers = {}): ScriptedAnswer => ({
  effect: "respond",
  body: readFixture(name),
  status,
  headers,
});

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

const STREAM_FAILURES: readonly StreamFailureRow[] = [
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

/** How an adapter of a Gemini model fails, by either door. */
export function describeGeminiFailures(name: string, open: (server: GeminiServer) => LanguageModel): void {
  describeProviderFailures(name, {
    start: () => startServer(),
    open,
    prompt: narrativePrompt,
    secret: TEST_KEY,
    failures: FAILURES,
    streamFailures: STREAM_FAILURES,
    unfinished: [recorded("answer-without-candidates"), recorded("answer-without-finish-reason")],
    piece: readPieces("stream-without-end")[0],
  });
}
