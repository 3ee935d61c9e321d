/** A chunk as one report sees it: `id` is `p1`, `p2`… in the order of retrieval. */
export interface Passage {
  readonly id: string;
  readonly chunkId: string;
  readonly title: string;
  readonly source: string;
  readonly text: string;
  readonly score: number;
}
