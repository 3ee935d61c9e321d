import { z } from "zod";
import { type Collection, type DocumentStore, StoredDocumentSchema } from "#shared/ports/document-store.ts";
import type { ChunkVector, VectorHit, VectorIndex } from "#shared/ports/vector-index.ts";
import { VectorTable } from "./vector-table.ts";

const PAGE_SIZE = 500;

const StoredVectorSchema = StoredDocumentSchema.extend({
  model: z.string(),
  /** Little-endian 32-bit floats in base64: a quarter of the same numbers as text. */
  vector: z.base64(),
});
const CHUNK_VECTORS: Collection<z.infer<typeof StoredVectorSchema>> = {
  name: "chunkVectors",
  schema: StoredVectorSchema,
};

const encode = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("base64");

/** Copied into memory of its own, since the bytes of a buffer may start anywhere. */
const decode = (text: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);

/** A VectorIndex that keeps vectors in a DocumentStore and searches them in memory; those of other models are passed over. */
export class StoredVectorIndex implements VectorIndex {
  private readonly documents: DocumentStore;
  private readonly model: string;
  private readonly tables = new Map<string, Promise<VectorTable>>();

  /** `model` names where the vectors come from and how long they are: those of another are not compared. */
  constructor(fields: { readonly documents: DocumentStore; readonly model: string }) {
    this.documents = fields.documents;
    this.model = fields.model;
  }

  async upsert(tenantId: string, vectors: readonly ChunkVector[]): Promise<void> {
    const table = await this.table(tenantId);
    const documents = this.documents.forTenant(tenantId);
    for (const { chunkId, vector } of vectors) {
      const stored = { id: chunkId, tenantId, schemaVersion: 1, model: this.model, vector: encode(vector) };
      await documents.set(CHUNK_VECTORS, stored);
      table.put({ chunkId, vector });
    }
  }

  async remove(tenantId: string, chunkIds: readonly string[]): Promise<void> {
    const table = await this.table(tenantId);
    for (const chunkId of chunkIds) {
      table.remove(chunkId);
      await this.documents.forTenant(tenantId).delete(CHUNK_VECTORS, chunkId);
    }
  }

  async missing(tenantId: string, chunkIds: readonly string[]): Promise<readonly string[]> {
    const table = await this.table(tenantId);
    return chunkIds.filter((chunkId) => !table.has(chunkId));
  }

  async search(
    tenantId: string,
    vector: Float32Array,
    { limit, admits }: { readonly limit: number; readonly admits: (chunkId: string) => boolean },
  ): Promise<readonly VectorHit[]> {
    return (await this.table(tenantId)).search(vector, limit, admits);
  }

  private table(tenantId: string): Promise<VectorTable> {
    const known = this.tables.get(tenantId);
    if (known !== undefined) return known;
    const reading = this.read(tenantId).catch((error: unknown) => {
      this.tables.delete(tenantId);
      throw error;
    });
    this.tables.set(tenantId, reading);
    return reading;
  }

  private async read(tenantId: string): Promise<VectorTable> {
    const table = new VectorTable();
    let after: string | undefined;
    do {
      const page = await this.documents.forTenant(tenantId).query(CHUNK_VECTORS, {
        where: [{ field: "model", operator: "==", value: this.model }],
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      });
      for (const { id, vector } of page.documents) table.put({ chunkId: id, vector: decode(vector) });
      after = page.next;
    } while (after !== undefined);
    return table;
  }
}
