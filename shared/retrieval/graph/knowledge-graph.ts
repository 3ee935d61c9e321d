import { type CompiledGraph, compileGraph } from "./compile-graph.ts";
import { EntityLinker } from "./entity-linker.ts";
import type { Relation } from "./relation.ts";

/** The relations of one tenant's documents in memory. It is compiled when it is first asked after a change. */
export class KnowledgeGraph {
  private readonly relationsOf = new Map<string, readonly Relation[]>();
  private compiled: { readonly graph: CompiledGraph; readonly linker: EntityLinker } | undefined;

  /** Replaces what a document says. */
  put(documentId: string, relations: readonly Relation[]): void {
    if (relations.length === 0 && !this.relationsOf.has(documentId)) return;
    if (relations.length === 0) this.relationsOf.delete(documentId);
    else this.relationsOf.set(documentId, relations);
    this.compiled = undefined;
  }

  /** The graph as it is now, and what finds its entities in questions. */
  compile(): { readonly graph: CompiledGraph; readonly linker: EntityLinker } {
    if (this.compiled === undefined) {
      const graph = compileGraph([...this.relationsOf.values()].flat());
      this.compiled = { graph, linker: new EntityLinker(graph) };
    }
    return this.compiled;
  }
}
