import { FinRiskError } from "../errors.ts";
import type { Chunk, ChunkHit, ChunkIndex, ChunkQuery } from "../ports/chunk-index.ts";
import type { DocumentStore, DocumentTransaction, TenantDocuments } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { chunkDocument, type DocumentDraft } from "./chunk-document.ts";
import type { ChunkEmbedder } from "./chunk-embedder.ts";
import { extractRelations } from "./graph/extract-relations.ts";
import { DOCUMENT_RELATIONS, type Relation } from "./graph/relation.ts";
import { type GraphFindings, type GraphQuestion, searchGraph } from "./graph/search-graph.ts";
import {
  CHUNKS,
  KNOWLEDGE_DOCUMENTS,
  type KnowledgeDocument,
  type KnowledgeInput,
  parseKnowledgeInput,
} from "./knowledge-document.ts";
import { afterChange, KNOWLEDGE_VERSION_ID, KNOWLEDGE_VERSIONS } from "./knowledge-version.ts";
import { LoadedKnowledge } from "./loaded-knowledge.ts";
import { readScope } from "./read-scope.ts";
import { batchesOf, storedChunksOf } from "./stored-chunks.ts";

/** What ingesting a document changed; ingesting it again changes nothing. */
export interface IngestResult {
  readonly documentId: string;
  readonly chunks: { readonly added: number; readonly unchanged: number; readonly removed: number };
}

/** A search in which the knowledge graph takes part when it is asked to; `holdings` are the names of the user's series. */
interface KnowledgeQuery extends ChunkQuery {
  readonly withGraph?: boolean;
  readonly holdings?: readonly string[];
}

/** The right to change a document, until somebody else claims it. */
interface Claim {
  readonly documents: TenantDocuments;
  readonly documentId: string;
  readonly revision: number;
}

/**
 * Keeps a tenant's documents and chunks in the store and its index in step. One write of the document switches from its old
 * chunks to its new ones, so that a crash before it leaves the old ones live and a crash after it the new ones; whatever
 * was left over goes when the document is ingested again.
 */
export class KnowledgeBase {
  private readonly documents: DocumentStore;
  private readonly index: ChunkIndex;
  private readonly clock: Clock;
  private readonly embedder: ChunkEmbedder | undefined;
  private readonly tenants = new Map<string, LoadedKnowledge>();
  private readonly lastChanges = new Map<string, Promise<unknown>>();

  constructor(fields: {
    readonly documents: DocumentStore;
    readonly index: ChunkIndex;
    readonly clock: Clock;
    /** Where meaning is searched besides words. */
    readonly embedder?: ChunkEmbedder | undefined;
  }) {
    this.documents = fields.documents;
    this.index = fields.index;
    this.clock = fields.clock;
    this.embedder = fields.embedder;
  }

  /**
   * Adds a document, or makes what its source gave before into this. Throws `invalid-request` or `payload-too-large` naming
   * the field, and `conflict` when the same document is being changed elsewhere.
   */
  async ingest(tenantId: string, input: KnowledgeInput): Promise<IngestResult> {
    const { document, chunks } = chunkDocument({ tenantId, ...parseKnowledgeInput(input) });
    return this.inTurn(tenantId, () => this.replace(document, chunks));
  }

