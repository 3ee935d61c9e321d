import type { Chunk } from "#shared/ports/chunk-index.ts";

/** A chunk of which only what matters to a test is said. */
export function makeChunk(fields: Partial<Chunk> & Pick<Chunk, "id" | "text">): Chunk {
  return {
    tenantId: "tenant-a",
    schemaVersion: 1,
    documentId: "document-1",
    title: "",
    path: [],
    source: "test.md",
    position: 0,
    tokens: 1,
    metadata: {},
    ...fields,
  };
}
