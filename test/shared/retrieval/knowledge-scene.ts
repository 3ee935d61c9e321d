import type { DocumentStore } from "#shared/ports/document-store.ts";
import { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import type { KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";
import { InProcessChunkIndex } from "../../../functions/adapters/local/in-process-chunk-index.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";

export const TENANT = "tenant-a";

/** A page of sections, each a heading with its text. */
export const pageOf = (
  sections: Readonly<Record<string, string>>,
  fields: Partial<KnowledgeInput> = {},
): KnowledgeInput => ({
  title: "Policy",
  source: "policy.md",
  format: "markdown",
  text: Object.entries(sections)
    .map(([heading, text]) => `## ${heading}\n${text}`)
    .join("\n\n"),
  ...fields,
});
export const FIRST = pageOf({
  Limits: "The limit is tight.",
  Review: "The review is yearly.",
  Hedges: "Hedges limit losses.",
});
export const SECOND = pageOf({
  Scope: "All limit figures.",
  Limits: "The limit is tight.",
  Review: "The review is quarterly.",
});
export const LONG = pageOf(
  Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`Part ${index}`, `A limit, part ${index}.`])),
);

/** One instance over a store that others may share. */
export function open(documents: DocumentStore = new MemoryDocumentStore()) {
  const index = new InProcessChunkIndex();
  const clock = new ControllableClock();
  return { documents, index, clock, knowledge: new KnowledgeBase({ documents, index, clock }) };
}
