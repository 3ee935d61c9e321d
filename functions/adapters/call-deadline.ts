import { FinRiskError } from "#shared/errors.ts";

export interface CallLimits {
  /** For the whole call, in milliseconds. */
  readonly timeoutMs: number;
  /** The caller's own wish to stop. */
  readonly signal?: AbortSignal | undefined;
}

/** Ends one provider call when its time is up or its caller gives up, and afterwards tells which of the two it was. */
export class CallDeadline {
  private readonly limits: CallLimits;
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly stop = (): void => this.controller.abort(this.limits.signal?.reason);
  private timedOut = false;

  /** Throws the caller's reason when it has given up already. */
  constructor(limits: CallLimits) {
    limits.signal?.throwIfAborted();
    this.limits = limits;
    this.timer = setTimeout(() => {
      this.timedOut = true;
      this.controller.abort();
    }, limits.timeoutMs);
    limits.signal?.addEventListener("abort", this.stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Waits for the work no longer than the deadline, even where the work does not listen to the signal. */
  race<T>(work: Promise<T>): Promise<T> {
    const ended = new Promise<never>((_, reject) => {
      this.signal.addEventListener("abort", () => reject(this.signal.reason), { once: true });
    });
    return Promise.race([work, ended]);
  }

  /** True when the deadline or the caller ended the call: whatever it threw then is only the consequence. */
  get ended(): boolean {
    return this.timedOut || this.callerGaveUp;
  }

  /** What to throw once the call has `ended`: the caller's reason, or `provider-timeout`. */
  reason(provider: string, consequence: unknown): unknown {
    if (this.callerGaveUp) return this.limits.signal?.reason;
    return new FinRiskError({
      code: "provider-timeout",
      message: `${provider} did not answer within ${this.limits.timeoutMs} ms.`,
      cause: consequence,
    });
  }

  private get callerGaveUp(): boolean {
    return this.limits.signal?.aborted === true;
  }

  /** Frees the timer, and the connection of an answer that was not read to its end. */
  release(): void {
    clearTimeout(this.timer);
    this.limits.signal?.removeEventListener("abort", this.stop);
    this.controller.abort();
  }
}
