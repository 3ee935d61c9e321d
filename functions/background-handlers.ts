import type { DocumentEvent } from "#shared/ports/document-events.ts";
import type { BackgroundHandlers } from "./composition/platform.ts";
import type { Services } from "./http/services.ts";
import { purgeExpired } from "./scheduled/purge-expired.ts";
import { SCHEDULES } from "./scheduled/schedules.ts";
import { sealShards } from "./scheduled/seal-shards.ts";
import { sweepUncollected } from "./scheduled/sweep-uncollected.ts";
import { onFeedbackWritten } from "./triggers/on-feedback-written.ts";
import { onInteractionCreated } from "./triggers/on-interaction-created.ts";

/** What `functions/index.ts` declares for the cloud, for a process that has to run it by itself. */
export function backgroundHandlers(services: Services): BackgroundHandlers {
  return {
    triggers: [
      {
        name: "onInteractionCreated",
        collection: "interactions",
        kind: "created",
        handler: (event) => onInteractionCreated(event, services),
      },
      ...(["created", "updated"] as const).map((kind) => ({
        name: "onFeedbackWritten",
        collection: "feedback",
        kind,
        handler: (event: DocumentEvent) => onFeedbackWritten(event, services),
      })),
    ],
    schedules: [
      {
        name: "sweepUploads",
        cron: SCHEDULES.sweepUploads,
        run: async () => {
          await services.uploads.sweep();
        },
      },
      {
        name: "purgeExpired",
        cron: SCHEDULES.purgeExpired,
        run: async () => {
          await purgeExpired(services);
        },
      },
      {
        name: "sealShards",
        cron: SCHEDULES.sealShards,
        run: async () => {
          await sealShards(services);
        },
      },
      {
        name: "sweepUncollected",
        cron: SCHEDULES.sweepUncollected,
        run: async () => {
          await sweepUncollected(services);
        },
      },
    ],
  };
}
