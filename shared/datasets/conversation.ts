/** One thing that was said. */
export interface Turn {
  readonly role: "user" | "model";
  readonly text: string;
}

/** What is learned from one row: instructions, and turns that begin with the user's and end on the model's. */
export interface Conversation {
  readonly system: string | null;
  readonly turns: readonly Turn[];
}

/** Why turns are no conversation to learn from. */
export type ConversationProblem = "no-answer" | "turns-out-of-order" | "empty-text";

/** What is wrong with a conversation; undefined when nothing is. */
export function problemOf({ turns }: Conversation): ConversationProblem | undefined {
  if (turns.at(-1)?.role !== "model") return "no-answer";
  if (turns.some(({ role }, position) => role !== (position % 2 === 0 ? "user" : "model"))) {
    return "turns-out-of-order";
  }
  if (turns.some(({ text }) => text.trim() === "")) return "empty-text";
  return undefined;
}
