import {
  declareDocumentCreated,
  declareDocumentWritten,
  declareHttp,
  declareObjectEvent,
  declareSchedule,
  rememberSuccess,
} from "./declare-function.ts";
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

/** Makes an example of every recorded interaction that deserves it. */
export const onInteractionCreated = declareDocumentCreated(
  { document: "tenants/{tenantId}/interactions/{documentId}", retry: true, memory: "512MiB" },
  async (event) =>
    (await import("./triggers/on-interaction-created.ts")).onInteractionCreated(event, await services()),
);

/** Decides anew when there is feedback. */
export const onFeedbackWritten = declareDocumentWritten(
  { document: "tenants/{tenantId}/feedback/{documentId}", retry: true, memory: "512MiB" },
  async (event) =>
    (await import("./triggers/on-feedback-written.ts")).onFeedbackWritten(event, await services()),
);

const UPLOAD_OPTIONS = { retry: true, memory: "1GiB", timeoutSeconds: 300 } as const;
const ingestUpload = async (name: string) =>
  (await import("./triggers/on-knowledge-uploaded.ts")).onKnowledgeUploaded(name, await services());

/** Reads files that are put into the bucket below `knowledge/{tenant}/`. */
export const onKnowledgeUploaded = declareObjectEvent("finalized", UPLOAD_OPTIONS, ingestUpload);

/** Forgets files that are deleted there. */
export const onKnowledgeDeleted = declareObjectEvent("deleted", UPLOAD_OPTIONS, ingestUpload);

/** Finds the uploads whose events went missing. */
export const sweepUploads = declareSchedule(
  { schedule: SCHEDULES.sweepUploads, timeZone: "Etc/UTC", memory: "1GiB", timeoutSeconds: 540 },
  async () => {
    await (await services()).uploads.sweep();
  },
);

const BATCH_OPTIONS = {
  timeZone: "Etc/UTC",
  retryCount: 3,
  memory: "512MiB",
  timeoutSeconds: 540,
} as const;

/** Removes what may no longer be kept, every night. */
export const purgeExpired = declareSchedule(
  { schedule: SCHEDULES.purgeExpired, ...BATCH_OPTIONS },
  async () => {
    await (await import("./scheduled/purge-expired.ts")).purgeExpired(await services());
  },
);

/** Writes new examples into shards, every hour. */
export const sealShards = declareSchedule({ schedule: SCHEDULES.sealShards, ...BATCH_OPTIONS }, async () => {
  await (await import("./scheduled/seal-shards.ts")).sealShards(await services());
});

/** Collects the interactions whose events went missing, every night. */
export const sweepUncollected = declareSchedule(
  { schedule: SCHEDULES.sweepUncollected, ...BATCH_OPTIONS },
  async () => {
    await (await import("./scheduled/sweep-uncollected.ts")).sweepUncollected(await services());
  },
);
