import { createHash } from "node:crypto";
import { z } from "zod";
import type { LedgerEntry } from "../calculations/ledger.ts";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

export const MOST_TURNS = 6;
const MOST_QUESTION_CHARACTERS = 400;
const MOST_CALCULATIONS = 8;

/** One question of a session and what was calculated for it: names only, never data or results. */
export const TurnSchema = z.object({
  askedAt: z.iso.datetime(),
  /** As it was understood; cut where it is long. */
  question: z.string().max(MOST_QUESTION_CHARACTERS),
  calculated: z
    .array(z.object({ calculation: z.string(), title: z.string(), series: z.array(z.string()) }))
    .max(MOST_CALCULATIONS),
});
export type Turn = z.infer<typeof TurnSchema>;

/** The last turns of a session, oldest first. */
const SessionSchema = StoredDocumentSchema.extend({
  sessionId: z.string(),
  /** Absent where questions name a session and no user. */
  userId: z.string().optional(),
  /** Milliseconds since 1970; a session that rests until then is over. */
  expiresAtMs: z.int(),
  turns: z.array(TurnSchema).max(MOST_TURNS),
});
export type Session = z.infer<typeof SessionSchema>;

export const SESSIONS: Collection<Session> = { name: "sessions", schema: SessionSchema };

/** One for each user and session: two users that happen to name their sessions alike share nothing. */
export const sessionDocumentId = (sessionId: string, userId: string | undefined): string =>
  createHash("sha256")
    .update(JSON.stringify([sessionId, userId ?? null]))
    .digest("hex");

/** The turn that an answered question leaves; `question` as it was understood. */
export function turnOf(
  question: string,
  ledger: readonly Pick<LedgerEntry, "calculation" | "title" | "series">[],
  askedAt: string,
): Turn {
  const calculated = ledger
    .slice(0, MOST_CALCULATIONS)
    .map(({ calculation, title, series }) => ({ calculation, title, series: [...series] }));
  return { askedAt, question: cutShort(question), calculated };
}

/** Ends in an ellipsis where it was cut, so that nobody takes it for the whole. */
function cutShort(question: string): string {
  if (question.length <= MOST_QUESTION_CHARACTERS) return question;
  return `${question.slice(0, MOST_QUESTION_CHARACTERS - 1).trimEnd()}…`;
}
