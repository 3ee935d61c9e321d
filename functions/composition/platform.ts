import type { DocumentChangeKind, DocumentEventHandler } from "#shared/ports/document-events.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { ObjectStore } from "#shared/ports/object-store.ts";
import type { LogFields, Runtime } from "#shared/ports/runtime.ts";
import type { ScheduleControl } from "#shared/ports/schedule-control.ts";
import type { TaskQueue } from "#shared/ports/task-queue.ts";

/** What runs by itself: the same handlers that are deployed as functions. */
export interface BackgroundHandlers {
  readonly triggers: readonly {
    readonly name: string;
    readonly collection: string;
    readonly kind: DocumentChangeKind;
    readonly handler: DocumentEventHandler;
  }[];
  /** `cron` has five fields and is in UTC. */
  readonly schedules: readonly {
    readonly name: string;
    readonly cron: string;
    readonly run: () => Promise<void>;
  }[];
}

/** Where FinRisk stands: storage, queue, schedules, time and log. */
export interface Platform {
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly objects: ObjectStore;
  readonly tasks: TaskQueue;
  readonly schedules: ScheduleControl;
  /** Fields that join a request's log lines to its trace; header names are lower case. */
  traceFields(headers: Readonly<Record<string, string | readonly string[] | undefined>>): LogFields;
  /** Starts triggers and schedules in this process; on Google Cloud the platform runs them, and nothing happens here. */
  startBackground(handlers: BackgroundHandlers): Promise<void>;
  /** Lets running work finish, then lets go of everything. */
  close(): Promise<void>;
}
