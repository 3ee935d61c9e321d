/** Time as a port, so that no decision reads the machine's clock and every test can choose its own. */
export interface Clock {
  now(): Date;
  /** A monotonic reading in milliseconds, for durations only. */
  monotonicMs(): number;
  /** Resolves after `delayMs`, or rejects with the signal's reason when aborted. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** Chance as a port. `uniform` is in [0, 1). */
export interface RandomSource {
  uniform(): number;
  /** A random, not time-ordered, document id: ordered ids make hot ranges in Firestore. */
  id(): string;
}

/** Values that may be logged: never prompts, passages or personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log. The message is a fixed phrase, everything that varies is a field. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields & { error?: string }): void;
  /** A logger that adds these fields, such as a trace id, to every line. */
  with(fields: LogFields): Logger;
}

export interface Runtime {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly logger: Logger;
}
