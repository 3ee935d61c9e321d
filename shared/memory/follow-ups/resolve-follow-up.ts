import type { Turn } from "../session.ts";
import { changeQuestion } from "./change-question.ts";
import { readFollowUp } from "./read-follow-up.ts";
import { replacePronoun } from "./replace-pronoun.ts";

/**
 * The question that a follow-up such as "and for IBM?" or "what about at 99 %?" asks, written out from the turn before it;
 * undefined where it stands on its own or cannot be written out for certain.
 */
export function resolveFollowUp(asked: {
  readonly query: string;
  /** Oldest first. */
  readonly turns: readonly Turn[];
  /** Series and positions of the data at hand. */
  readonly seriesNames: readonly string[];
}): string | undefined {
  const { query, turns, seriesNames } = asked;
  const before = turns.at(-1);
  if (before === undefined || before.calculated.length === 0 || before.question.endsWith("…"))
    return undefined;
  const followUp = readFollowUp(query, seriesNames);
  const written =
    followUp === undefined
      ? replacePronoun(query, before, seriesNames)
      : changeQuestion(before, followUp, seriesNames);
  return written === before.question || written === query ? undefined : written;
}
