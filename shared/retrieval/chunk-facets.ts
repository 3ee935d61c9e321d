import type { Chunk, ChunkFilter } from "../ports/chunk-index.ts";

const documentFacet = (documentId: string): string => `document\n${documentId}`;
const metadataFacet = (key: string, value: string): string => `metadata\n${key}\n${value.toLowerCase()}`;

const facetsOf = ({ documentId, metadata }: Chunk): readonly string[] => [
  documentFacet(documentId),
  ...Object.entries(metadata).flatMap(([key, value]) =>
    value === undefined ? [] : [metadataFacet(key, value)],
  ),
];

/** Which slots a filter allows, known without looking at any other slot. */
export class ChunkFacets {
  private readonly slotsByFacet = new Map<string, Set<number>>();

  add(chunk: Chunk, slot: number): void {
    for (const facet of facetsOf(chunk)) {
      const slots = this.slotsByFacet.get(facet);
      if (slots === undefined) this.slotsByFacet.set(facet, new Set([slot]));
      else slots.add(slot);
    }
  }

  remove(chunk: Chunk, slot: number): void {
    for (const facet of facetsOf(chunk)) {
      const slots = this.slotsByFacet.get(facet);
      slots?.delete(slot);
      if (slots?.size === 0) this.slotsByFacet.delete(facet);
    }
  }

  clear(): void {
    this.slotsByFacet.clear();
  }

  /** Undefined when the filter allows every slot. */
  allowed({ documentIds, metadata = {} }: ChunkFilter): ReadonlySet<number> | undefined {
    const ofDocuments = documentIds?.flatMap((id) => [...this.slotsOf(documentFacet(id))]);
    const conditions = [
      ...(ofDocuments === undefined ? [] : [new Set(ofDocuments)]),
      ...Object.entries(metadata).map(([key, value]) => this.slotsOf(metadataFacet(key, value))),
    ].sort((left, right) => left.size - right.size);
    const [smallest, ...others] = conditions;
    if (smallest === undefined) return undefined;
    return new Set([...smallest].filter((slot) => others.every((slots) => slots.has(slot))));
  }

  private slotsOf(facet: string): ReadonlySet<number> {
    return this.slotsByFacet.get(facet) ?? new Set();
  }
}
