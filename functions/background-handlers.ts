import type { BackgroundHandlers } from "./composition/platform.ts";
import type { Services } from "./http/services.ts";
import { purgeExpired } from "./scheduled/purge-expired.ts";
import { SCHEDULES } from "./scheduled/schedules.ts";
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
    ],
  };
}
