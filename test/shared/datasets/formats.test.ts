import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conversation } from "#shared/datasets/conversation.ts";
import { readExample } from "#shared/datasets/dataset-example.ts";
import {
  escapeConversation,
  formatConversation,
  TUNING_FORMATS,
  type TuningFormat,
} from "#shared/datasets/format-conversation.ts";
import { readConversation } from "#shared/datasets/read-conversation.ts";

type GoldenRow = Record<TuningFormat, string | null> & { situation: string; conversation: Conversation };
const GOLDEN: readonly GoldenRow[] = JSON.parse(
  readFileSync(new URL("../../golden/datasets/formats.json", import.meta.url), "utf8"),
);
const CASES = GOLDEN.flatMap((row) =>
  TUNING_FORMATS.map((format) => ({ ...row, format, line: row[format] })),
);

describe("formatConversation", () => {
  test.each(CASES)("a conversation of $situation, as $format, is the golden row or none", (golden) => {
    const line = formatConversation(escapeConversation(golden.conversation), golden.format) ?? null;
    expect(line).toBe(golden.line);
  });

  test.each(CASES.filter(({ line, format }) => line !== null && format !== "gemini-text"))(
    "a golden row of $situation, in $format, reads back as the conversation",
    ({ line, conversation }) => {
      expect(readConversation(JSON.parse(line ?? ""))).toEqual(conversation);
    },
  );
});

const USER = { role: "user", content: "Why?" };
const ANSWER = { role: "assistant", content: "Because." };

describe("readExample", () => {
  test.each([
    ["unknown-shape", { texts: [] }],
    ["unknown-shape", { prompt: "Why?" }],
    ["no-answer", { messages: [USER] }],
    ["no-answer", { messages: [] }],
    ["turns-out-of-order", { messages: [ANSWER] }],
    ["turns-out-of-order", { messages: [USER, USER, ANSWER] }],
    ["empty-text", { messages: [USER, { ...ANSWER, content: "  " }] }],
    ["not-text", { messages: [USER, { ...ANSWER, content: [{ type: "image_url" }] }] }],
    ["not-text", { messages: [USER, { role: "tool", content: "4" }, ANSWER] }],
    ["not-text", { contents: [{ role: "user", parts: [{ fileData: { fileUri: "gs://a/b" } }] }] }],
    ["not-text", { contents: ["Why?"] }],
    ["invalid-example", { narrativeSlots: {}, provenance: {} }],
  ])("a row that is wrong in one way, %s, says so", (problem, row) => {
    expect(readExample(row)).toBe(problem);
  });

  test.each([
    ["its user", { userId: "u1", sessionId: "s1" }, "user u1"],
    ["the user of its metadata", { metadata: { user: 7 } }, "user 7"],
    ["its session", { session_id: "s1" }, "session s1"],
    ["its question", {}, "question why?"],
  ])("a foreign row, grouped, belongs to %s", (_, fields, group) => {
    expect(readExample({ ...fields, prompt: "Why?", completion: "So." })).toMatchObject({
      group,
      answer: "So.",
    });
  });
});
