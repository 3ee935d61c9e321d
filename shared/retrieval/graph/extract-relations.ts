import type { Chunk } from "../../ports/chunk-index.ts";
import { entityKey } from "./entity-key.ts";
import { MOST_RELATIONS_PER_DOCUMENT, type Relation } from "./relation.ts";

/** A company is listed as its ticker, where a document says of both that they are its subject. */
function readMetadata({ id, metadata: { issuer, ticker } }: Chunk): readonly Relation[] {
  if (issuer === undefined || ticker === undefined) return [];
  return [
    {
      type: "listed-as",
      subject: { kind: "issuer", name: issuer.slice(0, 100) },
      object: { kind: "ticker", name: ticker.slice(0, 100) },
      chunkId: id,
      sentence: `${issuer} (${ticker})`.slice(0, 300),
    },
  ];
}

/** What the chunks of one document say of companies, people and risks; each relation once for a chunk, the first 500 of them. */
export function extractRelations(chunks: readonly Chunk[]): readonly Relation[] {
  const relations = new Map<string, Relation>();
  const [first] = chunks;
  const found = first === undefined ? [] : readMetadata(first);
  for (const relation of found) {
    const { type, subject, object, chunkId } = relation;
    const key = [type, entityKey(subject), entityKey(object), chunkId].join("\n");
    if (!relations.has(key)) relations.set(key, relation);
  }
  return [...relations.values()].slice(0, MOST_RELATIONS_PER_DOCUMENT);
}
