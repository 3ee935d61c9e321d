import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ErrorCode, FinRiskError } from "#shared/errors.ts";
import { withRetries } from "#shared/models/retry-generation.ts";
import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  StreamEvent,
} from "#shared/ports/language-model.ts";
import { readStream } from "../../contracts/read-stream.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";

const outputSchema = z.unknown();
const prompt = { id: "p", version: "1", input: {}, system: "", user: "", outputSchema };
const generation = {
  output: "answer",
  text: "answer",
  model: "scripted",
  finishReason: "stop",
  usage: { inputTokens: 1, outputTokens: 1 },
} as const;

const failure = (code: ErrorCode, retryAfterMs?: number) =>
  new FinRiskError({ code, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

/** Fails with each error in turn and then answers; `piecesBeforeFailure` come out of a stream before it fails. */
class ScriptedModel implements LanguageModel {
  readonly provider = "scripted";
  readonly defaultModel = "scripted";
  readonly asked: (GenerateOptions | undefined)[] = [];
  private readonly failures: unknown[];
  private readonly piecesBeforeFailure: number;

  constructor(failures: readonly unknown[], piecesBeforeFailure = 0) {
    this.failures = [...failures];
    this.piecesBeforeFailure = piecesBeforeFailure;
  }

  async generate<Output>(asked: Prompt<Output>, options?: GenerateOptions): Promise<Generation<Output>> {
    this.asked.push(options);
    if (this.failures.length > 0) throw this.failures.shift();
    return { ...generation, output: asked.outputSchema.parse(generation.output) };
  }

  async *stream<Output>(
    asked: Prompt<Output>,
    options?: GenerateOptions,
  ): AsyncGenerator<StreamEvent<Output>> {
    this.asked.push(options);
    if (this.failures.length > 0) {
      for (let piece = 0; piece < this.piecesBeforeFailure; piece += 1) yield { type: "text", text: "ans" };
      throw this.failures.shift();
    }
    yield { type: "text", text: "answer" };
    yield {
      type: "done",
      generation: { ...generation, output: asked.outputSchema.parse(generation.output) },
    };
  }
}

describe("withRetries", () => {
  let clock: ControllableClock;
  beforeEach(() => {
    clock = new ControllableClock();
  });

  const retrying = (model: LanguageModel, limits = {}) =>
    withRetries(model, { clock, random: { uniform: () => 0.5, id: () => "id" }, ...limits });

  /** Lets time pass until the work is done, and tells how it ended and how long that took. */
  async function settle(work: Promise<unknown>): Promise<{ outcome: unknown; tookMs: number }> {
    let done = false;
    const outcome = work.then(
      (value) => value,
      (error: unknown) => error,
    );
    void outcome.then(() => {
      done = true;
    });
    let tookMs = 0;
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      if (clock.sleeping > 0) await clock.advance(1);
      tookMs = clock.monotonicMs();
    }
    return { outcome: await outcome, tookMs };
  }

  it("generate, after two errors that may pass, waits longer each time and answers", async () => {
    const model = new ScriptedModel([failure("provider-unavailable"), failure("provider-malformed")]);
    const { outcome, tookMs } = await settle(retrying(model).generate(prompt));
    expect(outcome).toEqual(generation);
    // With chance at a half: three quarters of 500 ms and of 1,000 ms.
    expect(tookMs).toBe(375 + 750);
  });

  it("generate, after as many errors as attempts, throws the last", async () => {
    const errors = [1, 2, 3].map(() => failure("provider-unavailable"));
    const model = new ScriptedModel(errors);
    expect((await settle(retrying(model).generate(prompt))).outcome).toBe(errors[2]);
    expect(model.asked).toHaveLength(3);
  });

  it.each<[string, unknown]>([
    ["a rejected call", failure("provider-rejected")],
    ["a blocked answer", failure("provider-blocked")],
    ["a defect", new TypeError("undefined is not a function")],
    ["a delay longer than we wait", failure("provider-rate-limited", 3_600_000)],
  ])("generate, after %s, throws at once", async (_situation, error) => {
    const model = new ScriptedModel([error]);
    expect(await settle(retrying(model).generate(prompt))).toEqual({ outcome: error, tookMs: 0 });
    expect(model.asked).toHaveLength(1);
  });

  it("generate, told when to come back, comes back then and not before", async () => {
    const model = new ScriptedModel([failure("provider-rate-limited", 4_000)]);
    expect(await settle(retrying(model).generate(prompt))).toEqual({ outcome: generation, tookMs: 4_000 });
  });

  it("generate, with a deadline, gives each attempt the time that is left", async () => {
    const model = new ScriptedModel([failure("provider-unavailable")]);
    await settle(retrying(model).generate(prompt, { timeoutMs: 1_000, temperature: 0 }));
    expect(model.asked).toEqual([
      { timeoutMs: 1_000, temperature: 0 },
      { timeoutMs: 625, temperature: 0 },
    ]);
  });

  it("generate, with a deadline before the next attempt, throws at once instead of waiting in vain", async () => {
    const error = failure("provider-rate-limited", 4_000);
    const answer = retrying(new ScriptedModel([error])).generate(prompt, { timeoutMs: 4_000 });
    expect(await settle(answer)).toEqual({ outcome: error, tookMs: 0 });
  });

  it("generate, given up by its caller during a wait, throws the caller's reason", async () => {
    const caller = new AbortController();
    const model = new ScriptedModel([failure("provider-unavailable")]);
    const answer = retrying(model).generate(prompt, { signal: caller.signal });
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    caller.abort(new Error("gone"));
    await expect(answer).rejects.toThrow("gone");
    expect(model.asked).toHaveLength(1);
  });

  it("stream, failing before its first piece, is opened again and yields one answer", async () => {
    const model = new ScriptedModel([failure("provider-unavailable"), failure("provider-rate-limited")]);
    const { outcome } = await settle(readStream(retrying(model).stream(prompt)));
    expect(outcome).toEqual([
      { type: "text", text: "answer" },
      { type: "done", generation },
    ]);
  });

  it("stream, failing after a piece, throws and is not opened again", async () => {
    const error = failure("provider-unavailable");
    const model = new ScriptedModel([error], 1);
    const { outcome } = await settle(readStream(retrying(model).stream(prompt)));
    expect(outcome).toBe(error);
    expect(model.asked).toHaveLength(1);
  });
});
