import type { Block } from "./parse-blocks.ts";

/** About 200 English words. */
export const MOST_PROSE_CHARACTERS = 1_200;
/** Tables, lists and code stay whole up to here. */
const MOST_WHOLE_CHARACTERS = 3_000;

/** Cuts a run without any break; never between the halves of a surrogate pair. */
function cutHard(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = Math.min(start + limit, text.length);
    const splitsPair = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
    pieces.push(text.slice(start, splitsPair ? end - 1 : end));
    start = splitsPair ? end - 1 : end;
  }
  return pieces;
}

/** Joins neighbours as long as the result fits into `limit`. */
function joinUpTo(units: readonly string[], separator: string, limit: number): readonly string[] {
  const joined: string[] = [];
  for (const unit of units.flatMap((whole) => cutHard(whole, limit))) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + separator.length + unit.length <= limit) {
      joined[joined.length - 1] = last + separator + unit;
    } else {
      joined.push(unit);
    }
  }
  return joined;
}

/** Long tables are divided between rows, and each part repeats the header. */
function splitTable(text: string): readonly string[] {
  const rows = text.split("\n");
  const headerRows = /^[\s|:-]+$/.test(rows[1] ?? "") ? 2 : 1;
  const header = rows.slice(0, headerRows).join("\n");
  if (header.length > MOST_WHOLE_CHARACTERS / 3) return joinUpTo(rows, "\n", MOST_WHOLE_CHARACTERS);
  const parts = joinUpTo(rows.slice(headerRows), "\n", MOST_WHOLE_CHARACTERS - header.length - 1);
  return parts.map((part) => `${header}\n${part}`);
}

/** The block as pieces small enough for a chunk: prose between sentences, tables between rows, lists and code between lines. */
export function splitBlock({ kind, text }: Block): readonly string[] {
  if (kind === "prose") {
    return text.length <= MOST_PROSE_CHARACTERS
      ? [text]
      : joinUpTo(text.split(/(?<=[.!?])\s+/), " ", MOST_PROSE_CHARACTERS);
  }
  if (text.length <= MOST_WHOLE_CHARACTERS) return [text];
  return kind === "table" ? splitTable(text) : joinUpTo(text.split("\n"), "\n", MOST_WHOLE_CHARACTERS);
}
