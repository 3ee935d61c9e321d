import { z } from "zod";
import { APPROACHES } from "#shared/reports/report.ts";
import { ASSIGNMENT_ENDPOINT } from "./assignments.ts";
import { HEALTH_ENDPOINT } from "./health.ts";
import { defineRoute } from "./route.ts";

/** The documentation of the endpoints that themselves load without zod. */
export const ASSIGNMENT_ROUTE = defineRoute({
  ...ASSIGNMENT_ENDPOINT,
  operationId: "getAssignment",
  tag: "Experiments",
  summary: "Ask which arm a unit is given",
  description: "The same unit gets the same arm for as long as an experiment runs.",
  responses: {
    200: {
      description: "The arm.",
      schema: z.object({
        unitId: z.string(),
        arm: z.string(),
        approach: z.enum(APPROACHES),
        reason: z.string(),
      }),
      example: { unitId: "u1", arm: "control", approach: "base_rag_only", reason: "no rollout is running" },
    },
  },
});

export const HEALTH_ROUTE = defineRoute({
  ...HEALTH_ENDPOINT,
  operationId: "getHealth",
  tag: "Service",
  summary: "See whether the service answers",
  responses: {
    200: {
      description: "It does.",
      schema: z.object({ status: z.literal("ok"), version: z.string() }),
      example: { status: "ok", version: "0.1.0" },
    },
  },
});
