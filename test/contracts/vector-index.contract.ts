import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { VectorIndex } from "#shared/ports/vector-index.ts";

/** The length of vectors in this suite; Firestore's index is made for one length. */
const DIMENSIONS = 768;

/** A unit vector in the plane of the first two axes, so many degrees from the first. */
function at(degrees: number): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

/** The promises of shared/ports/vector-index.ts, each test with tenants of its own. */
export function describeVectorIndexContract(name: string, create: () => Promise<VectorIndex>): void {
  describe(`VectorIndex: ${name}`, () => {
    let index: VectorIndex;
    let tenantId: string;

    beforeEach(async () => {
      index = await create();
      tenantId = `tenant-${randomUUID()}`;
    });

    const anything = () => true;
    const nearest = async (
      degrees: number,
      { limit = 10, admits = anything }: { limit?: number; admits?: (id: string) => boolean } = {},
    ) => (await index.search(tenantId, at(degrees), { limit, admits })).map(({ chunkId }) => chunkId);
    const put = (places: Readonly<Record<string, number>>, tenant = tenantId) =>
      index.upsert(
        tenant,
        Object.entries(places).map(([chunkId, degrees]) => ({ chunkId, vector: at(degrees) })),
      );

    it("search, over stored vectors, finds the nearest first, with the cosine", async () => {
      await put({ far: 90, near: 10, same: 0, opposite: 180 });
      const hits = await index.search(tenantId, at(0), { limit: 10, admits: anything });
      expect(hits.map(({ chunkId }) => chunkId)).toEqual(["same", "near", "far", "opposite"]);
      const cosines = [1, Math.cos(Math.PI / 18), 0, -1];
      for (const [position, { similarity }] of hits.entries()) {
        expect(similarity).toBeCloseTo(cosines[position] ?? Number.NaN, 5);
      }
    });

    it("search, with a limit and among equals, gives the first by id, the same each time", async () => {
      await put({ d: 20, b: 20, a: 20, c: 20, e: 0 });
      expect(await nearest(0, { limit: 3 })).toEqual(["e", "a", "b"]);
      expect(await nearest(0, { limit: 3 })).toEqual(["e", "a", "b"]);
    });

    it("search, with some not admitted, gives the nearest of the others", async () => {
      await put({ a: 0, b: 10, c: 20 });
      expect(await nearest(0, { admits: (id) => id !== "a" })).toEqual(["b", "c"]);
    });

    it("search, for one tenant, never sees another's", async () => {
      await put({ mine: 0 });
      await put({ theirs: 0 }, `tenant-${randomUUID()}`);
      expect(await nearest(0)).toEqual(["mine"]);
    });

    it("upsert, of a known chunk, replaces its vector; repeating it changes nothing", async () => {
      await put({ a: 0, b: 45 });
      await put({ a: 90 });
      await put({ a: 90 });
      expect(await nearest(0)).toEqual(["b", "a"]);
    });

    it("remove, of some, ends their finding and leaves the others, and removing again succeeds", async () => {
      await put({ a: 0, b: 10, c: 20 });
      await index.remove(tenantId, ["a", "never-there"]);
      await index.remove(tenantId, ["a"]);
      expect(await nearest(0)).toEqual(["b", "c"]);
      await put({ a: 5 });
      expect(await nearest(0)).toEqual(["a", "b", "c"]);
    });

    it("missing, of stored and other chunks, names the others in order", async () => {
      await put({ a: 0, b: 10 });
      expect(await index.missing(tenantId, ["z", "a", "y", "b"])).toEqual(["z", "y"]);
      expect(await index.missing(tenantId, [])).toEqual([]);
    });

    it("search, where nothing is stored, finds nothing", async () => {
      expect(await nearest(0)).toEqual([]);
    });
  });
}
