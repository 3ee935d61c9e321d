import type { z } from "zod";

/** A typed prompt after rendering. Providers send `system` and `user`; the embedded model reads `input` by prompt id. */
export interface Prompt<Output = unknown> {
  readonly id: string;
  readonly version: string;
  readonly input: unknown;
  readonly system: string;
  readonly user: string;
  readonly outputSchema: z.ZodType<Output>;
}

export interface GenerateOptions {
  /** The provider's model name or endpoint resource; the adapter's default when absent. */
  readonly model?: string;
  readonly temperature?: number;
  readonly maxOutputTokens?: number;
  /** How the model is held to the prompt's output schema, where it knows several ways; its own choice when absent. */
  readonly answerFormat?: "schema" | "json";
  /** `lowest` asks for the least thinking there is; the model's own choice when absent. */
  readonly thinking?: "model-default" | "lowest";
  /** Deadline for the whole call in milliseconds, answered with `provider-timeout`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type FinishReason = "stop" | "length" | "blocked" | "other";

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One answered prompt. `model` is the name that truly answered, which may differ from the one asked for. */
export interface Generation<Output> {
  readonly output: Output;
  readonly text: string;
  readonly model: string;
  readonly finishReason: FinishReason;
  readonly usage: TokenUsage;
  /** Mean log-probability of the answer's tokens, where the provider tells it. */
  readonly averageLogProbability?: number;
}

export type StreamEvent<Output> =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "done"; readonly generation: Generation<Output> };

/**
 * Answers typed prompts. Throws `provider-rate-limited` (with `retryAfterMs` where told), `provider-unavailable`,
 * `provider-timeout`, `provider-blocked`, `provider-rejected`, or `provider-malformed` when the answer does not fit the
 * prompt's output schema or ends early.
 */
export interface LanguageModel {
  readonly provider: string;
  readonly defaultModel: string;
  /** True where the answer is made in this process: it cannot be down, and needs neither deadline nor circuit breaker. */
  readonly inProcess?: boolean;
  generate<Output>(prompt: Prompt<Output>, options?: GenerateOptions): Promise<Generation<Output>>;
  /** Text pieces as they come, then exactly one `done`; a stream cut short throws and never says `done`. */
  stream<Output>(prompt: Prompt<Output>, options?: GenerateOptions): AsyncIterable<StreamEvent<Output>>;
}
