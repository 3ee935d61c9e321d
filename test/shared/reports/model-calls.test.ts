import { describe, expect, test } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import { CircuitBreakers } from "#shared/models/circuit-breaker.ts";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { NarrativeSchema } from "#shared/prompts/narrative.ts";
import { ModelCalls } from "#shared/reports/model-calls.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { HangingLanguageModel } from "../../fakes/hanging-language-model.ts";
import { ScriptedLanguageModel } from "../../fakes/scripted-language-model.ts";

const ANSWER = { sentences: [{ text: "Nothing moved." }] };
const PROMPT = {
  id: "write-narrative",
  version: "0",
  input: {},
  system: "",
  user: "",
  outputSchema: NarrativeSchema,
};
const TIMEOUT_MS = 1_000;

const choiceOf = (model: LanguageModel) => ({ model, name: model.defaultModel, options: {} });
const saying = (answer: unknown, model?: string) =>
  choiceOf(new ScriptedLanguageModel({ script: { "write-narrative": answer }, ...(model && { model }) }));
const failing = (code: "provider-unavailable" | "provider-blocked" | "provider-malformed") =>
  saying(() => new FinRiskError({ code, message: code }), code);

function start(settings: { budgetMs?: number; signal?: AbortSignal } = {}) {
  const clock = new ControllableClock();
  const breakers = new CircuitBreakers({
    clock,
    limits: { failures: 2, windowMs: 60_000, coolDownMs: 5_000 },
  });
  const begin = () =>
    new ModelCalls({
      clock,
      breakers,
      timeoutMs: TIMEOUT_MS,
      budgetMs: settings.budgetMs ?? 10_000,
      signal: settings.signal,
    });
  return { clock, begin, calls: begin() };
}

describe("ModelCalls", () => {
  test("a model that hangs, though it ignores its deadline, is given up at it and not asked again for this report", async () => {
    const { clock, calls } = start();
    const hanging = new HangingLanguageModel();
    const asked = expect(calls.generate(choiceOf(hanging), PROMPT)).rejects.toMatchObject({
      code: "provider-timeout",
    });
    await clock.advance(TIMEOUT_MS);
    await asked;
    await expect(calls.generate(choiceOf(hanging), PROMPT)).rejects.toMatchObject({
      code: "provider-unavailable",
    });
    expect(hanging.signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(calls.failed()).toMatchObject([{ latencyMs: TIMEOUT_MS }, { latencyMs: 0 }]);
    expect(calls.usage()).toMatchObject({ calls: 1, costMicroDollars: null });
    expect(clock.sleeping).toBe(0);
  });

  test("a model, when the report's budget is spent, is not asked", async () => {
    const { clock, calls } = start({ budgetMs: 1_200 });
    await clock.advance(1_000);
    await expect(calls.generate(saying(ANSWER), PROMPT)).rejects.toThrow("no time left");
    expect(calls.usage().calls).toBe(0);
  });

  test("a model in this process, even after the budget, is asked and costs nothing", async () => {
    const { clock, calls } = start({ budgetMs: 0 });
    await clock.advance(10);
    const choice = saying(ANSWER);
    const model: LanguageModel = {
      provider: "embedded",
      defaultModel: "finrisk-embedded",
      inProcess: true,
      generate: (prompt) => choice.model.generate(prompt),
      stream: (prompt) => choice.model.stream(prompt),
    };
    await calls.generate(choiceOf(model), PROMPT);
    expect(calls.usage()).toEqual({ calls: 0, inputTokens: 100, outputTokens: 10, costMicroDollars: 0 });
  });

  test("an outage, over several reports, opens the circuit of that model alone and closes it again", async () => {
    const { clock, begin } = start();
    const down = failing("provider-unavailable");
    for (let count = 0; count < 3; count += 1)
      await begin()
        .generate(down, PROMPT)
        .catch(() => undefined);
    expect(down.model).toMatchObject({ calls: { length: 2 } });
    await begin().generate(saying(ANSWER), PROMPT);
    await clock.advance(5_000);
    await begin().generate({ ...saying(ANSWER), name: down.name }, PROMPT);
    await begin().generate({ ...saying(ANSWER), name: down.name }, PROMPT);
  });

  test("a block, however often, does not open the circuit", async () => {
    const { begin } = start();
    const blocking = failing("provider-blocked");
    for (let count = 0; count < 4; count += 1)
      await begin()
        .generate(blocking, PROMPT)
        .catch(() => undefined);
    expect(blocking.model).toMatchObject({ calls: { length: 4 } });
  });

  test("tokens, of calls that failed too, are added up, and blame is laid on the last call", async () => {
    const { calls } = start();
    const usage = { inputTokens: 7, outputTokens: 3 };
    const garbled = saying(() => new FinRiskError({ code: "provider-malformed", message: "?", usage }));
    await calls.generate(garbled, PROMPT).catch(() => undefined);
    await calls.generate(saying(ANSWER, "gemini-3.5-flash"), PROMPT);
    calls.blameLast("figures-refused");
    expect(calls.usage()).toMatchObject({ calls: 2, inputTokens: 107, outputTokens: 13 });
    expect(calls.failed().map(({ code }) => code)).toEqual(["provider-malformed", "figures-refused"]);
  });

  test("a caller who gives up, in the middle of a call, ends it with the caller's reason", async () => {
    const controller = new AbortController();
    const { calls, clock } = start({ signal: controller.signal });
    const hanging = new HangingLanguageModel();
    const asked = expect(calls.generate(choiceOf(hanging), PROMPT)).rejects.toThrow("gone");
    controller.abort(new Error("gone"));
    await asked;
    expect(hanging.signals[0]?.aborted).toBe(true);
    expect([clock.sleeping, calls.failed().length]).toEqual([0, 0]);
  });
});
