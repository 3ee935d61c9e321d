import { FinRiskError } from "../errors.ts";
import type { Chunk, ChunkHit, ChunkIndex, ChunkQuery } from "../ports/chunk-index.ts";
import type { DocumentStore, DocumentTransaction, TenantDocuments } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { chunkDocument, type DocumentDraft } from "./chunk-document.ts";
import { CompanyNames } from "./company-names.ts";
import {
  CHUNKS,
  KNOWLEDGE_DOCUMENTS,
  type KnowledgeDocument,
  type KnowledgeInput,
  parseKnowledgeInput,
} from "./knowledge-document.ts";
import { readScope } from "./read-scope.ts";
import { batchesOf, pagesOf, storedChunksOf } from "./stored-chunks.ts";

/** What ingesting a document changed; ingesting it again changes nothing. */
export interface IngestResult {
  readonly documentId: string;
  readonly chunks: { readonly added: number; readonly unchanged: number; readonly removed: number };
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
  private readonly loads = new Map<string, Promise<void>>();
  private readonly names = new Map<string, CompanyNames>();
  private readonly lastChanges = new Map<string, Promise<unknown>>();

  constructor(fields: {
    readonly documents: DocumentStore;
    readonly index: ChunkIndex;
    readonly clock: Clock;
  }) {
    this.documents = fields.documents;
    this.index = fields.index;
    this.clock = fields.clock;
  }

  /**
   * Adds a document, or makes what its source gave before into this. Throws `invalid-request` or `payload-too-large` naming
   * the field, and `conflict` when the same document is being changed elsewhere.
   */
  async ingest(tenantId: string, input: KnowledgeInput): Promise<IngestResult> {
    const { document, chunks } = chunkDocument({ tenantId, ...parseKnowledgeInput(input) });
    await this.load(tenantId);
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
    await this.load(tenantId);
    await this.inTurn(tenantId, async () => {
      const documents = this.documents.forTenant(tenantId);
      await documents.delete(KNOWLEDGE_DOCUMENTS, documentId);
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
   * Searches the tenant's live chunks, leaving out those of other companies, forms and years than the question names; the first
   * search waits until they are loaded.
   */
  async search(query: ChunkQuery): Promise<readonly ChunkHit[]> {
    await this.load(query.tenantId);
    const scope = readScope(query.text, this.namesOf(query.tenantId));
    if (scope === undefined) return this.index.search(query);
    return this.index.search({ ...query, filter: { scope, ...query.filter } });
  }

  /** Fills the index with the tenant's live chunks; only the first call does anything, and later ones wait for it. */
  load(tenantId: string): Promise<void> {
    const known = this.loads.get(tenantId);
    if (known !== undefined) return known;
    const loading = this.fillIndex(tenantId).catch((error: unknown) => {
      this.loads.delete(tenantId);
      throw error;
    });
    this.loads.set(tenantId, loading);
    return loading;
  }

  private async fillIndex(tenantId: string): Promise<void> {
    const documents = this.documents.forTenant(tenantId);
    const live = new Set<string>();
    for await (const page of pagesOf(documents, KNOWLEDGE_DOCUMENTS)) {
      for (const id of page.flatMap(({ chunkIds }) => chunkIds)) live.add(id);
      for (const { metadata } of page) this.namesOf(tenantId).add(metadata);
    }
    for await (const page of pagesOf(documents, CHUNKS)) {
      await this.index.upsert(page.filter(({ id }) => live.has(id)));
    }
  }

  private namesOf(tenantId: string): CompanyNames {
    const names = this.names.get(tenantId) ?? new CompanyNames();
    this.names.set(tenantId, names);
    return names;
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
    await this.commit(claim, draft);
    await this.index.upsert(chunks);
    this.namesOf(draft.tenantId).add(draft.metadata);
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

  private async commit({ documents, documentId, revision }: Claim, draft: DocumentDraft): Promise<void> {
    const ingestedAt = this.clock.now().toISOString();
    await documents.transaction(async (transaction) => {
      assertClaimed(await transaction.get(KNOWLEDGE_DOCUMENTS, documentId), revision);
      transaction.set(KNOWLEDGE_DOCUMENTS, { ...draft, revision, ingestedAt });
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

function assertClaimed(document: KnowledgeDocument | undefined, revision: number): void {
  if (document?.revision === revision) return;
  throw new FinRiskError({
    code: "conflict",
    message: "The document was changed by somebody else at the same time: send it again.",
  });
}
