import type { ServerResponse } from "node:http";

/** `refuse` answers the status without doing the work; `apply-then-refuse` does it and denies it; the others break the connection. */
export type FaultEffect = "refuse" | "apply-then-refuse" | "cut" | "apply-then-cut" | "cut-midway";

export interface Fault {
  readonly effect: FaultEffect;
  readonly method?: string;
  /** Tested against path and query as the client sent them. */
  readonly url?: RegExp;
  /** How many matching requests to pass before the first is hit; 0 by default. */
  readonly skip?: number;
  /** How many requests it hits; 1 by default. */
  readonly times?: number;
  /** 503 by default. */
  readonly status?: number;
}

interface ArmedFault extends Fault {
  skipLeft: number;
  timesLeft: number;
}

/** Faults that a test server is told to commit, each on the first requests that fit it. */
export class InjectedFaults {
  private readonly armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.armed.push({ ...fault, skipLeft: fault.skip ?? 0, timesLeft: fault.times ?? 1 });
  }

  /** The fault that hits this request, counted as spent. */
  take(method: string, url: string): Fault | undefined {
    const fault = this.armed.find(
      (candidate) =>
        candidate.timesLeft > 0 &&
        (candidate.method ?? method) === method &&
        (candidate.url?.test(url) ?? true) &&
        candidate.skipLeft-- <= 0,
    );
    if (fault) fault.timesLeft -= 1;
    return fault;
  }

  /** True when every fault that was added has hit: a test that injects one asserts this, or it proves nothing. */
  get spent(): boolean {
    return this.armed.every((fault) => fault.timesLeft === 0);
  }

  clear(): void {
    this.armed.length = 0;
  }
}

/** Sends the body's first half and breaks the connection, as a network would. */
export function cutMidway(response: ServerResponse, status: number, headers: object, body: Buffer): void {
  response.writeHead(status, { ...headers, "content-length": body.byteLength });
  response.write(body.subarray(0, Math.ceil(body.byteLength / 2)), () => response.destroy());
}
