import { readFileSync } from "node:fs";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { GeminiLanguageModel } from "../../../../functions/adapters/google/gemini-language-model.ts";
import type { GoogleAuth } from "../../../../functions/adapters/google/genai-client.ts";
import {
  VertexLanguageModel,
  type VertexLanguageModelFields,
} from "../../../../functions/adapters/google/vertex-language-model.ts";
import { GeminiServer } from "../../../servers/gemini-server.ts";

/** The key that a fixture's error message repeats, as Google's own do. */
export const TEST_KEY = "secret-test-key";
export const TIMEOUT_MS = 5_000;

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/gemini/${name}.json`, import.meta.url), "utf8"));

export function readPieces(name: string): readonly unknown[] {
  const pieces = readFixture(name);
  if (!Array.isArray(pieces)) throw new Error(`${name} is not a stream.`);
  return pieces;
}

export const startServer = (endpoints: Readonly<Record<string, string>> = {}): Promise<GeminiServer> =>
  new GeminiServer({
    apiKey: TEST_KEY,
    usualAnswer: { effect: "respond", body: readFixture("answer-with-thoughts") },
    endpoints,
  }).start();

/** Credentials that need no network: all that the package asks of a client is headers. */
export const fakeAuth: GoogleAuth = {
  authClient: {
    getRequestHeaders: async () => new Headers({ authorization: "Bearer test-token" }),
  } as NonNullable<GoogleAuth["authClient"]>,
};

export const openGemini = (server: GeminiServer): LanguageModel =>
  new GeminiLanguageModel({ apiKey: TEST_KEY, baseUrl: server.origin, timeoutMs: TIMEOUT_MS });

export const openVertex = (
  server: GeminiServer,
  fields: Partial<VertexLanguageModelFields> = {},
): LanguageModel =>
  new VertexLanguageModel({
    project: "demo-finrisk",
    location: "global",
    baseUrl: server.origin,
    auth: fakeAuth,
    timeoutMs: TIMEOUT_MS,
    ...fields,
  });
