import { describe, expect, it } from "vitest";
import type { DocumentEvent, DocumentEventHandler } from "#shared/ports/document-events.ts";
import { TriggerDispatcher } from "../../../../functions/adapters/local/trigger-dispatcher.ts";
import { createFakeRuntime } from "../../../fakes/fake-runtime.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { entry, newSqlitePath, openSqlite, TENANT, UNWATCHED, WATCHED } from "./sqlite-fixture.ts";

const HOUR_MS = 3_600_000;

type Opened = ReturnType<typeof openSqlite>;

/** Notes every event, and fails as often as it is told to. */
function recorder(failures = 0) {
  const events: DocumentEvent[] = [];
  const handler: DocumentEventHandler = async (event) => {
    events.push(event);
    if (events.length <= failures) throw new Error("not yet");
  };
  return { events, handler, ids: () => events.map(({ documentId }) => documentId) };
}

const onCreated = ({ outbox, runtime }: Opened, handler: DocumentEventHandler, disorder?: SeededRandom) =>
  new TriggerDispatcher({
    outbox,
    runtime,
    registrations: [{ name: "on-watched-created", collection: WATCHED.name, kind: "created", handler }],
    ...(disorder && { disorder }),
  });

describe("TriggerDispatcher", () => {
  it("changes, of each kind, reach the handlers of their kind and no others", async () => {
    const opened = openSqlite(newSqlitePath());
    const { outbox, runtime, documents } = opened;
    const [created, updated, deleted] = [recorder(), recorder(), recorder()];
    const registrations = [
      { name: "c", collection: WATCHED.name, kind: "created" as const, handler: created.handler },
      { name: "u", collection: WATCHED.name, kind: "updated" as const, handler: updated.handler },
      { name: "d", collection: WATCHED.name, kind: "deleted" as const, handler: deleted.handler },
      { name: "other", collection: UNWATCHED.name, kind: "created" as const, handler: deleted.handler },
    ];
    const dispatcher = new TriggerDispatcher({ outbox, runtime, registrations });
    dispatcher.start();
    await documents.create(WATCHED, entry("a"));
    await documents.set(WATCHED, entry("b"));
    await documents.create(UNWATCHED, entry("a"));
    await documents.set(WATCHED, entry("a"));
    await documents.set(WATCHED, entry("a", "changed"));
    await documents.delete(WATCHED, "a");
    await documents.delete(WATCHED, "never");
    await dispatcher.whenIdle();
    expect(created.events).toEqual([
      { id: expect.any(String), tenantId: TENANT, documentId: "a" },
      { id: expect.any(String), tenantId: TENANT, documentId: "b" },
    ]);
    expect([updated.ids(), deleted.ids()]).toEqual([["a"], ["a"]]);
    expect(new Set([...created.events, ...updated.events, ...deleted.events].map(({ id }) => id)).size).toBe(
      4,
    );
    await dispatcher.stop();
  });

  it("a transaction, when it fails, leaves no event", async () => {
    const opened = openSqlite(newSqlitePath());
    await opened.documents.create(WATCHED, entry("taken"));
    const work = opened.documents.transaction(async (transaction) => {
      transaction.set(WATCHED, entry("a"));
      transaction.create(WATCHED, entry("taken"));
    });
    await expect(work).rejects.toThrow("taken");
    const { handler, ids } = recorder();
    await onCreated(opened, handler).whenIdle();
    expect(ids()).toEqual(["taken"]);
  });

  it("a failing event, under back-off, comes again after 1, 2 and 4 seconds and then no more", async () => {
    const opened = openSqlite(newSqlitePath());
    const { clock, logger } = opened.runtime;
    const { handler, events } = recorder(3);
    const dispatcher = onCreated(opened, handler);
    dispatcher.start();
    await opened.documents.create(WATCHED, entry("a"));
    await dispatcher.whenIdle();
    const deliveries: number[] = [events.length];
    for (const seconds of [0.999, 0.001, 1.999, 0.001, 3.999, 0.001, 600]) {
      await clock.advance(seconds * 1_000);
      await dispatcher.whenIdle();
      deliveries.push(events.length);
    }
    expect(deliveries).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(logger.entries.filter(({ level }) => level === "warn")).toHaveLength(3);
    await dispatcher.stop();
  });

  it("an event, still failing after a day, is dropped with an error in the log", async () => {
    const opened = openSqlite(newSqlitePath());
    const { clock, logger } = opened.runtime;
    const { handler, events } = recorder(Number.POSITIVE_INFINITY);
    const dispatcher = onCreated(opened, handler);
    await opened.documents.create(WATCHED, entry("a"));
    for (let hours = 0; hours < 24; hours++) {
      await dispatcher.whenIdle();
      await clock.advance(HOUR_MS);
    }
    expect(logger.entries.map(({ level }) => level)).not.toContain("error");
    await dispatcher.whenIdle();
    expect(logger.entries.at(-1)).toMatchObject({ level: "error", fields: { documentId: "a" } });
    const delivered = events.length;
    await clock.advance(HOUR_MS);
    await dispatcher.whenIdle();
    expect(events).toHaveLength(delivered);
  });

  it("an event, whose process was killed while the handler ran, comes again after the restart", async () => {
    const path = newSqlitePath();
    const killed = openSqlite(path);
    const started = recorder();
    onCreated(killed, async (event) => {
      await started.handler(event);
      await new Promise(() => undefined);
    }).start();
    await killed.documents.create(WATCHED, entry("a"));
    await expect.poll(started.ids).toEqual(["a"]);

    const runtime = createFakeRuntime({ startAt: new Date(killed.runtime.clock.now().getTime() + 1_000) });
    const { handler, events } = recorder();
    await onCreated(openSqlite(path, runtime), handler).whenIdle();
    expect(events).toEqual(started.events);
  });

  it("a retry, after a restart, still waits for its time", async () => {
    const path = newSqlitePath();
    const first = openSqlite(path);
    await first.documents.create(WATCHED, entry("a"));
    await onCreated(first, recorder(1).handler).whenIdle();
    await first.store.close();
    const second = openSqlite(path);
    const { handler, ids } = recorder();
    const dispatcher = onCreated(second, handler);
    await dispatcher.whenIdle();
    expect(ids()).toEqual([]);
    await second.runtime.clock.advance(1_000);
    await dispatcher.whenIdle();
    expect(ids()).toEqual(["a"]);
  });

  it("a document, written by another process, is seen within a second", async () => {
    const opened = openSqlite(newSqlitePath());
    const { handler, ids } = recorder();
    const dispatcher = onCreated(opened, handler);
    dispatcher.start();
    await openSqlite(opened.path).documents.create(WATCHED, entry("theirs"));
    await opened.runtime.clock.advance(1_000);
    await expect.poll(ids).toEqual(["theirs"]);
    await dispatcher.stop();
  });

  it("whenIdle, with handlers that write further documents, waits for those too", async () => {
    const opened = openSqlite(newSqlitePath());
    const seen: string[] = [];
    const dispatcher = onCreated(opened, async ({ documentId }) => {
      seen.push(documentId);
      if (documentId.length < 5) await opened.documents.create(WATCHED, entry(`${documentId}a`));
    });
    dispatcher.start();
    await opened.documents.create(WATCHED, entry("a"));
    await dispatcher.whenIdle();
    expect(seen).toEqual(["a", "aa", "aaa", "aaaa", "aaaaa"]);
    await dispatcher.stop();
  });

  it("stop, while a handler runs, waits for it and begins no other", async () => {
    const opened = openSqlite(newSqlitePath());
    let finish: () => void = () => undefined;
    const { handler, ids } = recorder();
    const dispatcher = onCreated(opened, async (event) => {
      await handler(event);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    dispatcher.start();
    await opened.documents.create(WATCHED, entry("a"));
    await expect.poll(ids).toEqual(["a"]);
    const stopped = dispatcher.stop();
    await opened.documents.create(WATCHED, entry("b"));
    finish();
    await stopped;
    expect(ids()).toEqual(["a"]);
    const next = recorder();
    await onCreated(opened, next.handler).whenIdle();
    expect(next.ids()).toEqual(["b"]);
  });

  it("events, more than can be under way at once, are all delivered once", async () => {
    const opened = openSqlite(newSqlitePath());
    const { handler, ids } = recorder();
    const dispatcher = onCreated(opened, handler);
    dispatcher.start();
    const written = Array.from({ length: 100 }, (_, position) => `d${position}`);
    await Promise.all(written.map((id) => opened.documents.create(WATCHED, entry(id))));
    await dispatcher.whenIdle();
    expect(ids().sort()).toEqual(written.sort());
    await dispatcher.stop();
  });

  it("disorder, with one seed, delivers every event twice in one and the same wrong order", async () => {
    const deliver = async (seed: number) => {
      const opened = openSqlite(newSqlitePath());
      const { handler, ids } = recorder();
      for (let position = 0; position < 16; position++) {
        await opened.documents.create(WATCHED, entry(`d${String(position).padStart(2, "0")}`));
      }
      await onCreated(opened, handler, new SeededRandom({ seed })).whenIdle();
      return ids();
    };
    const delivered = await deliver(7);
    const sorted = [...delivered].sort();
    expect(sorted.filter((id, position) => sorted.indexOf(id) === position)).toHaveLength(16);
    expect(delivered).toHaveLength(32);
    expect(delivered).not.toEqual(sorted);
    expect(await deliver(7)).toEqual(delivered);
    expect(await deliver(8)).not.toEqual(delivered);
  });
});
