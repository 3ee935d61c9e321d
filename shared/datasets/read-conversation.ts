import type { Conversation, ConversationProblem, Turn } from "./conversation.ts";
import { problemOf } from "./conversation.ts";
import { isJsonObject, type JsonObject } from "./read-rows.ts";

/** Why a row holds no conversation to learn from. */
export type RowProblem = ConversationProblem | "unknown-shape" | "not-text";

const INPUT_FIELDS = ["text_input", "textInput", "input_text", "prompt", "question"];
const OUTPUT_FIELDS = ["output", "output_text", "completion", "answer"];

/** A piece that is not known yet to be right; undefined in place of a text that is none. */
interface Piece {
  readonly role: string;
  readonly text: string | undefined;
}

/** The conversation in a row of Gemini contents, of chat messages, or of a pair of texts. */
export function readConversation(row: JsonObject): Conversation | RowProblem {
  const pieces = piecesOf(row);
  if (pieces === undefined) return "unknown-shape";
  const system: string[] = [];
  const turns: Turn[] = [];
  for (const { role, text } of pieces) {
    if (text === undefined) return "not-text";
    if (role === "system" || role === "developer") system.push(text);
    else if (role === "user") turns.push({ role, text });
    else if (role === "model" || role === "assistant") turns.push({ role: "model", text });
    else return "not-text";
  }
  const conversation = { system: system.length === 0 ? null : system.join("\n\n"), turns };
  return problemOf(conversation) ?? conversation;
}

function piecesOf(row: JsonObject): readonly Piece[] | undefined {
  const { messages, contents } = row;
  if (Array.isArray(messages)) return messages.map(pieceOfMessage);
  if (Array.isArray(contents)) {
    const instruction = row["systemInstruction"] ?? row["system_instruction"];
    const system = isJsonObject(instruction) ? [{ ...pieceOfContent(instruction), role: "system" }] : [];
    return [...system, ...contents.map(pieceOfContent)];
  }
  const input = textIn(row, INPUT_FIELDS);
  const output = textIn(row, OUTPUT_FIELDS);
  if (input === undefined || output === undefined) return undefined;
  return [
    { role: "user", text: input },
    { role: "model", text: output },
  ];
}

function pieceOfMessage(message: unknown): Piece {
  if (!isJsonObject(message)) return { role: "", text: undefined };
  const { role, content } = message;
  return {
    role: typeof role === "string" ? role : "",
    text: typeof content === "string" ? content : undefined,
  };
}

/** Content without a role is the user's, as in a request. */
function pieceOfContent(content: unknown): Piece {
  if (!isJsonObject(content) || !Array.isArray(content["parts"])) return { role: "", text: undefined };
  const texts = content["parts"].map((part: unknown) => (isJsonObject(part) ? part["text"] : undefined));
  const role = content["role"] ?? "user";
  return {
    role: typeof role === "string" ? role : "",
    text: texts.every((text) => typeof text === "string") ? texts.join("") : undefined,
  };
}

function textIn(row: JsonObject, fields: readonly string[]): string | undefined {
  for (const field of fields) {
    const value = row[field];
    if (typeof value === "string") return value;
  }
  return undefined;
}
