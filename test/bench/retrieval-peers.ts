import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import type { Chunk } from "#shared/ports/chunk-index.ts";

/** Ids of the passages found, best first. */
export type SearchPeer = (question: string, limit: number) => readonly (string | number)[];

/** MiniSearch with its defaults: BM25+ over its own tokens. */
export function buildMiniSearch(passages: readonly Chunk[]): SearchPeer {
  const index = new MiniSearch<Chunk>({ fields: ["title", "text"] });
  index.addAll(passages);
  return (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => String(id));
}

/** FlexSearch with its defaults, asked to suggest passages that lack some of the words, as the others do by themselves. */
export function buildFlexSearch(passages: readonly Chunk[]): SearchPeer {
  const index = new Index();
  for (const { id, title, text } of passages) index.add(id, `${title} ${text}`);
  return (question, limit) => index.search(question, { limit, suggest: true });
}
