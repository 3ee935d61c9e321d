import { join } from "node:path";
import type { Config } from "#shared/config.ts";
import { ConsoleLogger } from "../adapters/local/console-logger.ts";
import { DirectoryObjectStore } from "../adapters/local/directory-object-store.ts";
import { InProcessSchedules } from "../adapters/local/in-process-schedules.ts";
import { SqliteDatabase } from "../adapters/local/sqlite-database.ts";
import { SqliteDocumentStore } from "../adapters/local/sqlite-document-store.ts";
import { SqliteOutbox } from "../adapters/local/sqlite-outbox.ts";
import { SqliteTaskQueue } from "../adapters/local/sqlite-task-queue.ts";
import { SystemClock, SystemRandom } from "../adapters/local/system-runtime.ts";
import { TriggerDispatcher } from "../adapters/local/trigger-dispatcher.ts";
import type { BackgroundHandlers, Platform } from "./platform.ts";

/** Collections whose changes are kept until a trigger has seen them. */
const COLLECTIONS_WITH_TRIGGERS: ReadonlySet<string> = new Set(["interactions", "feedback"]);

/** Everything in one folder and one process: no cloud, no key, no Java. */
export function openEmbeddedPlatform(config: Config): Platform {
  const directory = config.FINRISK_DATA_DIR;
  const clock = new SystemClock();
  const random = new SystemRandom();
  const logger = new ConsoleLogger({ threshold: config.FINRISK_LOG_LEVEL, clock });
  const runtime = { clock, random, logger };
  const database = new SqliteDatabase({ path: join(directory, "documents.db") });
  const outbox = new SqliteOutbox({ database, clock, collections: COLLECTIONS_WITH_TRIGGERS });
  const tasks = new SqliteTaskQueue({ path: join(directory, "tasks.db"), runtime });
  const schedules = new InProcessSchedules({ path: join(directory, "schedules.db"), runtime });
  let dispatcher: TriggerDispatcher | undefined;
  return {
    runtime,
    documents: new SqliteDocumentStore({ database, outbox, clock, random }),
    objects: new DirectoryObjectStore({ directory, random }),
    tasks,
    schedules,
    traceFields: () => ({}),
    async startBackground(handlers: BackgroundHandlers) {
      dispatcher = new TriggerDispatcher({ outbox, runtime, registrations: handlers.triggers });
      dispatcher.start();
      schedules.start(handlers.schedules);
      tasks.start({});
    },
    async close() {
      await Promise.all([dispatcher?.stop(), schedules.stop(), tasks.stop()]);
      database.close();
    },
  };
}
