import { createRequire } from "node:module";
import type { DocumentOptions } from "firebase-functions/v2/firestore";
import type { HttpsOptions } from "firebase-functions/v2/https";
import type { ScheduleOptions } from "firebase-functions/v2/scheduler";
import type { StorageEvent, StorageOptions } from "firebase-functions/v2/storage";
import type { DocumentEventHandler } from "#shared/ports/document-events.ts";
import type { HttpHandler, ServicesSource } from "./http/handle-request.ts";

/**
 * firebase-functions takes 150 to 300 ms to import, chiefly for the parts of firebase-admin behind it, and an HTTP function
 * at work needs nothing of it. So it is loaded only when a deployment tool reads a declaration, or when an event comes in.
 * It is required, not imported, because a declaration must be there when it is read, and because the Functions emulator
 * loads no module that awaits at its top level.
 */
const require = createRequire(import.meta.url);

/** What firebase-tools, the emulator and the runtime read of a declared function. */
const DECLARED_FIELDS = ["__endpoint", "__requiredAPIs", "__trigger", "run"] as const;

type Declared = (...parameters: never[]) => unknown;

function withDeclaration<Callable extends Declared>(callable: Callable, declared: () => Declared): Callable {
  for (const field of DECLARED_FIELDS) {
    Object.defineProperty(callable, field, { get: () => Reflect.get(declared(), field), enumerable: true });
  }
  return callable;
}

function once<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}

/** Calls `create` until it succeeds, and gives what it gave ever after. */
export function rememberSuccess<T>(create: () => Promise<T>): () => Promise<T> {
  let created: Promise<T> | undefined;
  return () => {
    created ??= create().catch((error: unknown) => {
      created = undefined;
      throw error;
    });
    return created;
  };
}

/** An HTTP function whose entry is loaded at its first request. Anyone may reach it: API keys decide who may call. */
export function declareHttp(
  options: HttpsOptions,
  load: () => Promise<{ createHandler(services: ServicesSource): HttpHandler }>,
  services: ServicesSource,
): HttpHandler {
  const handler = rememberSuccess(async () => (await load()).createHandler(services));
  const callable: HttpHandler = async (request, response) => (await handler())(request, response);
  return withDeclaration(
    callable,
    once(() => {
      const https: typeof import("firebase-functions/v2/https") = require("firebase-functions/v2/https");
      return https.onRequest({ invoker: "public", ...options }, callable);
    }),
  );
}

/** A function that runs for each document created below `tenants/{tenantId}`, at least once each. */
export function declareDocumentCreated(
  options: DocumentOptions<"tenants/{tenantId}/interactions/{documentId}">,
  run: DocumentEventHandler,
) {
  const declared = once(() => {
    const firestore: typeof import("firebase-functions/v2/firestore") = require("firebase-functions/v2/firestore");
    return firestore.onDocumentCreated(options, ({ id, params }) =>
      run({ id, tenantId: params.tenantId, documentId: params.documentId }),
    );
  });
  return withDeclaration((event: Parameters<ReturnType<typeof declared>>[0]) => declared()(event), declared);
}

/** A function that runs for each document created or changed below `tenants/{tenantId}`, and not when one is deleted. */
export function declareDocumentWritten(
  options: DocumentOptions<"tenants/{tenantId}/feedback/{documentId}">,
  run: DocumentEventHandler,
) {
  const declared = once(() => {
    const firestore: typeof import("firebase-functions/v2/firestore") = require("firebase-functions/v2/firestore");
    return firestore.onDocumentWritten(options, async ({ id, params, data }) => {
      if (data?.after.exists === false) return;
      await run({ id, tenantId: params.tenantId, documentId: params.documentId });
    });
  });
  return withDeclaration((event: Parameters<ReturnType<typeof declared>>[0]) => declared()(event), declared);
}

/**
 * A function that runs for each object that was written to or deleted from the house's bucket, at least once each; it is told the
 * object's name. The bucket is asked for when the functions are deployed.
 */
export function declareObjectEvent(
  kind: "finalized" | "deleted",
  options: Omit<StorageOptions, "bucket">,
  run: (name: string) => Promise<void>,
) {
  const declared = once(() => {
    const storage: typeof import("firebase-functions/v2/storage") = require("firebase-functions/v2/storage");
    const params: typeof import("firebase-functions/params") = require("firebase-functions/params");
    const bucket = params.defineString("FINRISK_BUCKET", { default: params.storageBucket });
    const declare = kind === "finalized" ? storage.onObjectFinalized : storage.onObjectDeleted;
    return declare({ bucket, ...options }, ({ data }: StorageEvent) => run(data.name));
  });
  return withDeclaration((event: StorageEvent) => declared()(event), declared);
}

/** A function that runs on a schedule. */
export function declareSchedule(options: ScheduleOptions, run: () => Promise<void>) {
  const declared = once(() => {
    const scheduler: typeof import("firebase-functions/v2/scheduler") = require("firebase-functions/v2/scheduler");
    return scheduler.onSchedule(options, run);
  });
  return withDeclaration((...call: Parameters<ReturnType<typeof declared>>) => declared()(...call), declared);
}
