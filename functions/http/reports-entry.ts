import { createHttpHandler, type HttpHandler, type ServicesSource } from "./handle-request.ts";
import { REPORTS_ROUTES } from "./routes.ts";

/** What the deployed function `reports` loads at its first request. */
export const createHandler = (services: ServicesSource): HttpHandler =>
  createHttpHandler(REPORTS_ROUTES, services);
