import type { z } from "zod";
import { FinRiskError } from "../errors.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { INTERACTIONS } from "../reports/interaction.ts";
import { FEEDBACK, type FeedbackFieldsSchema, feedbackId } from "./feedback.ts";
import { pseudonymOf } from "./judge-interaction.ts";

/** Who says what of which report. */
export interface FeedbackSubmission {
  readonly tenantId: string;
  readonly reportId: string;
  /** The user who rates, or whatever else tells raters apart. */
  readonly raterId: string;
  readonly feedback: z.infer<typeof FeedbackFieldsSchema>;
}

/** Takes feedback in. What becomes of it is decided off the request, by the trigger on the document that is written here. */
export class FeedbackDesk {
  private readonly documents: DocumentStore;
  private readonly clock: Clock;
  private readonly pseudonymKey: string;

  constructor(fields: {
    readonly documents: DocumentStore;
    readonly clock: Clock;
    readonly pseudonymKey: string;
  }) {
    this.documents = fields.documents;
    this.clock = fields.clock;
    this.pseudonymKey = fields.pseudonymKey;
  }

  /** Stores one rater's word on one report in the place of an earlier one. Throws `not-found` for a report that is not kept. */
  async submit({ tenantId, reportId, raterId, feedback }: FeedbackSubmission): Promise<void> {
    const rater = pseudonymOf("user", { tenantId, pseudonymKey: this.pseudonymKey }, raterId);
    const givenAt = this.clock.now().toISOString();
    await this.documents.forTenant(tenantId).transaction(async (transaction) => {
      const interaction = await transaction.get(INTERACTIONS, reportId);
      if (interaction === undefined) throw missingReport(reportId);
      transaction.set(FEEDBACK, {
        ...feedback,
        id: feedbackId(reportId, rater),
        tenantId,
        schemaVersion: 1,
        interactionId: reportId,
        rater,
        givenAt,
        expiresAtMs: interaction.expiresAtMs,
      });
    });
  }
}

const missingReport = (id: string): FinRiskError =>
  new FinRiskError({ code: "not-found", message: `There is no report ${id}; it may have expired.` });
