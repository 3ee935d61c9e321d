import { readFileSync } from "node:fs";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { OpenAiLanguageModel } from "../../../../functions/adapters/openai/openai-language-model.ts";
import { OpenAiServer, type OpenAiServerFields } from "../../../servers/openai-server.ts";
import type { ScriptedAnswer } from "../../../servers/scripted-answers.ts";

/** The key that a fixture's error message repeats, as some servers do. */
export const TEST_KEY = "secret-test-key";
export const TIMEOUT_MS = 5_000;

const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/openai/${name}.json`, import.meta.url), "utf8"));

export function readPieces(name: string): readonly unknown[] {
  const pieces = readFixture(name);
  if (!Array.isArray(pieces)) throw new Error(`${name} is not a stream.`);
  return pieces;
}

export const answered = (name: string, status = 200, headers = {}): ScriptedAnswer => ({
  effect: "respond",
  body: readFixture(name),
  status,
  headers,
});

export const startServer = (fields: Partial<OpenAiServerFields> = {}): Promise<OpenAiServer> =>
  new OpenAiServer({ apiKey: TEST_KEY, usualAnswer: answered("answer-with-reasoning"), ...fields }).start();

export const openModel = (server: OpenAiServer, apiKey: string | undefined = TEST_KEY): LanguageModel =>
  new OpenAiLanguageModel({ apiKey, baseUrl: server.baseUrl, model: "gpt-5-mini", timeoutMs: TIMEOUT_MS });
