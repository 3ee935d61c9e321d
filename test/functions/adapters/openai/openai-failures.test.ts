import {
  describeProviderFailures,
  type FailureRow,
  type StreamFailureRow,
} from "../../../contracts/provider-failures.contract.ts";
import { narrativePrompt } from "../narrative-prompt.ts";
import { answered, openModel, readPieces, startServer, TEST_KEY } from "./openai-scene.ts";

const page = { effect: "respond", status: 502, body: "<html>Bad gateway</html>" } as const;

const FAILURES: readonly FailureRow[] = [
  [
    "429 with Retry-After",
    answered("error-429-rate-limit", 429, { "retry-after": "7" }),
    "provider-rate-limited",
    7_000,
  ],
  ["429 without a delay", answered("error-429-rate-limit", 429), "provider-rate-limited"],
  ["429 for a spent quota", answered("error-429-quota", 429, { "retry-after": "7" }), "provider-rejected"],
  ["500", answered("error-500-server", 500), "provider-unavailable"],
  ["502 with a proxy's page", page, "provider-unavailable"],
  [
    "503 of a server that loads its model",
    answered("error-503-loading", 503, { "retry-after": "2" }),
    "provider-unavailable",
    2_000,
  ],
  ["a broken connection", { effect: "break" }, "provider-unavailable"],
  ["400 for the model's name", answered("error-400-model-name", 400), "provider-rejected"],
  ["400 as a sentence", answered("error-as-sentence", 400), "provider-rejected"],
  ["401 that repeats the key", answered("error-401-key", 401), "provider-rejected"],
  ["404", answered("error-404-model", 404), "provider-rejected"],
  ["a blocked prompt", answered("error-400-content-filter", 400), "provider-blocked"],
  ["a blocked answer", answered("answer-filtered"), "provider-blocked"],
  ["a refusal", answered("answer-refused"), "provider-blocked"],
  ["an answer that is not JSON", answered("answer-not-json"), "provider-malformed"],
  ["an answer off the schema", answered("answer-off-schema"), "provider-malformed"],
  ["JSON cut at the token limit", answered("answer-cut-at-token-limit"), "provider-malformed"],
  ["an answer of another kind", answered("answer-of-another-kind"), "provider-malformed"],
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
    "carrying a rate limit",
    { effect: "stream", pieces: readPieces("stream-with-error-inside") },
    "provider-rate-limited",
    1,
  ],
  [
    "carrying an error of the server",
    { effect: "stream", pieces: readPieces("stream-with-server-error-inside") },
    "provider-unavailable",
    1,
  ],
  [
    "refused midway",
    { effect: "stream", pieces: readPieces("stream-refused-midway") },
    "provider-blocked",
    1,
  ],
];

describeProviderFailures("OpenAiLanguageModel", {
  start: () => startServer(),
  open: openModel,
  prompt: narrativePrompt,
  secret: TEST_KEY,
  failures: FAILURES,
  streamFailures: STREAM_FAILURES,
  unfinished: [answered("answer-without-choices"), answered("answer-without-finish-reason")],
  piece: readPieces("stream-without-end")[1],
});
