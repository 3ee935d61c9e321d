import { FinRiskError } from "../errors.ts";
import type { GenerateOptions, LanguageModel, Prompt, StreamEvent } from "../ports/language-model.ts";
import type { Clock, RandomSource } from "../ports/runtime.ts";
import { planRetry, type RetryLimits } from "./plan-retry.ts";

/** Time and chance, and limits where the usual ones do not suit. A Runtime fits. */
export interface RetryFields extends Partial<RetryLimits> {
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** Three attempts, waits of about 0.5 s and 1 s, and never more than 10 s, not even when the provider asks for it. */
const USUAL_LIMITS: RetryLimits = { attempts: 3, initialDelayMs: 500, maxDelayMs: 10_000 };

/**
 * The same model, asked again after an error that a repetition may cure. `timeoutMs` bounds all attempts and waits together.
 * A stream is opened again only while it has not yielded anything.
 */
export function withRetries(model: LanguageModel, fields: RetryFields): LanguageModel {
  return {
    provider: model.provider,
    defaultModel: model.defaultModel,
    async generate<Output>(prompt: Prompt<Output>, options: GenerateOptions = {}) {
      const attempts = new Attempts(fields, options);
      for (;;) {
        try {
          return await model.generate(prompt, attempts.options());
        } catch (error) {
          await attempts.waitAfter(error);
        }
      }
    },
    async *stream<Output>(
      prompt: Prompt<Output>,
      options: GenerateOptions = {},
    ): AsyncGenerator<StreamEvent<Output>> {
      const attempts = new Attempts(fields, options);
      for (let started = false; ; ) {
        try {
          for await (const event of model.stream(prompt, attempts.options())) {
            started = true;
            yield event;
          }
          return;
        } catch (error) {
          if (started) throw error;
          await attempts.waitAfter(error);
        }
      }
    },
  };
}

/** Counts the attempts of one call and the time it has left. */
class Attempts {
  private readonly fields: RetryFields;
  private readonly callOptions: GenerateOptions;
  private readonly deadlineMs: number;
  private failures = 0;

  constructor(fields: RetryFields, options: GenerateOptions) {
    this.fields = fields;
    this.callOptions = options;
    this.deadlineMs = fields.clock.monotonicMs() + (options.timeoutMs ?? Number.POSITIVE_INFINITY);
  }

  /** The caller's options with the time that is left. */
  options(): GenerateOptions {
    const { timeoutMs } = this.callOptions;
    return timeoutMs === undefined ? this.callOptions : { ...this.callOptions, timeoutMs: this.leftMs() };
  }

  /** Sleeps until the next attempt, or throws the error when there is none. */
  async waitAfter(error: unknown): Promise<void> {
    this.failures += 1;
    const limits = { ...USUAL_LIMITS, ...this.fields };
    const delayMs =
      error instanceof FinRiskError
        ? planRetry(error, this.failures, limits, this.fields.random.uniform())
        : undefined;
    if (delayMs === undefined || delayMs >= this.leftMs()) throw error;
    await this.fields.clock.sleep(delayMs, this.callOptions.signal);
  }

  private leftMs(): number {
    return this.deadlineMs - this.fields.clock.monotonicMs();
  }
}
