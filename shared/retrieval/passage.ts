import type { Chunk, SourceClass } from "../ports/chunk-index.ts";

/** A chunk as one report sees it: `id` is `p1`, `p2`… in the order of retrieval. */
export interface Passage {
  readonly id: string;
  readonly chunkId: string;
  readonly title: string;
  readonly source: string;
  readonly text: string;
  readonly score: number;
  readonly sourceClass?: SourceClass;
}

/** A chunk in its place among those of one report, counted from 0; its title is the path of headings above it. */
export const passageOf = (chunk: Chunk, position: number, score: number): Passage => ({
  id: `p${position + 1}`,
  chunkId: chunk.id,
  title: chunk.path.length > 0 ? chunk.path.join(" › ") : chunk.title,
  source: chunk.source,
  text: chunk.text,
  score,
  ...(chunk.sourceClass !== undefined && { sourceClass: chunk.sourceClass }),
});
