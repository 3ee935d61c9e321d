import { CALCULATION_ROUTES } from "./calculations.ts";
import { COLLECTED_DATA_ROUTES } from "./collected-data.ts";
import { documentationRoutes } from "./documentation.ts";
import { FEEDBACK_ROUTE } from "./feedback.ts";
import { KNOWLEDGE_ROUTES } from "./knowledge.ts";
import { ASSIGNMENT_ROUTE, HEALTH_ROUTE } from "./light-routes.ts";
import { PORTFOLIO_ROUTES } from "./portfolios.ts";
import { PROFILE_ROUTES } from "./profile.ts";
import { REPORT_ROUTES } from "./reports.ts";
import type { Route } from "./route.ts";

/** Every route of FinRisk, in the order of the documentation. */
export const ROUTES: readonly Route[] = [
  ...REPORT_ROUTES,
  FEEDBACK_ROUTE,
  ...CALCULATION_ROUTES,
  ...PORTFOLIO_ROUTES,
  ...PROFILE_ROUTES,
  ...KNOWLEDGE_ROUTES,
  ...COLLECTED_DATA_ROUTES,
  ASSIGNMENT_ROUTE,
  HEALTH_ROUTE,
  ...documentationRoutes(() => ROUTES),
];

/** What the deployed function `reports` serves. */
export const REPORTS_ROUTES: readonly Route[] = ROUTES.filter(({ scope }) => scope !== "admin");

/** What the deployed function `admin` serves. */
export const ADMIN_ROUTES: readonly Route[] = [
  ...ROUTES.filter(({ scope }) => scope === "admin"),
  HEALTH_ROUTE,
];
