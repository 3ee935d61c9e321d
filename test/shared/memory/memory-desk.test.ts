import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import { MOST_TURNS, turnOf } from "#shared/memory/session.ts";
import { describeMemoryDeskContract } from "../../contracts/memory-desk.contract.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";

describeMemoryDeskContract("documents in memory", async () => new MemoryDocumentStore());

const HOUR_MS = 3_600_000;
const place = {
  tenantId: fc.constantFrom("a", "b"),
  userId: fc.constantFrom("u1", "u2", undefined),
  sessionId: fc.constantFrom("s1", "s2"),
};
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant("remember" as const), ...place }),
  fc.record({
    kind: fc.constant("forget" as const),
    tenantId: place.tenantId,
    userId: fc.constantFrom("u1", "u2"),
  }),
  fc.record({ kind: fc.constant("rest" as const), hours: fc.integer({ min: 1, max: 30 }) }),
);

test("sessions, over any run of questions, rests and deletions, hold exactly their own last turns", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 30 }), async (steps) => {
      const clock = new ControllableClock();
      const memory = new MemoryDesk({ documents: new MemoryDocumentStore(), clock, sessionHours: 24 });
      const expected = new Map<string, { untilMs: number; questions: string[] }>();
      const keyOf = (step: { tenantId: string; userId?: string | undefined; sessionId: string }) =>
        `${step.tenantId} ${step.userId} ${step.sessionId}`;
      for (const [index, step] of steps.entries()) {
        if (step.kind === "rest") await clock.advance(step.hours * HOUR_MS);
        if (step.kind === "forget") {
          await memory.forget(step.tenantId, step.userId);
          for (const sessionId of ["s1", "s2"]) expected.delete(keyOf({ ...step, sessionId }));
        }
        if (step.kind === "remember") {
          const question = `q${index}`;
          await memory.remember(
            step.tenantId,
            { query: question, ...step },
            turnOf(question, [], clock.now().toISOString()),
          );
          const before = expected.get(keyOf(step));
          const live = before !== undefined && before.untilMs > clock.monotonicMs() ? before.questions : [];
          const questions = [...live, question].slice(-MOST_TURNS);
          expected.set(keyOf(step), { untilMs: clock.monotonicMs() + 24 * HOUR_MS, questions });
        }
      }
      for (const tenantId of ["a", "b"]) {
        for (const userId of ["u1", "u2", undefined]) {
          for (const sessionId of ["s1", "s2"]) {
            const asked = { query: "and?", userId, sessionId };
            const found = expected.get(keyOf({ tenantId, userId, sessionId }));
            const live = found !== undefined && found.untilMs > clock.monotonicMs() ? found.questions : [];
            const { turns } = await memory.recall(tenantId, asked);
            expect(turns.map(({ question }) => question)).toEqual(live);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a session, of a question that stands on its own, is not read before the answer, nor a profile twice in moments", async () => {
  const documents = new MemoryDocumentStore();
  const memory = new MemoryDesk({ documents, clock: new ControllableClock(), sessionHours: 24 });
  const asked = {
    query: "What is the 95% value at risk of MSFT over 10 days?",
    userId: "u1",
    sessionId: "s1",
  };
  await memory.recall("acme", asked);
  expect(documents.reads).toBe(1);
  await memory.recall("acme", asked);
  expect(documents.reads).toBe(1);
  await memory.remember("acme", asked, turnOf(asked.query, [], "2026-01-05T00:00:00.000Z"));
  expect(documents.reads).toBe(2);
});

test("a turn, of a long question and many calculations, is cut to its bounds and shows that it was", () => {
  const entry = { calculation: "volatility", title: "Volatility", series: ["MSFT"] };
  const turn = turnOf(
    "x".repeat(4_000),
    Array.from({ length: 24 }, () => entry),
    "2026-01-05T00:00:00.000Z",
  );
  expect(turn.question).toHaveLength(400);
  expect(turn.question.endsWith("…")).toBe(true);
  expect(turn.calculated).toHaveLength(8);
});
