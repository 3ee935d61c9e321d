import { FinRiskError } from "../errors.ts";
import type { CircuitBreakers } from "../models/circuit-breaker.ts";
import { priceOf } from "../models/prices.ts";
import type {
  GenerateOptions,
  Generation,
  LanguageModel,
  Prompt,
  TokenUsage,
} from "../ports/language-model.ts";
import type { Clock } from "../ports/runtime.ts";

/** How a model is asked: which of its provider's models, and the settings of the arm that asks. */
export type ModelOptions = Pick<GenerateOptions, "model" | "temperature" | "thinking" | "answerFormat">;

/** One model that may be asked; `name` is what circuit breakers and reports call it. */
export interface ModelChoice {
  readonly model: LanguageModel;
  readonly name: string;
  readonly options: ModelOptions;
}

/** One call, or the reason why it was not made. */
export interface ModelCall {
  readonly provider: string;
  /** Who answered, or who was to. */
  readonly model: string;
  readonly latencyMs: number;
  /** Absent where a provider may have charged for tokens without telling. */
  readonly usage: TokenUsage | undefined;
  /** Why its answer was not used; absent where it was. */
  readonly code?: string;
}

/** What the calls of a report cost. */
export interface CallUsage extends TokenUsage {
  /** Calls that went out to a provider; those of models in this process are none. */
  readonly calls: number;
  /** At list prices; null where a price or the tokens of a call are not known. */
  readonly costMicroDollars: number | null;
}

export interface ModelCallsFields {
  readonly clock: Clock;
  readonly breakers: CircuitBreakers;
  /** Deadline of each call, in milliseconds. */
  readonly timeoutMs: number;
  /** For all calls of one report together, in milliseconds; models in this process are asked even after it. */
  readonly budgetMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Less time than this is not worth a call. */
const LEAST_TIME_MS = 500;
/** Errors that tell that a model cannot be reached, rather than that it did not like what it was asked. */
const OUTAGES: ReadonlySet<string> = new Set([
  "provider-unavailable",
  "provider-timeout",
  "provider-rate-limited",
  "provider-rejected",
]);
/** Errors after which tokens may have been used all the same. */
const CHARGED: ReadonlySet<string> = new Set(["provider-timeout", "provider-malformed", "provider-blocked"]);
const NO_TOKENS: TokenUsage = { inputTokens: 0, outputTokens: 0 };

type Send<Output> = (options: GenerateOptions) => Promise<Generation<Output>>;

/**
 * The model calls of one report: within one budget of time, past models whose circuit is open, and never twice into the same
 * time-out. Keeps account of every call.
 */
export class ModelCalls {
  private readonly fields: ModelCallsFields;
  private readonly deadlineMs: number;
  private readonly timedOut = new Set<string>();
  private readonly calls: ModelCall[] = [];
  private sent = 0;

  constructor(fields: ModelCallsFields) {
    this.fields = fields;
    this.deadlineMs = fields.clock.monotonicMs() + fields.budgetMs;
  }

  /** Asks one model. Throws the errors of LanguageModel, `provider-unavailable` where it is not to be asked, and the caller's reason to stop. */
  generate<Output>(choice: ModelChoice, prompt: Prompt<Output>): Promise<Generation<Output>> {
    return this.account(choice, (options) => choice.model.generate(prompt, options));
  }

  /** The same, with the text passed on as it comes; the next piece is read when `onText` is done with the last. */
  stream<Output>(
    choice: ModelChoice,
    prompt: Prompt<Output>,
    onText: (text: string) => Promise<void>,
  ): Promise<Generation<Output>> {
    return this.account(choice, async (options) => {
      for await (const event of choice.model.stream(prompt, options)) {
        options.signal?.throwIfAborted();
        if (event.type === "done") return event.generation;
        await onText(event.text);
      }
      throw unavailable(choice, "broke off its answer");
    });
  }

  /** Says that the answer of the last call was not used, and why. */
  blameLast(code: string): void {
    const last = this.calls.pop();
    if (last !== undefined) this.calls.push({ ...last, code });
  }

