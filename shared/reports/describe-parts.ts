import type { LedgerEntry } from "../calculations/ledger.ts";
import { readPartName } from "../calculations/part-name.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";
import { titleInSentence } from "./describe-entry.ts";

type Entry = Pick<LedgerEntry, "id" | "title" | "value" | "breakdown">;
type Part = NonNullable<Entry["breakdown"]>[number];

/** As many parts as one sentence can tell; of more, the largest few. */
const MOST_TOLD = 6;
const LARGEST_TOLD = 3;

const listOf = new Intl.ListFormat("en", { type: "conjunction" });

/** The largest in size first. */
const bySize = (parts: readonly Part[]): readonly Part[] =>
  parts.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value));

function tellParts(
  { id, title }: Entry,
  parts: readonly Part[],
  by: "asset" | "pair" | "factor",
): NarrativeSentence {
  const areAll = parts.length <= MOST_TOLD;
  const told = areAll ? parts : bySize(parts).slice(0, LARGEST_TOLD);
  const slots = told.map(
    ({ name }) => `{{${id}.breakdown.${name}}} for ${listOf.format(readPartName(name).of)}`,
  );
  const { noun } = readPartName(parts[0]?.name ?? "");
  const what = noun === undefined ? "" : `${noun}s behind the `;
  const order = areAll ? "" : ", largest first";
  return {
    text: `The ${what}${titleInSentence(title)} by ${by}${order}: ${listOf.format(slots)}.`,
    citations: [],
  };
}

/**
 * A sentence on the parts of a result that has one for every asset, or for every pair: all of a few parts, the largest of many.
 * Parts that are other figures, such as percentiles, have names that only a person puts into a sentence well: none is given.
 */
export function describeParts(entry: Entry, seriesNames: readonly string[]): NarrativeSentence | undefined {
  const parts = entry.breakdown ?? [];
  if (entry.value === null || parts.length < 2) return undefined;
  const assets = parts.map(({ name }) => (seriesNames.includes(name) ? [name] : readPartName(name).of));
  if (!assets.flat().every((name) => seriesNames.includes(name))) return undefined;
  const { noun } = readPartName(parts[0]?.name ?? "");
  const single = noun === "loading" || noun === "return" ? "factor" : "asset";
  if (assets.every(({ length }) => length === 1)) return tellParts(entry, parts, single);
  return assets.every(({ length }) => length === 2) ? tellParts(entry, parts, "pair") : undefined;
}
