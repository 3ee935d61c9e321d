import type { DocumentChangeKind, DocumentEventHandler } from "#shared/ports/document-events.ts";

/** Which change calls which handler. */
export interface TriggerRegistration {
  /** For the log, such as `on-interaction-created`. */
  readonly name: string;
  readonly collection: string;
  readonly kind: DocumentChangeKind;
  /** The same function that the Firebase trigger calls; see DocumentEventHandler for what it must bear. */
  readonly handler: DocumentEventHandler;
}
