import { type Endpoint, jsonAnswer } from "./route.ts";

/** Tells that the process answers; it asks nothing of stores or models. Loads without zod. */
export const HEALTH_ENDPOINT: Endpoint<"/healthz"> = {
  method: "GET",
  path: "/healthz",
  scope: "public",
  handle: (_call, services) => jsonAnswer(200, { status: "ok", version: services.version }),
};
