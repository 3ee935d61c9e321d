import { declareDocumentCreated, declareHttp, declareSchedule, rememberSuccess } from "./declare-function.ts";
import type { Services } from "./http/services.ts";
import { SCHEDULES } from "./scheduled/schedules.ts";

/** The house of this instance, built at the first request or event. */
const openedFinRisk = rememberSuccess(async () => {
  const [{ openFinRisk }, { readEnvironment }] = await Promise.all([
    import("./composition.ts"),
    import("./environment.ts"),
  ]);
  return openFinRisk(readEnvironment());
});

const services = async (): Promise<Services> => (await openedFinRisk()).services;

/** Reports, portfolios, knowledge search and the documentation. */
export const reports = declareHttp(
  { memory: "1GiB", timeoutSeconds: 120, concurrency: 40 },
  () => import("./http/reports-entry.ts"),
  services,
);

/** Which arm a unit is given, answered fast. */
export const assignments = declareHttp(
  { memory: "256MiB", timeoutSeconds: 10 },
  () => import("./http/assignments-entry.ts"),
  services,
);

/** Whatever takes a key with the scope `admin`. */
export const admin = declareHttp(
  { memory: "1GiB", timeoutSeconds: 300 },
  () => import("./http/admin-entry.ts"),
  services,
);

/** Follows every recorded interaction. */
export const onInteractionCreated = declareDocumentCreated(
  { document: "tenants/{tenantId}/interactions/{documentId}", retry: true, memory: "512MiB" },
  async (event) =>
    (await import("./triggers/on-interaction-created.ts")).onInteractionCreated(event, await services()),
);

/** Removes what may no longer be kept, every night. */
export const purgeExpired = declareSchedule(
  {
    schedule: SCHEDULES.purgeExpired,
    timeZone: "Etc/UTC",
    retryCount: 3,
    memory: "512MiB",
    timeoutSeconds: 540,
  },
  async () => {
    await (await import("./scheduled/purge-expired.ts")).purgeExpired(await services());
  },
);
