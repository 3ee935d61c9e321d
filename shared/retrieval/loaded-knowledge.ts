import type { Chunk, ChunkIndex, ChunkMetadata } from "../ports/chunk-index.ts";
import type { TenantDocuments } from "../ports/document-store.ts";
import { CompanyNames } from "./company-names.ts";
import { KnowledgeGraph } from "./graph/knowledge-graph.ts";
import { DOCUMENT_RELATIONS, type Relation } from "./graph/relation.ts";
import { CHUNKS, KNOWLEDGE_DOCUMENTS } from "./knowledge-document.ts";
import { changedSince, KNOWLEDGE_VERSION_ID, KNOWLEDGE_VERSIONS } from "./knowledge-version.ts";
import { pagesOf, storedChunksOf } from "./stored-chunks.ts";

interface LiveDocument {
  readonly id: string;
  readonly metadata: ChunkMetadata;
  readonly chunkIds: readonly string[];
}

/** What is shown of a document besides its entry: chunks to be indexed, and everything it says of entities. */
interface DocumentContent {
  readonly chunks: readonly Chunk[];
  readonly relations: readonly Relation[];
}

/**
 * One tenant's knowledge as this process holds it in its index, and the version of the store that it stands at. Whoever calls
 * `bringUpToDate`, `put` or `drop` waits for the one before to end.
 */
export class LoadedKnowledge {
  readonly names = new CompanyNames();
  readonly graph = new KnowledgeGraph();
  private readonly tenantId: string;
  private readonly documents: TenantDocuments;
  private readonly index: ChunkIndex;
  private readonly chunkIdsOf = new Map<string, readonly string[]>();
  private version: number | undefined;

  constructor(fields: {
    readonly tenantId: string;
    readonly documents: TenantDocuments;
    readonly index: ChunkIndex;
  }) {
    this.tenantId = fields.tenantId;
    this.documents = fields.documents;
    this.index = fields.index;
  }

  /** Whether the index shows what the store holds; one read of a small document. */
  async isUpToDate(): Promise<boolean> {
    const current = await this.documents.get(KNOWLEDGE_VERSIONS, KNOWLEDGE_VERSION_ID);
    return this.version === (current?.version ?? 0);
  }

  /** Reads what has changed since the version at hand, or everything the first time and after too many changes. */
  async bringUpToDate(): Promise<void> {
    const current = await this.documents.get(KNOWLEDGE_VERSIONS, KNOWLEDGE_VERSION_ID);
    const version = current?.version ?? 0;
    if (version === this.version) return;
    const changed =
      current === undefined || this.version === undefined ? undefined : changedSince(current, this.version);
    if (changed === undefined) await this.readAll();
    for (const documentId of changed ?? []) await this.readAgain(documentId);
    // Read before the documents: what changed in between is found the next time.
    this.version = version;
  }

  /** Shows this version of a document in the index, which the store has had since `version`. */
  async put(document: LiveDocument, content: DocumentContent, version?: number): Promise<void> {
    const live = new Set(document.chunkIds);
    const gone = (this.chunkIdsOf.get(document.id) ?? []).filter((id) => !live.has(id));
    await this.index.upsert(content.chunks);
    await this.index.remove(this.tenantId, gone);
    this.graph.put(document.id, content.relations);
    this.chunkIdsOf.set(document.id, document.chunkIds);
    this.names.add(document.metadata);
    this.follow(version);
  }

  /** Takes a document out of the index, which the store has done without since `version`. */
  async drop(documentId: string, version?: number): Promise<void> {
    await this.index.remove(this.tenantId, this.chunkIdsOf.get(documentId) ?? []);
    this.graph.put(documentId, []);
    this.chunkIdsOf.delete(documentId);
    this.follow(version);
  }

  /** A change of this process leaves nothing to read, unless others changed something before it. */
  private follow(version: number | undefined): void {
    if (this.version !== undefined && version === this.version + 1) this.version = version;
  }

  private async readAll(): Promise<void> {
    const live = new Map<string, LiveDocument>();
    for await (const page of pagesOf(this.documents, KNOWLEDGE_DOCUMENTS)) {
      for (const { id, metadata, chunkIds } of page) live.set(id, { id, metadata, chunkIds });
    }
    const liveChunks = new Set([...live.values()].flatMap(({ chunkIds }) => chunkIds));
    for await (const page of pagesOf(this.documents, CHUNKS)) {
      await this.index.upsert(page.filter(({ id }) => liveChunks.has(id)));
    }
    const relationsOf = new Map<string, readonly Relation[]>();
    for await (const page of pagesOf(this.documents, DOCUMENT_RELATIONS)) {
      for (const { id, relations } of page) relationsOf.set(id, relations);
    }
    for (const document of live.values()) {
      await this.put(document, { chunks: [], relations: relationsOf.get(document.id) ?? [] });
    }
    for (const documentId of this.chunkIdsOf.keys()) {
      if (!live.has(documentId)) await this.drop(documentId);
    }
  }

  private async readAgain(documentId: string): Promise<void> {
    const document = await this.documents.get(KNOWLEDGE_DOCUMENTS, documentId);
    if (document === undefined) return this.drop(documentId);
    const [stored, said] = await Promise.all([
      storedChunksOf(this.documents, documentId),
      this.documents.get(DOCUMENT_RELATIONS, documentId),
    ]);
    const chunks = document.chunkIds.flatMap((id) => stored.get(id) ?? []);
    await this.put(document, { chunks, relations: said?.relations ?? [] });
  }
}
