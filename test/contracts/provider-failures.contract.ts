import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import type { LanguageModel, Prompt, StreamEvent } from "#shared/ports/language-model.ts";
import type { ScriptedAnswer } from "../servers/scripted-answers.ts";
import { readStream } from "./read-stream.ts";

/** A server that plays what it is told. */
interface ScriptedServer {
  readonly calls: readonly { readonly abandoned: Promise<boolean> }[];
  play(...answers: readonly ScriptedAnswer[]): void;
  close(): Promise<void>;
}

export type FailureRow = [situation: string, answer: ScriptedAnswer, code: string, retryAfterMs?: number];
/** `pieces` is how many texts come before the stream fails. */
export type StreamFailureRow = [situation: string, answer: ScriptedAnswer, code: string, pieces: number];

export interface FailingProvider<Server extends ScriptedServer> {
  readonly start: () => Promise<Server>;
  readonly open: (server: Server) => LanguageModel;
  readonly prompt: Prompt;
  readonly secret: string;
  /** What fails alike for a whole answer and for a stream. */
  readonly failures: readonly FailureRow[];
  readonly streamFailures: readonly StreamFailureRow[];
  /** Whole answers that never say that they are finished. */
  readonly unfinished: readonly ScriptedAnswer[];
  /** A piece of text that can come again and again. */
  readonly piece: unknown;
}

/** How an adapter of a language model fails, for every way in which the wire can. */
export function describeProviderFailures<Server extends ScriptedServer>(
  name: string,
  provider: FailingProvider<Server>,
): void {
  const { prompt, secret } = provider;
  describe(`${name}, when the provider fails`, () => {
    let server: Server;
    let model: LanguageModel;
    beforeEach(async () => {
      server = await provider.start();
      model = provider.open(server);
    });
    afterEach(() => server.close());

    it.each(provider.failures)("generate, on %s, throws the matching error and no secret", async (...row) => {
      const [, answer, code, retryAfterMs] = row;
      server.play(answer);
      expectError(await failureOf(model.generate(prompt)), { code, retryAfterMs, secret });
      expect(server.calls).toHaveLength(1);
    });

    it.each(provider.failures)(
      "stream, on %s, throws the matching error and never says done",
      async (...row) => {
        const [, answer, code, retryAfterMs] = row;
        server.play(answer);
        const events: StreamEvent<unknown>[] = [];
        const failure = await failureOf(readStream(model.stream(prompt), events));
        expectError(failure, { code, retryAfterMs, secret });
        expect(events.filter(({ type }) => type === "done")).toEqual([]);
        expect(server.calls).toHaveLength(1);
      },
    );

    it.each(provider.streamFailures)("stream, %s, throws after the pieces that came", async (...row) => {
      const [, answer, code, pieces] = row;
      server.play(answer);
      const events: StreamEvent<unknown>[] = [];
      expectError(await failureOf(readStream(model.stream(prompt), events)), { code, secret });
      expect(events.map(({ type }) => type)).toEqual(Array.from({ length: pieces }, () => "text"));
    });

    it("generate, of answers that are not finished, throws provider-malformed", async () => {
      expect(provider.unfinished.length).toBeGreaterThan(0);
      for (const answer of provider.unfinished) {
        server.play(answer);
        expectError(await failureOf(model.generate(prompt)), { code: "provider-malformed", secret });
      }
    });

    it("generate and stream, when nothing comes, throw provider-timeout at the deadline and leave the server", async () => {
      server.play({ effect: "hang" }, { effect: "hang" });
      const expected = { code: "provider-timeout", secret };
      expectError(await failureOf(model.generate(prompt, { timeoutMs: 60 })), expected);
      expectError(await failureOf(readStream(model.stream(prompt, { timeoutMs: 60 }))), expected);
      expect(await Promise.all(server.calls.map(({ abandoned }) => abandoned))).toEqual([true, true]);
    });

    it("generate, given up by its caller while it waits, throws the caller's reason and leaves the server", async () => {
      server.play({ effect: "hang" });
      const caller = new AbortController();
      const generation = failureOf(model.generate(prompt, { signal: caller.signal }));
      await waitForCall(server);
      const reason = new Error("no longer needed");
      caller.abort(reason);
      expect(await generation).toBe(reason);
      expect(await server.calls[0]?.abandoned).toBe(true);
    });

    it("stream, left by its reader, closes the connection", async () => {
      server.play({ effect: "slow-stream", pieces: Array(200).fill(provider.piece) });
      for await (const event of model.stream(prompt)) {
        expect(event.type).toBe("text");
        break;
      }
      expect(await server.calls[0]?.abandoned).toBe(true);
    });
  });
}

function expectError(
  error: unknown,
  expected: {
    readonly code: string;
    readonly retryAfterMs?: number | undefined;
    readonly secret: string;
  },
): void {
  if (!(error instanceof FinRiskError)) throw error;
  expect(error).toMatchObject({ code: expected.code, retryAfterMs: expected.retryAfterMs });
  // The error as a careless logger would print it, its causes included.
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(expected.secret);
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error("It did not fail."),
    (error: unknown) => error,
  );
}

async function waitForCall(server: ScriptedServer): Promise<void> {
  while (server.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
