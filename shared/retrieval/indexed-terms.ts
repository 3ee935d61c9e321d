import type { Chunk } from "../ports/chunk-index.ts";
import { tokenize } from "./tokenize.ts";

/** What a chunk is found by: its title, headings and metadata as a header, then its text. */
export function indexedTerms({ title, path, metadata, text }: Chunk): string[] {
  const header = [title, ...path.filter((heading) => heading !== title), ...Object.values(metadata)];
  return [...tokenize(header.join("\n")), ...tokenize(text)];
}
