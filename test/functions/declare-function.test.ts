import { describe, expect, test } from "vitest";
import {
  declareDocumentCreated,
  declareDocumentWritten,
  declareHttp,
  declareObjectEvent,
  declareSchedule,
} from "../../functions/declare-function.ts";
import { createFakeServices } from "./http/fake-services.ts";

const services = () => createFakeServices().services;

describe("a declared function", () => {
  test("an HTTP function, whose entry fails to load once, is loaded again at the next request", async () => {
    let loads = 0;
    const callable = declareHttp(
      {},
      async () => {
        loads += 1;
        if (loads === 1) throw new Error("disk is gone");
        return { createHandler: () => async () => undefined };
      },
      services,
    );
    const call = () => Reflect.apply(callable, undefined, [{}, {}]);
    await expect(call()).rejects.toThrow("disk is gone");
    await call();
    await call();
    expect(loads).toBe(2);
  });

  test("an HTTP function, as deployment tools read it, is open to callers that bring a key", () => {
    const callable = declareHttp(
      { memory: "256MiB" },
      () => Promise.reject(new Error("not called")),
      services,
    );
    expect(Reflect.get(callable, "__endpoint")).toMatchObject({
      platform: "gcfv2",
      availableMemoryMb: 256,
      httpsTrigger: { invoker: ["public"] },
    });
  });

  test("a document trigger, called with a Cloud event, hands on tenant and document, and its failure", async () => {
    const seen: unknown[] = [];
    const trigger = declareDocumentCreated(
      { document: "tenants/{tenantId}/interactions/{documentId}", retry: true },
      async (event) => {
        seen.push(event);
        if (event.documentId === "bad") throw new Error("store is away");
      },
    );
    const event = (documentId: string) => ({
      specversion: "1.0" as const,
      id: "e1",
      source: "firestore",
      type: "google.cloud.firestore.document.v1.created",
      time: "2026-01-05T00:00:00Z",
      data: undefined,
      document: `tenants/acme/interactions/${documentId}`,
    });
    await trigger(event("i1"));
    expect(seen).toEqual([{ id: "e1", tenantId: "acme", documentId: "i1" }]);
    await expect(trigger(event("bad"))).rejects.toThrow("store is away");
    expect(Reflect.get(trigger, "__endpoint")).toMatchObject({ eventTrigger: { retry: true } });
  });

  test("a trigger on written documents, called for one that was deleted, hands nothing on", async () => {
    const seen: unknown[] = [];
    const trigger = declareDocumentWritten(
      { document: "tenants/{tenantId}/feedback/{documentId}", retry: true },
      async (event) => void seen.push(event),
    );
    const event = (exists: boolean) => ({
      specversion: "1.0" as const,
      id: "e1",
      source: "firestore",
      type: "google.cloud.firestore.document.v1.written",
      time: "2026-01-05T00:00:00Z",
      data: { before: { exists: true }, after: { exists } },
    });
    const call = (exists: boolean) =>
      Reflect.get(trigger, "run")({ ...event(exists), params: { tenantId: "acme", documentId: "i1:r" } });
    await call(false);
    await call(true);
    expect(seen).toEqual([{ id: "e1", tenantId: "acme", documentId: "i1:r" }]);
    expect(Reflect.get(trigger, "__endpoint")).toMatchObject({ eventTrigger: { retry: true } });
  });

  test("a schedule, as deployment tools read it, has its time and asks for the scheduler", () => {
    const schedule = declareSchedule({ schedule: "17 3 * * *", timeZone: "Etc/UTC" }, async () => undefined);
    expect(Reflect.get(schedule, "__endpoint")).toMatchObject({
      scheduleTrigger: { schedule: "17 3 * * *" },
    });
    expect(Reflect.get(schedule, "__requiredAPIs")).toHaveLength(1);
  });

  test.each(["finalized", "deleted"] as const)(
    "an object event of what was %s, called with a Cloud event, hands on the name and asks for the bucket",
    async (kind) => {
      const seen: string[] = [];
      const event = declareObjectEvent(kind, { retry: true }, async (name) => {
        seen.push(name);
      });
      await Reflect.get(event, "run")({ data: { name: "knowledge/acme/a.md" } });
      expect(seen).toEqual(["knowledge/acme/a.md"]);
      const { eventTrigger } = Reflect.get(event, "__endpoint");
      expect(eventTrigger).toMatchObject({
        eventType: `google.cloud.storage.object.v1.${kind}`,
        retry: true,
        eventFilters: { bucket: expect.objectContaining({ name: "FINRISK_BUCKET" }) },
      });
    },
  );
});
