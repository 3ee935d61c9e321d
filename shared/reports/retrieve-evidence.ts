import type { ChunkIndex } from "../ports/chunk-index.ts";
import { extractFacts } from "../retrieval/extract-facts.ts";
import type { Fact } from "../retrieval/fact.ts";
import { type Passage, passageOf } from "../retrieval/passage.ts";

export interface Retrieved {
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
}

const MAX_PASSAGES = 6;

/** The passages that speak to the question, numbered for this report, and the figures that code reads from them. */
export async function retrieveEvidence(
  index: Pick<ChunkIndex, "search">,
  tenantId: string,
  question: string,
): Promise<Retrieved> {
  const hits = await index.search({ tenantId, text: question, limit: MAX_PASSAGES });
  const passages = hits.map(({ chunk, score }, position) => passageOf(chunk, position, score));
  return { passages, facts: extractFacts(passages) };
}
