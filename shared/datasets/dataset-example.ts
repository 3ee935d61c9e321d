import { EXAMPLES, type TrainingExample } from "../collection/example.ts";
import { conversationsOf } from "../collection/format-example.ts";
import type { Conversation } from "./conversation.ts";
import { type RowProblem, readConversation } from "./read-conversation.ts";
import { isJsonObject, type JsonObject } from "./read-rows.ts";

/** One example of a dataset, whatever form its row had. */
export interface DatasetExample {
  /** What must not be on both sides of the split: the user, of an unknown one the session, else the question. */
  readonly group: string;
  readonly question: string;
  readonly answer: string;
  /** The kind of question, by which validation files are stratified. */
  readonly queryType: string;
  /** 0 to 1; 1 where nothing is known. */
  readonly quality: number;
  /** The example of collection that it is; undefined for other rows. */
  readonly collected?: Pick<TrainingExample, "id" | "revision">;
  /** The rows of a tuning file that it makes; to render them costs, so only those that are written are. */
  conversations(): readonly Conversation[];
}

const USER_FIELDS = ["userId", "user_id", "user"];
const SESSION_FIELDS = ["sessionId", "session_id", "session"];
const TYPE_FIELDS = ["queryType", "query_type", "category"];

/** The example in a row, or why there is none. */
export function readExample(row: JsonObject): DatasetExample | RowProblem | "invalid-example" {
  if ("narrativeSlots" in row && "provenance" in row) {
    const example = EXAMPLES.schema.safeParse(row);
    return example.success ? collectedExample(example.data) : "invalid-example";
  }
  const conversation = readConversation(row);
  return typeof conversation === "string" ? conversation : foreignExample(row, conversation);
}

function collectedExample(example: TrainingExample): DatasetExample {
  const { id, revision, userId, sessionId, userQuery, narrativeResponse, calculationSelection } = example;
  return {
    group: groupOf(userId, sessionId, userQuery),
    question: userQuery,
    answer: narrativeResponse,
    queryType: calculationSelection.steps[0]?.calculation ?? "no-calculation",
    quality: example.qualityScore,
    collected: { id, revision },
    conversations: () => conversationsOf(example),
  };
}

function foreignExample(row: JsonObject, conversation: Conversation): DatasetExample {
  const sayings = (role: string): string =>
    conversation.turns
      .filter((turn) => turn.role === role)
      .map(({ text }) => text)
      .join("\n");
  const question = sayings("user");
  const quality = row["qualityScore"];
  return {
    group: groupOf(labelIn(row, USER_FIELDS), labelIn(row, SESSION_FIELDS), question),
    question,
    answer: sayings("model"),
    queryType: labelIn(row, TYPE_FIELDS) ?? "unknown",
    quality: typeof quality === "number" ? Math.min(1, Math.max(0, quality)) : 1,
    conversations: () => [conversation],
  };
}

function groupOf(userId: string | null, sessionId: string | null, question: string): string {
  if (userId !== null) return `user ${userId}`;
  return sessionId === null ? `question ${question.toLowerCase().trim()}` : `session ${sessionId}`;
}

/** A label of the row itself or of its `metadata`; null when it has none. */
function labelIn(row: JsonObject, fields: readonly string[]): string | null {
  const { metadata } = row;
  for (const place of isJsonObject(metadata) ? [row, metadata] : [row]) {
    for (const field of fields) {
      const value = place[field];
      if (typeof value === "string" && value !== "") return value;
      if (typeof value === "number") return String(value);
    }
  }
  return null;
}
