import type { Passage } from "../retrieval/passage.ts";
import { tokenize } from "../retrieval/tokenize.ts";

/** Passages that are likely to be read; those behind them seldom decide. */
const READ = 3;

/** A first, uncalibrated confidence in [0, 1] that passages tell what is asked: the share of its terms that the best of them have. */
export function scoreRetrieval(question: string, passages: readonly Passage[]): number {
  const asked = new Set(tokenize(question));
  const told = new Set(passages.slice(0, READ).flatMap(({ title, text }) => tokenize(`${title} ${text}`)));
  if (asked.size === 0) return 0;
  const shared = [...asked].filter((term) => told.has(term)).length;
  return Math.round((shared / asked.size) * 1000) / 1000;
}
