import type { ChunkIndex } from "../ports/chunk-index.ts";
import { extractFacts } from "../retrieval/extract-facts.ts";
import type { Fact } from "../retrieval/fact.ts";
import { type Passage, passageOf } from "../retrieval/passage.ts";
import type { RetrievalDepth } from "./classify-question.ts";

export interface Retrieved {
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
}

export interface RetrievalRequest {
  readonly index: Pick<ChunkIndex, "search">;
  readonly tenantId: string;
  readonly question: string;
  readonly depth: RetrievalDepth;
}

/** The passages that speak to the question, numbered for this report, and the figures that code reads from them. */
export async function retrieveEvidence(request: RetrievalRequest): Promise<Retrieved> {
  const { index, tenantId, question, depth } = request;
  if (depth.passages === 0) return { passages: [], facts: [] };
  const hits = await index.search({ tenantId, text: question, limit: depth.passages });
  const passages = hits.map(({ chunk, score }, position) => passageOf(chunk, position, score));
  return { passages, facts: extractFacts(passages) };
}
