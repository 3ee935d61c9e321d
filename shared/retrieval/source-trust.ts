import type { SourceClass } from "../ports/chunk-index.ts";
import type { Fact } from "./fact.ts";
import type { Passage } from "./passage.ts";

const TRUSTED: ReadonlySet<SourceClass | undefined> = new Set<SourceClass>(["policy", "filing"]);

/** True for what an administrator put in; a text of unknown origin is not trusted. */
export const isTrusted = (source: { readonly sourceClass?: SourceClass | undefined }): boolean =>
  TRUSTED.has(source.sourceClass);

/** The facts that may steer a calculation, a house confidence level for instance: those that a trusted passage states. */
export function trustedFacts(retrieved: {
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
}): readonly Fact[] {
  const trusted = new Set(retrieved.passages.filter(isTrusted).map(({ id }) => id));
  return retrieved.facts.filter(({ passageId }) => trusted.has(passageId));
}
