import type { Turn } from "./session.ts";

/**
 * The question that a follow-up such as "and for IBM?" asks, written out from the turn before it; undefined where it stands
 * on its own or cannot be written out for certain.
 */
export function resolveFollowUp(_asked: {
  readonly query: string;
  readonly turns: readonly Turn[];
  /** Series and positions of the data at hand. */
  readonly seriesNames: readonly string[];
}): string | undefined {
  return undefined;
}
