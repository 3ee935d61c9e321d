import { describe, expect, test } from "vitest";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import { PROFILES } from "#shared/memory/profile.ts";
import { MOST_TURNS, SESSIONS, type Turn, turnOf } from "#shared/memory/session.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import { ControllableClock } from "../fakes/controllable-clock.ts";

const SESSION_HOURS = 24;
const HOUR_MS = 3_600_000;
const asker = { query: "and for IBM?", userId: "u1", sessionId: "s1" };

const turn = (question: string): Turn =>
  turnOf(
    question,
    [{ calculation: "volatility", title: "Volatility", series: ["MSFT"] }],
    "2026-01-05T00:00:00.000Z",
  );

/** What a memory desk promises over any document store. */
export function describeMemoryDeskContract(name: string, create: () => Promise<DocumentStore>): void {
  const open = async () => {
    const documents = await create();
    const clock = new ControllableClock();
    const desk = () => new MemoryDesk({ documents, clock, sessionHours: SESSION_HOURS });
    return { documents, clock, memory: desk(), otherInstance: desk() };
  };
  const questionsOf = async (memory: MemoryDesk, tenantId = "acme", asked = asker) =>
    (await memory.recall(tenantId, asked)).turns.map(({ question }) => question);

  describe(`MemoryDesk over ${name}`, () => {
    test("preferences, once set, are recalled for the user and replaced as a whole", async () => {
      const { memory } = await open();
      await memory.setPreferences("acme", "u1", {
        riskTolerance: "aggressive",
        terminology: { VaR: "Risk" },
      });
      await memory.setPreferences("acme", "u1", { reportingStyle: "technical" });
      expect((await memory.recall("acme", asker)).preferences).toEqual({ reportingStyle: "technical" });
      expect((await memory.recall("acme", { ...asker, userId: "u2" })).preferences).toEqual({});
      expect((await memory.recall("other", asker)).preferences).toEqual({});
    });

    test("preferences, changed by another instance, are in use after five seconds", async () => {
      const { memory, otherInstance, clock } = await open();
      expect((await memory.recall("acme", asker)).preferences).toEqual({});
      await otherInstance.setPreferences("acme", "u1", { reportingStyle: "detailed" });
      await clock.advance(5_000);
      expect((await memory.recall("acme", asker)).preferences).toEqual({ reportingStyle: "detailed" });
    });

    test("turns, of one session, are recalled by another instance, oldest first and the last few only", async () => {
      const { memory, otherInstance } = await open();
      for (let index = 0; index <= MOST_TURNS; index++)
        await memory.remember("acme", asker, turn(`q${index}`));
      expect(await questionsOf(otherInstance)).toEqual(["q1", "q2", "q3", "q4", "q5", "q6"]);
    });

    test("turns, under the session id of another user or tenant, are not recalled", async () => {
      const { memory } = await open();
      await memory.remember("acme", asker, turn("mine"));
      expect(await questionsOf(memory, "other")).toEqual([]);
      expect(await questionsOf(memory, "acme", { ...asker, userId: "u2" })).toEqual([]);
      const { userId: _, ...anonymous } = asker;
      expect((await memory.recall("acme", anonymous)).turns).toEqual([]);
    });

    test("turns, of a session that rested too long, are recalled no more and do not come back with the next", async () => {
      const { memory, clock } = await open();
      await memory.remember("acme", asker, turn("old"));
      await clock.advance(SESSION_HOURS * HOUR_MS - 1);
      expect(await questionsOf(memory)).toEqual(["old"]);
      await clock.advance(1);
      expect(await questionsOf(memory)).toEqual([]);
      expect((await memory.show("acme", "u1")).sessions).toEqual([]);
      await memory.remember("acme", asker, turn("new"));
      expect(await questionsOf(memory)).toEqual(["new"]);
    });

    test("turns, remembered at the same time, are all kept", async () => {
      const { memory, otherInstance } = await open();
      const questions = ["a", "b", "c", "d", "e", "f"];
      await Promise.all(
        questions.map((question, index) =>
          (index % 2 === 0 ? memory : otherInstance).remember("acme", asker, turn(question)),
        ),
      );
      expect((await questionsOf(memory)).toSorted()).toEqual(questions);
    });

    test("what is kept of a user, shown, is the preferences and the sessions", async () => {
      const { memory, clock } = await open();
      await memory.setPreferences("acme", "u1", { riskTolerance: "moderate" });
      await memory.remember("acme", asker, turn("What is the volatility of MSFT?"));
      await memory.remember("acme", { ...asker, userId: "u2" }, turn("of another"));
      const now = clock.now();
      expect(await memory.show("acme", "u1")).toEqual({
        userId: "u1",
        preferences: { riskTolerance: "moderate" },
        updatedAt: now.toISOString(),
        sessions: [
          {
            sessionId: "s1",
            expiresAt: new Date(now.getTime() + SESSION_HOURS * HOUR_MS).toISOString(),
            turns: [turn("What is the volatility of MSFT?")],
          },
        ],
      });
    });

    test("a forgotten user, in one tenant, leaves nothing there and nothing is taken from others", async () => {
      const { memory, documents } = await open();
      for (const [tenantId, userId] of [
        ["acme", "u1"],
        ["acme", "u2"],
        ["other", "u1"],
      ] as const) {
        await memory.setPreferences(tenantId, userId, { riskTolerance: "moderate" });
        for (const sessionId of ["s1", "s2"]) {
          await memory.remember(tenantId, { ...asker, userId, sessionId }, turn("q"));
        }
      }
      expect(await memory.forget("acme", "u1")).toEqual({ profiles: 1, sessions: 2 });
      expect((await memory.recall("acme", asker)).preferences).toEqual({});
      const count = async (tenantId: string) => {
        const scope = documents.forTenant(tenantId);
        return [await scope.count(PROFILES), await scope.count(SESSIONS)];
      };
      expect([await count("acme"), await count("other")]).toEqual([
        [1, 2],
        [1, 2],
      ]);
      expect(await memory.forget("acme", "u1")).toEqual({ profiles: 0, sessions: 0 });
    });

    test("what was forgotten, while a question was being answered, does not come back with its turn", async () => {
      const { memory } = await open();
      await memory.remember("acme", asker, turn("before"));
      await memory.recall("acme", asker);
      await memory.forget("acme", "u1");
      await memory.remember("acme", asker, turn("under way"));
      expect(await questionsOf(memory)).toEqual(["under way"]);
    });

    test("a question, without user and session, reads and writes nothing", async () => {
      const { memory, documents } = await open();
      expect(await memory.recall("acme", { query: "and?" })).toEqual({ preferences: {}, turns: [] });
      await memory.remember("acme", { query: "q", userId: "u1" }, turn("q"));
      expect(await documents.forTenant("acme").count(SESSIONS)).toBe(0);
    });
  });
}
