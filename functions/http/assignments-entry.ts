import { ASSIGNMENT_ENDPOINT } from "./assignments.ts";
import { createHttpHandler, type HttpHandler, type ServicesSource } from "./handle-request.ts";
import { HEALTH_ENDPOINT } from "./health.ts";

/** What the deployed function `assignments` loads at its first request: no zod, no Google SDK. */
export const createHandler = (services: ServicesSource): HttpHandler =>
  createHttpHandler([ASSIGNMENT_ENDPOINT, HEALTH_ENDPOINT], services);
