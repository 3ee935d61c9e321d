import { type Horizon, readHorizon } from "./read-horizon.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

const ROLLS: ReadonlySet<string> = new Set(["rolling", "trailing", "moving"]);
const WAY = 6;

/** What a question says of a rolling form: nothing, that it wants one, or over which window. */
export interface Rolling {
  readonly window: Horizon | undefined;
}

/** "60-day rolling volatility", "rolling beta over 24 months"; undefined where nothing rolls. */
export function readRolling(tokens: readonly Token[], mention: TokenRange): Rolling | undefined {
  const first = Math.max(0, mention.first - WAY);
  const near = tokens.slice(first, mention.last + 3);
  const isNamed = tokens.slice(mention.first, mention.last + 1).some(({ lower }) => ROLLS.has(lower));
  if (isNamed || !near.some(({ lower }) => ROLLS.has(lower))) return undefined;
  return { window: readHorizon(tokens, mention) };
}
