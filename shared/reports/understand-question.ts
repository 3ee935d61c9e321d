import type { MarketData } from "../calculations/market-data.ts";
import { resolveFollowUp } from "../memory/follow-ups/resolve-follow-up.ts";
import type { Recollection } from "../memory/memory-desk.ts";
import { mergePreferences } from "../memory/preferences.ts";
import type { RiskQuestion } from "./report.ts";

/** A question as it is answered. */
export interface UnderstoodQuestion {
  /** Written out where it was a follow-up, with the preferences that hold for it. */
  readonly question: RiskQuestion;
  /** The question as it is taken, where that is not how it was asked: the report tells it. */
  readonly takenAs: string | undefined;
}

/** Reads a question with what is remembered: a follow-up is written out, and the user's preferences stand behind its own. */
export function understandQuestion(
  asked: RiskQuestion,
  { preferences, turns }: Recollection,
  data: Pick<MarketData, "series" | "positions">,
): UnderstoodQuestion {
  const seriesNames = [...data.series, ...(data.positions ?? [])].map(({ name }) => name);
  const takenAs = resolveFollowUp({ query: asked.query, turns, seriesNames: [...new Set(seriesNames)] });
  const question = {
    ...asked,
    query: takenAs ?? asked.query,
    preferences: mergePreferences(asked.preferences, preferences),
  };
  return { question, takenAs };
}
