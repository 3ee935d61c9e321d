import type { Conversation, Turn } from "./conversation.ts";

/**
 * Forms of tuning files: Vertex AI's for Gemini, which is the shape of a generateContent request; the pair of texts of the
 * older Gemini tuning; chat messages as OpenAI and those who follow it take them.
 */
export const TUNING_FORMATS = ["vertex-gemini", "gemini-text", "openai-chat"] as const;
export type TuningFormat = (typeof TUNING_FORMATS)[number];

/** A conversation whose texts are JSON already: to escape them is most of the work, so it is done once for all forms. */
interface EscapedConversation {
  readonly system: string | null;
  readonly turns: readonly Turn[];
}

/** The conversation with its texts as JSON strings. */
export function escapeConversation({ system, turns }: Conversation): EscapedConversation {
  return {
    system: system === null ? null : JSON.stringify(system),
    turns: turns.map(({ role, text }) => ({ role, text: JSON.stringify(text) })),
  };
}

/** The conversation as one line without its newline; undefined where the form cannot hold it. */
export function formatConversation(
  conversation: EscapedConversation,
  format: TuningFormat,
): string | undefined {
  switch (format) {
    case "vertex-gemini":
      return vertexGeminiRow(conversation);
    case "gemini-text":
      return geminiTextRow(conversation);
    case "openai-chat":
      return openAiChatRow(conversation);
  }
}

function vertexGeminiRow({ system, turns }: EscapedConversation): string {
  const contents = turns.map(({ role, text }) => `{"role":"${role}","parts":[{"text":${text}}]}`).join(",");
  const instruction =
    system === null ? "" : `"systemInstruction":{"role":"system","parts":[{"text":${system}}]},`;
  return `{${instruction}"contents":[${contents}]}`;
}

/** Holds one question and one answer; instructions go before the question. */
function geminiTextRow({ system, turns }: EscapedConversation): string | undefined {
  const [question, answer] = turns;
  if (question === undefined || answer === undefined || turns.length !== 2) return undefined;
  const input = system === null ? question.text : `${system.slice(0, -1)}\\n\\n${question.text.slice(1)}`;
  return `{"text_input":${input},"output":${answer.text}}`;
}

function openAiChatRow({ system, turns }: EscapedConversation): string {
  const messages = turns.map(
    ({ role, text }) => `{"role":"${role === "model" ? "assistant" : "user"}","content":${text}}`,
  );
  if (system !== null) messages.unshift(`{"role":"system","content":${system}}`);
  return `{"messages":[${messages.join(",")}]}`;
}
