import type { Clock } from "../ports/runtime.ts";

interface Held<Value> {
  readonly value: Value;
  readonly bytes: number;
  readonly untilMs: number;
}

/** Holds values in this process for a short while, up to so many and so many bytes; the longest unused go first. */
export class ShortLivedMap<Value> {
  private readonly clock: Pick<Clock, "monotonicMs">;
  private readonly lifeMs: number;
  private readonly mostEntries: number;
  private readonly mostBytes: number;
  private readonly held = new Map<string, Held<Value>>();
  private bytes = 0;

  constructor(fields: {
    readonly clock: Pick<Clock, "monotonicMs">;
    readonly lifeMs: number;
    readonly mostEntries: number;
    readonly mostBytes: number;
  }) {
    this.clock = fields.clock;
    this.lifeMs = fields.lifeMs;
    this.mostEntries = fields.mostEntries;
    this.mostBytes = fields.mostBytes;
  }

  get(key: string): Value | undefined {
    const found = this.held.get(key);
    if (found === undefined) return undefined;
    this.delete(key);
    if (found.untilMs <= this.clock.monotonicMs()) return undefined;
    this.hold(key, found);
    return found.value;
  }

  /** A value that alone is larger than the whole map may be is not held. */
  set(key: string, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes > this.mostBytes) return;
    this.hold(key, { value, bytes, untilMs: this.clock.monotonicMs() + this.lifeMs });
    for (const oldest of this.held.keys()) {
      if (this.held.size <= this.mostEntries && this.bytes <= this.mostBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.bytes -= this.held.get(key)?.bytes ?? 0;
    this.held.delete(key);
  }

  private hold(key: string, entry: Held<Value>): void {
    this.held.set(key, entry);
    this.bytes += entry.bytes;
  }
}
