export type DocumentChangeKind = "created" | "updated" | "deleted";

/** Tells that a document changed. It names the document and never carries it: a handler reads what is there now. */
export interface DocumentEvent {
  /** The same for every delivery of the same change. */
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
}

/**
 * Reacts to a changed document. Events come at least once and in no promised order, so a handler is idempotent by
 * document id; one that throws is called again later. The in-process triggers and the Firebase trigger call the same one.
 */
export type DocumentEventHandler = (event: DocumentEvent) => Promise<void>;
