import { z } from "zod";
import { CollectionStatisticsSchema } from "#shared/collection/collection-statistics.ts";
import { defineRoute, jsonAnswer } from "./route.ts";

const StatisticsQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30).describe("How many days back, today included."),
});

const CountSchema = z.int().nonnegative();

const ForgottenDataSchema = z.object({
  interactions: CountSchema,
  feedback: CountSchema,
  examples: CountSchema,
  withdrawnFromShards: CountSchema,
  profiles: CountSchema,
  sessions: CountSchema,
});

const STATISTICS_EXAMPLE: z.infer<typeof CollectionStatisticsSchema> = {
  from: "2026-03-01",
  to: "2026-03-02",
  interactions: 3,
  collected: 2,
  rejected: { refused: 1 },
  duplicates: 0,
  quality: Array.from({ length: 10 }, (_, tenth) => ({
    from: tenth / 10,
    to: (tenth + 1) / 10,
    interactions: tenth === 9 ? 2 : 0,
  })),
  redactions: { EMAIL: 1 },
  days: [{ day: "2026-03-02", collected: 2, rejected: 1 }],
};

export const COLLECTED_DATA_ROUTES = [
  defineRoute({
    operationId: "getExampleStatistics",
    tag: "Training data",
    method: "GET",
    path: "/v1/examples/statistics",
    scope: "admin",
    summary: "See what became of the interactions of the last days",
    description:
      "`collected` and the counts of `rejected` together are `interactions`. An interaction counts on the day it was answered.",
    query: StatisticsQuerySchema,
    responses: {
      200: { description: "The counts.", schema: CollectionStatisticsSchema, example: STATISTICS_EXAMPLE },
    },
    handle: async ({ query, caller }, { collection }) =>
      jsonAnswer(200, await collection.collector.getStatistics(caller.tenantId, query)),
  }),
  defineRoute({
    operationId: "forgetUser",
    tag: "Training data",
    method: "DELETE",
    path: "/v1/users/{id}/data",
    scope: "admin",
    summary: "Forget a user",
    description:
      "Removes the user's profile, sessions, interactions, feedback and examples, and records the lines of examples that stand in shards as withdrawn, so that no later dataset holds them. Calling it again finishes what broke off.",
    responses: {
      200: {
        description: "What was removed.",
        schema: ForgottenDataSchema,
        example: {
          interactions: 4,
          feedback: 2,
          examples: 2,
          withdrawnFromShards: 1,
          profiles: 1,
          sessions: 2,
        },
      },
    },
    handle: async ({ params, caller }, { collection }) =>
      jsonAnswer(200, await collection.userData.forget(caller.tenantId, params.id)),
  }),
];
