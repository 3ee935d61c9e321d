import { createHttpHandler, type HttpHandler, type ServicesSource } from "./handle-request.ts";
import { ADMIN_ROUTES } from "./routes.ts";

/** What the deployed function `admin` loads at its first request. */
export const createHandler = (services: ServicesSource): HttpHandler =>
  createHttpHandler(ADMIN_ROUTES, services);
