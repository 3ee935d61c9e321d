import type { DocumentTransaction, TenantDocuments } from "../ports/document-store.ts";
import { INTERACTIONS } from "../reports/interaction.ts";
import { dayOf, EXAMPLE_KEYS } from "./example.ts";
import type { Outcome } from "./judge-interaction.ts";
import { prepareDecision, readDecision, revisionOf, type StoredDecision } from "./record-decision.ts";
import { sortFields } from "./sort-fields.ts";

/** `overtaken` when another decision came in between; `gone` when the interaction is there no more. */
export type Recorded = "recorded" | "unchanged" | "overtaken" | "gone";

/** An example whose content another example has already is a duplicate of it. */
async function settleDuplicate(transaction: DocumentTransaction, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind === "rejection") return outcome;
  const { id, tenantId, contentKey, qualityScore, provenance } = outcome.document;
  const key = await transaction.get(EXAMPLE_KEYS, contentKey);
  if (key === undefined || key.exampleId === id) return outcome;
  const answeredOn = dayOf(provenance.answeredAt);
  const stored = { id, tenantId, schemaVersion: 1 };
  return {
    kind: "rejection",
    document: { ...stored, reason: "duplicate", qualityScore, contentKey, answeredOn },
  };
}

/** True when recording the outcome would write what is there already: a delivery that came again. */
function stands({ example, rejection }: StoredDecision, { kind, document }: Outcome): boolean {
  const before = kind === "example" ? example : rejection;
  if (before === undefined) return false;
  const { revision: _, ...decided } = before;
  return sameJson(decided, document);
}

/** Stores give fields back in an order of their own. */
const sameJson = (left: object, right: object): boolean =>
  JSON.stringify(sortFields(left)) === JSON.stringify(sortFields(right));

/**
 * Records what an interaction became, in one transaction: example or rejection, content key, counts. Nothing of it is there
 * without the rest, whenever the process ends. `seenRevision` is the decision's that stood before the evidence was read.
 */
export function recordOutcome(
  documents: TenantDocuments,
  judged: { readonly outcome: Outcome; readonly seenRevision: number; readonly at: string },
): Promise<Recorded> {
  const { outcome, seenRevision, at } = judged;
  return documents.transaction(async (transaction) => {
    const { id } = outcome.document;
    // The interaction is read so that the transaction cannot commit beside one that removes it.
    const [interaction, before] = await Promise.all([
      transaction.get(INTERACTIONS, id),
      readDecision(transaction, id),
    ]);
    if (interaction === undefined) return "gone";
    if (revisionOf(before) !== seenRevision) return "overtaken";
    const settled = await settleDuplicate(transaction, outcome);
    if (stands(before, settled)) return "unchanged";
    const { write } = await prepareDecision(transaction, before, settled, { at, withdrawal: "decided-anew" });
    write();
    return "recorded";
  });
}
