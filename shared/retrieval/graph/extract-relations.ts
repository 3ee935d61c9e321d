import type { Chunk } from "../../ports/chunk-index.ts";
import { isQuarantined } from "../rate-suspicion.ts";
import { entityKey } from "./entity-key.ts";
import {
  type Entity,
  MOST_RELATIONS_PER_DOCUMENT,
  MOST_SENTENCE_CHARACTERS,
  type Relation,
} from "./relation.ts";
import { readSentenceRelations } from "./sentence-relations.ts";
import { splitSentences } from "./split-sentences.ts";
import { type FoundRelation, readTableRelations } from "./table-relations.ts";

const MOST_NAME_CHARACTERS = 100;

/** A company is listed as its ticker, where a document says of both that they are its subject. */
function readMetadata({ issuer, ticker }: Chunk["metadata"]): readonly FoundRelation[] {
  if (issuer === undefined || ticker === undefined) return [];
  const [subject, object]: [Entity, Entity] = [
    { kind: "issuer", name: issuer.slice(0, MOST_NAME_CHARACTERS) },
    { kind: "ticker", name: ticker.slice(0, MOST_NAME_CHARACTERS) },
  ];
  return [{ relation: { type: "listed-as", subject, object }, evidence: `${issuer} (${ticker})` }];
}

function readChunk({ text, metadata: { issuer } }: Chunk): readonly FoundRelation[] {
  const stated = splitSentences(text).flatMap((evidence) =>
    readSentenceRelations(evidence, issuer).map((relation) => ({ relation, evidence })),
  );
  return [...readTableRelations(text, issuer), ...stated];
}

/** "Orbit" is "Orbit Computers" in a document that names no other company that begins so. */
function fullNames(relations: readonly Relation[]): ReadonlyMap<string, Entity> {
  const issuers = relations
    .flatMap(({ subject, object }) => [subject, object])
    .filter(({ kind }) => kind === "issuer");
  const byKey = new Map(issuers.map((entity) => [entityKey(entity), entity]));
  const keys = [...byKey.keys()].sort();
  const full = new Map<string, Entity>();
  for (const [place, key] of keys.entries()) {
    const next = keys[place + 1];
    const another = keys[place + 2];
    const longer = next?.startsWith(`${key} `) === true ? byKey.get(next) : undefined;
    if (longer !== undefined && another?.startsWith(`${key} `) !== true) full.set(key, longer);
  }
  return full;
}

/**
 * What the chunks of one document say of companies, people and risks, by rules over its metadata, tables, labelled lines and
 * sentences: each relation once for a chunk, the first 500 of them, in time linear in the text.
 */
export function extractRelations(chunks: readonly Chunk[]): readonly Relation[] {
  const relations = new Map<string, Relation>();
  const add = (chunkId: string, { relation, evidence }: FoundRelation) => {
    const { type, subject, object } = relation;
    const [from, to] = [entityKey(subject), entityKey(object)];
    const key = [type, from, to, chunkId].join("\n");
    if (from === to || relations.has(key)) return;
    relations.set(key, {
      ...relation,
      chunkId,
      sentence: evidence.slice(0, MOST_SENTENCE_CHARACTERS).toWellFormed(),
    });
  };
  for (const [position, chunk] of chunks.entries()) {
    if (relations.size >= MOST_RELATIONS_PER_DOCUMENT) break;
    if (isQuarantined(chunk)) continue;
    if (position === 0) for (const found of readMetadata(chunk.metadata)) add(chunk.id, found);
    for (const found of readChunk(chunk)) add(chunk.id, found);
  }
  const kept = [...relations.values()].slice(0, MOST_RELATIONS_PER_DOCUMENT);
  const full = fullNames(kept);
  const named = (entity: Entity): Entity => full.get(entityKey(entity)) ?? entity;
  return kept.map((relation) => ({
    ...relation,
    subject: named(relation.subject),
    object: named(relation.object),
  }));
}
