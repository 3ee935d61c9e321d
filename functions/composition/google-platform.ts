import type { Config } from "#shared/config.ts";
import type { ObjectStore } from "#shared/ports/object-store.ts";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import { CloudLogger } from "../adapters/google/cloud-logger.ts";
import { traceFields } from "../adapters/google/cloud-logger-trace.ts";
import { CloudSchedulerControl } from "../adapters/google/cloud-scheduler-control.ts";
import { CloudStorageObjectStore } from "../adapters/google/cloud-storage-object-store.ts";
import { CloudTasksQueue } from "../adapters/google/cloud-tasks-queue.ts";
import { FirestoreDocumentStore } from "../adapters/google/firestore-document-store.ts";
import { DirectoryObjectStore } from "../adapters/local/directory-object-store.ts";
import { SystemClock, SystemRandom } from "../adapters/local/system-runtime.ts";
import type { Platform } from "./platform.ts";

/** The emulator suite has no bucket of its own everywhere, so objects lie in a folder there. */
function openObjects(
  config: Config,
  place: { projectId: string; clock: Clock; random: RandomSource },
): ObjectStore {
  if (config.FINRISK_RUNTIME === "emulator" || config.FINRISK_BUCKET === undefined) {
    return new DirectoryObjectStore({ directory: config.FINRISK_DATA_DIR, random: place.random });
  }
  return new CloudStorageObjectStore({ bucketName: config.FINRISK_BUCKET, ...place });
}

/** Firestore, Cloud Storage, Cloud Tasks and Cloud Scheduler, or the emulators that stand in for them. */
export function openGooglePlatform(config: Config): Platform {
  const clock = new SystemClock();
  const random = new SystemRandom();
  const logger = new CloudLogger({ threshold: config.FINRISK_LOG_LEVEL });
  const projectId = config.GOOGLE_CLOUD_PROJECT ?? "demo-finrisk";
  const place = { projectId, region: config.FINRISK_REGION, clock, random };
  const documents = new FirestoreDocumentStore({ projectId });
  return {
    runtime: { clock, random, logger },
    documents,
    objects: openObjects(config, place),
    tasks: new CloudTasksQueue({
      ...place,
      urlOf: (queue) => `https://${place.region}-${projectId}.cloudfunctions.net/${queue}`,
      serviceAccountEmail: config.FINRISK_SERVICE_ACCOUNT ?? `${projectId}@appspot.gserviceaccount.com`,
    }),
    schedules: new CloudSchedulerControl(place),
    traceFields: (headers) => traceFields(headers, projectId),
    async startBackground() {},
    close: () => documents.close(),
  };
}