  /** A page of the tenant's documents, in the order of their ids; `next` starts the page after it. */
  async list(
    tenantId: string,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<{ readonly documents: readonly KnowledgeDocument[]; readonly next?: string }> {
    return this.documents.forTenant(tenantId).query(KNOWLEDGE_DOCUMENTS, page);
  }

  /** Removes a document and its chunks; removing what is not there succeeds. */
  async remove(tenantId: string, documentId: string): Promise<void> {
    await this.inTurn(tenantId, async () => {
      const documents = this.documents.forTenant(tenantId);
      const version = await deleteDocument(documents, { tenantId, documentId });
      await this.loaded(tenantId).drop(documentId, version);
      const stored = [...(await storedChunksOf(documents, documentId)).keys()];
      await this.index.remove(tenantId, stored);
      for (const batch of batchesOf(stored)) {
        await documents.transaction(async (transaction) => {
          for (const id of batch) transaction.delete(CHUNKS, id);
        });
      }
    });
  }

  /**
   * Searches the tenant's live chunks as the store has them now, whichever instance changed them, leaving out those of other
   * companies, forms and years than the question names. Where the graph is asked too, what it finds is joined with the rest.
   */
  async search(query: KnowledgeQuery): Promise<readonly ChunkHit[]> {
    const [vector] = await Promise.all([
      query.vector ?? this.embedder?.embedQuestion(query.text),
      this.load(query.tenantId),
    ]);
    const { withGraph = false, holdings = [], ...asked } = query;
    const { names, graph } = this.loaded(query.tenantId);
    const scope = readScope(query.text, names);
    const found = withGraph ? searchGraph(graph, { question: query.text, holdings }).ranking : undefined;
    return this.index.search({
      ...asked,
      ...(vector !== undefined && { vector }),
      ...(found !== undefined && { graph: found }),
      ...(scope !== undefined && { filter: { scope, ...query.filter } }),
    });
  }

  /**
   * What the knowledge graph says to a question about relations: facts that may be cited, each with the chunks that prove it,
   * and those chunks and their neighbours as hits, best first.
   */
  async searchGraph(
    tenantId: string,
    { limit, ...asked }: GraphQuestion & { readonly limit: number },
  ): Promise<Omit<GraphFindings, "ranking"> & { readonly hits: readonly ChunkHit[] }> {
    await this.load(tenantId);
    const { ranking: graph, ...found } = searchGraph(this.loaded(tenantId).graph, asked);
    return { ...found, hits: await this.index.search({ tenantId, text: "", graph, limit }) };
  }

  /** Brings the index to the version of the store. */
  async load(tenantId: string): Promise<void> {
    const loaded = this.loaded(tenantId);
    if (!(await loaded.isUpToDate())) await this.inTurn(tenantId, () => loaded.bringUpToDate());
  }

  private loaded(tenantId: string): LoadedKnowledge {
    const known = this.tenants.get(tenantId);
    if (known !== undefined) return known;
    const documents = this.documents.forTenant(tenantId);
    const loaded = new LoadedKnowledge({ tenantId, documents, index: this.index });
    this.tenants.set(tenantId, loaded);
    return loaded;
  }

  /** One change of a tenant's knowledge after the other, so that the index sees them in the order of the store. */
  private inTurn<T>(tenantId: string, change: () => Promise<T>): Promise<T> {
    const previous = this.lastChanges.get(tenantId) ?? Promise.resolve();
    const current = previous.then(change, change);
    this.lastChanges.set(tenantId, current);
    return current;
  }

  private async replace(draft: DocumentDraft, chunks: readonly Chunk[]): Promise<IngestResult> {
    const { claim, previous } = await this.claim(draft);
    const stored = await storedChunksOf(claim.documents, draft.id);
    const wanted = new Set(draft.chunkIds);
    const changed = chunks.filter((chunk) => JSON.stringify(stored.get(chunk.id)) !== JSON.stringify(chunk));
    const obsolete = [...stored.keys()].filter((id) => !wanted.has(id));
    await this.writeAll(claim, changed, (transaction, chunk) => transaction.set(CHUNKS, chunk));
    await this.embedder?.embedMissing(draft.tenantId, chunks);
    const relations = extractRelations(chunks);
    const version = await this.commit(claim, draft, relations);
    await this.loaded(draft.tenantId).put(draft, { chunks, relations }, version);
    await this.index.remove(draft.tenantId, obsolete);
    await this.writeAll(claim, obsolete, (transaction, id) => transaction.delete(CHUNKS, id));
    const before = new Set(previous);
    const unchanged = draft.chunkIds.filter((id) => before.has(id)).length;
    const added = chunks.length - unchanged;
    return { documentId: draft.id, chunks: { added, unchanged, removed: before.size - unchanged } };
  }

  /** Raises the document's revision, which ends the claim of anybody else. */
  private claim(draft: DocumentDraft): Promise<{ claim: Claim; previous: readonly string[] }> {
    const documents = this.documents.forTenant(draft.tenantId);
    return documents.transaction(async (transaction) => {
      const current = await transaction.get(KNOWLEDGE_DOCUMENTS, draft.id);
      const previous = current?.chunkIds ?? [];
      const revision = (current?.revision ?? 0) + 1;
      const ingestedAt = current?.ingestedAt ?? this.clock.now().toISOString();
      const claimed: KnowledgeDocument = { ...(current ?? { ...draft, chunkIds: [] }), revision, ingestedAt };
      transaction.set(KNOWLEDGE_DOCUMENTS, claimed);
      return { claim: { documents, documentId: draft.id, revision }, previous };
    });
  }

  /** Switches to the new chunks and relations, and answers the version of the knowledge that this makes. */
  private async commit(
    { documents, documentId, revision }: Claim,
    draft: DocumentDraft,
    relations: readonly Relation[],
  ): Promise<number> {
    const ingestedAt = this.clock.now().toISOString();
    const { tenantId, schemaVersion } = draft;
    return documents.transaction(async (transaction) => {
      assertClaimed(await transaction.get(KNOWLEDGE_DOCUMENTS, documentId), revision);
      const current = await transaction.get(KNOWLEDGE_VERSIONS, KNOWLEDGE_VERSION_ID);
      const next = afterChange(current, { tenantId, documentId });
      transaction.set(KNOWLEDGE_DOCUMENTS, { ...draft, revision, ingestedAt });
      if (relations.length === 0) transaction.delete(DOCUMENT_RELATIONS, documentId);
      else {
        transaction.set(DOCUMENT_RELATIONS, {
          id: documentId,
          tenantId,
          schemaVersion,
          relations: [...relations],
        });
      }
      transaction.set(KNOWLEDGE_VERSIONS, next);
      return next.version;
    });
  }

  private async writeAll<T>(
    { documents, documentId, revision }: Claim,
    items: readonly T[],
    write: (transaction: DocumentTransaction, item: T) => void,
  ): Promise<void> {
    for (const batch of batchesOf(items)) {
      await documents.transaction(async (transaction) => {
        assertClaimed(await transaction.get(KNOWLEDGE_DOCUMENTS, documentId), revision);
        for (const item of batch) write(transaction, item);
      });
    }
  }
}

/** Answers the version of the knowledge without the document; undefined when it was not there. */
function deleteDocument(
  documents: TenantDocuments,
  change: { readonly tenantId: string; readonly documentId: string },
): Promise<number | undefined> {
  return documents.transaction(async (transaction) => {
    if ((await transaction.get(KNOWLEDGE_DOCUMENTS, change.documentId)) === undefined) return undefined;
    const current = await transaction.get(KNOWLEDGE_VERSIONS, KNOWLEDGE_VERSION_ID);
    const next = afterChange(current, change);
    transaction.delete(KNOWLEDGE_DOCUMENTS, change.documentId);
    transaction.delete(DOCUMENT_RELATIONS, change.documentId);
    transaction.set(KNOWLEDGE_VERSIONS, next);
    return next.version;
  });
}

function assertClaimed(document: KnowledgeDocument | undefined, revision: number): void {
  if (document?.revision === revision) return;
  throw new FinRiskError({
    code: "conflict",
    message: "The document was changed by somebody else at the same time: send it again.",
  });
}