  /** The calls whose answers were not used, in the order they ended. */
  failed(): readonly (ModelCall & { readonly code: string })[] {
    return this.calls.flatMap((call) => (call.code === undefined ? [] : [{ ...call, code: call.code }]));
  }

  usage(): CallUsage {
    const known = this.calls.map(({ usage }) => usage ?? NO_TOKENS);
    const prices = this.calls.map((call) => call.usage && priceOf(call, call.usage));
    return {
      calls: this.sent,
      inputTokens: known.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      outputTokens: known.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
      costMicroDollars: prices.reduce<number | null>(
        (sum, price) => (sum === null || price === undefined ? null : sum + price),
        0,
      ),
    };
  }

  private async account<Output>(choice: ModelChoice, send: Send<Output>): Promise<Generation<Output>> {
    this.fields.signal?.throwIfAborted();
    const startedAtMs = this.fields.clock.monotonicMs();
    const { provider, inProcess } = choice.model;
    try {
      const generation = await (inProcess ? send(choice.options) : this.guard(choice, send));
      this.note({ provider, model: generation.model, usage: generation.usage }, startedAtMs);
      return generation;
    } catch (error) {
      if (!(error instanceof FinRiskError)) throw error;
      const { code } = error;
      const usage = error.usage ?? (CHARGED.has(code) ? undefined : NO_TOKENS);
      this.note({ provider, model: choice.name, usage, code }, startedAtMs);
      throw error;
    }
  }

  private note(call: Omit<ModelCall, "latencyMs">, startedAtMs: number): void {
    const latencyMs = Math.round((this.fields.clock.monotonicMs() - startedAtMs) * 1000) / 1000;
    this.calls.push({ ...call, latencyMs });
  }

  private async guard<Output>(choice: ModelChoice, send: Send<Output>): Promise<Generation<Output>> {
    const { breakers, clock } = this.fields;
    const timeoutMs = Math.min(this.fields.timeoutMs, this.deadlineMs - clock.monotonicMs());
    if (this.timedOut.has(choice.name)) throw unavailable(choice, "timed out before in this report");
    if (timeoutMs < LEAST_TIME_MS) throw unavailable(choice, "has no time left within the report's budget");
    if (!breakers.admits(choice.name)) throw unavailable(choice, "failed too often of late to be asked");
    breakers.called(choice.name);
    this.sent += 1;
    try {
      const generation = await this.within(timeoutMs, choice, send);
      breakers.ended(choice.name, "success");
      return generation;
    } catch (error) {
      if (error instanceof FinRiskError) this.learn(choice, error);
      throw error;
    }
  }

  private learn({ name }: ModelChoice, { code }: FinRiskError): void {
    if (code === "provider-timeout") this.timedOut.add(name);
    this.fields.breakers.ended(name, OUTAGES.has(code) ? "failure" : "success");
  }

  /** Holds a call to its time even where its model does not, and ends it when the caller gives up. */
  private async within<Output>(
    timeoutMs: number,
    choice: ModelChoice,
    send: Send<Output>,
  ): Promise<Generation<Output>> {
    const { clock, signal } = this.fields;
    const controller = new AbortController();
    const stop = () => controller.abort(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    const late = clock.sleep(timeoutMs, controller.signal).then(() => {
      throw timedOut(choice, timeoutMs);
    });
    late.catch(() => undefined);
    try {
      const options = { ...choice.options, timeoutMs, signal: controller.signal };
      return await Promise.race([send(options), late]);
    } finally {
      signal?.removeEventListener("abort", stop);
      controller.abort();
    }
  }
}

const unavailable = ({ name }: ModelChoice, why: string): FinRiskError =>
  new FinRiskError({ code: "provider-unavailable", message: `${name} ${why}.` });

const timedOut = ({ name }: ModelChoice, timeoutMs: number): FinRiskError =>
  new FinRiskError({
    code: "provider-timeout",
    message: `${name} did not answer within ${Math.round(timeoutMs)} ms.`,
  });
