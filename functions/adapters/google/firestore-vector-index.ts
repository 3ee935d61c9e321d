import type { CollectionReference, WriteBatch } from "@google-cloud/firestore";
import type { ChunkVector, VectorHit, VectorIndex } from "#shared/ports/vector-index.ts";
import { checkId } from "../document-checks.ts";
import { FirestoreConnection } from "./firestore-connection.ts";
import { collectionOf } from "./firestore-paths.ts";

const COLLECTION = "chunkVectors";
/** Firestore answers at most 1,000 neighbours; those that are not admitted are left out afterwards, so more are asked for. */
const MOST_NEIGHBOURS = 1_000;
const OVERFETCH = 4;
const WRITES_PER_BATCH = 200;

/** A VectorIndex over Firestore's nearest-neighbour search by cosine; it needs the vector index of infra/firestore.indexes.json. */
export class FirestoreVectorIndex implements VectorIndex {
  private readonly connection: FirestoreConnection;
  private readonly model: string;

  /** `model` names where the vectors come from and how long they are: those of another are not compared. */
  constructor(fields: { readonly projectId: string; readonly model: string }) {
    this.connection = new FirestoreConnection(fields);
    this.model = fields.model;
  }

  async upsert(tenantId: string, vectors: readonly ChunkVector[]): Promise<void> {
    const { FieldValue } = await import("@google-cloud/firestore");
    await this.inBatches(
      vectors,
      (batch, { chunkId, vector }, collection) =>
        batch.set(collection.doc(chunkId), { model: this.model, vector: FieldValue.vector([...vector]) }),
      tenantId,
    );
  }

  async remove(tenantId: string, chunkIds: readonly string[]): Promise<void> {
    await this.inBatches(
      chunkIds.map((chunkId) => ({ chunkId })),
      (batch, { chunkId }, collection) => batch.delete(collection.doc(chunkId)),
      tenantId,
    );
  }

  async missing(tenantId: string, chunkIds: readonly string[]): Promise<readonly string[]> {
    if (chunkIds.length === 0) return [];
    return this.connection.run(async (firestore) => {
      const collection = collectionOf(firestore, tenantId, COLLECTION);
      const references = chunkIds.map((chunkId) => collection.doc(chunkId));
      const snapshots = await firestore.getAll(...references, { fieldMask: ["model"] });
      return chunkIds.filter((_, index) => snapshots[index]?.get("model") !== this.model);
    });
  }

  async search(
    tenantId: string,
    vector: Float32Array,
    { limit, admits }: { readonly limit: number; readonly admits: (chunkId: string) => boolean },
  ): Promise<readonly VectorHit[]> {
    const { docs } = await this.connection.run((firestore) =>
      collectionOf(firestore, tenantId, COLLECTION)
        .where("model", "==", this.model)
        .select("distance")
        .findNearest({
          vectorField: "vector",
          queryVector: [...vector],
          limit: Math.min(OVERFETCH * limit, MOST_NEIGHBOURS),
          distanceMeasure: "COSINE",
          distanceResultField: "distance",
        })
        .get(),
    );
    // Firestore's order among equal distances changes between calls.
    return docs
      .map((document) => ({ chunkId: document.id, similarity: 1 - Number(document.get("distance")) }))
      .filter(({ chunkId }) => admits(chunkId))
      .sort((left, right) => right.similarity - left.similarity || (left.chunkId < right.chunkId ? -1 : 1))
      .slice(0, limit);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async inBatches<Item extends { readonly chunkId: string }>(
    items: readonly Item[],
    write: (batch: WriteBatch, item: Item, collection: CollectionReference) => unknown,
    tenantId: string,
  ): Promise<void> {
    for (let start = 0; start < items.length; start += WRITES_PER_BATCH) {
      await this.connection.run(async (firestore) => {
        const batch = firestore.batch();
        const collection = collectionOf(firestore, tenantId, COLLECTION);
        for (const item of items.slice(start, start + WRITES_PER_BATCH)) {
          checkId("id", item.chunkId);
          write(batch, item, collection);
        }
        await batch.commit();
      });
    }
  }
}
