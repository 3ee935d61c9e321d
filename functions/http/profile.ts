import { z } from "zod";
import type { KeptOfUser } from "#shared/memory/memory-desk.ts";
import { PreferencesSchema } from "#shared/memory/preferences.ts";
import { TurnSchema } from "#shared/memory/session.ts";
import { RiskQuestionSchema } from "#shared/reports/report.ts";
import { jsonFormat } from "./parse-body.ts";
import { defineRoute, jsonAnswer } from "./route.ts";

const UserIdSchema = RiskQuestionSchema.shape.userId.unwrap();
const UserQuerySchema = z.strictObject({ userId: UserIdSchema });
const ProfileBodySchema = z.strictObject({ userId: UserIdSchema, preferences: PreferencesSchema });

/** Everything that is kept of a user for later answers. */
export const KeptOfUserSchema = z.object({
  userId: z.string(),
  preferences: PreferencesSchema,
  updatedAt: z.iso.datetime().nullable(),
  sessions: z.array(
    z.object({ sessionId: z.string(), expiresAt: z.iso.datetime(), turns: z.array(TurnSchema) }),
  ),
});

const ForgottenMemorySchema = z.object({
  profiles: z.int().nonnegative(),
  sessions: z.int().nonnegative(),
});

const PREFERENCES_EXAMPLE: z.infer<typeof PreferencesSchema> = {
  riskTolerance: "moderate",
  reportingStyle: "technical",
  terminology: { VaR: "Value-at-Risk" },
};

const KEPT_EXAMPLE: KeptOfUser = {
  userId: "u1",
  preferences: PREFERENCES_EXAMPLE,
  updatedAt: "2026-03-02T09:30:00.000Z",
  sessions: [
    {
      sessionId: "s1",
      expiresAt: "2026-03-03T10:00:00.000Z",
      turns: [
        {
          askedAt: "2026-03-02T10:00:00.000Z",
          question: "What is the 95% VaR of MSFT?",
          calculated: [{ calculation: "value-at-risk", title: "Value at risk", series: ["MSFT"] }],
        },
      ],
    },
  ],
};

const PROFILE = { tag: "Profiles", path: "/v1/profile", scope: "reports" } as const;

export const PROFILE_ROUTES = [
  defineRoute({
    ...PROFILE,
    operationId: "getProfile",
    method: "GET",
    summary: "See what is kept of a user for later answers",
    description:
      "Preferences are kept until they are deleted; the last questions of a session, with the names of what was calculated, until it has rested for a day, unless set otherwise.",
    query: UserQuerySchema,
    responses: {
      200: { description: "All that is kept.", schema: KeptOfUserSchema, example: KEPT_EXAMPLE },
    },
    handle: async ({ query, caller }, { memory }) =>
      jsonAnswer(200, await memory.show(caller.tenantId, query.userId)),
  }),
  defineRoute({
    ...PROFILE,
    operationId: "putProfile",
    method: "PUT",
    summary: "Keep a user's preferences",
    description:
      "Replaces what was kept as a whole, for questions that name this user. What a question itself prefers goes before it. Terms are put in the place of others in the text of a report, outside figures, quotations and the names of series.",
    body: [jsonFormat(ProfileBodySchema, { userId: "u1", preferences: PREFERENCES_EXAMPLE })],
    responses: {
      200: { description: "All that is kept now.", schema: KeptOfUserSchema, example: KEPT_EXAMPLE },
    },
    handle: async ({ body: { userId, preferences }, caller: { tenantId } }, { memory }) => {
      await memory.setPreferences(tenantId, userId, preferences);
      return jsonAnswer(200, await memory.show(tenantId, userId));
    },
  }),
  defineRoute({
    ...PROFILE,
    operationId: "deleteProfile",
    method: "DELETE",
    summary: "Delete a user's preferences and sessions",
    description:
      "Reports that were made for the user stay for their time: DELETE /v1/users/{id}/data removes those too.",
    query: UserQuerySchema,
    responses: {
      200: {
        description: "How much was deleted.",
        schema: ForgottenMemorySchema,
        example: { profiles: 1, sessions: 2 },
      },
    },
    handle: async ({ query, caller }, { memory }) =>
      jsonAnswer(200, await memory.forget(caller.tenantId, query.userId)),
  }),
];
