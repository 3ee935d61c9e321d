import { z } from "zod";
import { FeedbackFieldsSchema } from "#shared/collection/feedback.ts";
import { RiskQuestionSchema } from "#shared/reports/report.ts";
import { jsonFormat } from "./parse-body.ts";
import { defineRoute, jsonAnswer } from "./route.ts";

/** What a product sends on behalf of a user who has read a report. */
const FeedbackBodySchema = z
  .strictObject({ ...FeedbackFieldsSchema.shape, userId: RiskQuestionSchema.shape.userId })
  .refine(
    ({ rating, comment, correction }) =>
      rating !== undefined || comment !== undefined || correction !== undefined,
    { path: ["rating"], message: "give a rating, a comment or a correction" },
  );

const FEEDBACK_EXAMPLE = {
  userId: "u1",
  rating: 2,
  comment: "It should say what the figure means.",
  correction: "MSFT gained 8.57% in all over these two months.",
};

export const FEEDBACK_ROUTE = defineRoute({
  operationId: "giveFeedback",
  tag: "Reports",
  method: "POST",
  path: "/v1/reports/{id}/feedback",
  scope: "reports",
  summary: "Rate, comment on or correct a report",
  description:
    "One word for each report and user; a later one replaces it. Within seconds it decides whether the report is learned from: a low rating takes it out, a correction becomes the answer to learn when its figures are those of the report or of the question.",
  body: [jsonFormat(FeedbackBodySchema, FEEDBACK_EXAMPLE)],
  responses: {
    202: {
      description: "It is recorded, and is considered from now on.",
      schema: z.object({ reportId: z.string(), recorded: z.literal(true) }),
      example: { reportId: "5f0c3e0a9b6d4c2f8e1a7b3c9d2e4f60", recorded: true },
    },
  },
  handle: async ({ params: { id: reportId }, body: { userId, ...feedback }, caller }, services) => {
    const raterId = userId ?? `key ${caller.keyId}`;
    await services.collection.feedback.submit({ tenantId: caller.tenantId, reportId, raterId, feedback });
    return jsonAnswer(202, { reportId, recorded: true });
  },
});
