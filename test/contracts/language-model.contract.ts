import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LanguageModel, Prompt, StreamEvent } from "#shared/ports/language-model.ts";
import { readStream } from "./read-stream.ts";

/** A model, a prompt that it can answer, and how to take both down. */
export interface LanguageModelUnderTest {
  readonly model: LanguageModel;
  readonly prompt: Prompt;
  readonly dispose: () => Promise<void>;
}

/** What every LanguageModel promises, whatever it answers. */
export function describeLanguageModelContract(
  name: string,
  create: () => Promise<LanguageModelUnderTest>,
): void {
  describe(`LanguageModel: ${name}`, () => {
    let model: LanguageModel;
    let prompt: Prompt;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ model, prompt, dispose } = await create());
    });
    afterEach(() => dispose());

    /** The same prompt, asking for what no answer can be. */
    const unanswerable = (): Prompt<never> => ({ ...prompt, outputSchema: z.never() });

    it("generate, of a prompt it can answer, gives an output that fits the schema, with text and usage", async () => {
      const generation = await model.generate(prompt);
      expect(prompt.outputSchema.safeParse(generation.output)).toMatchObject({ success: true });
      expect(generation.text).not.toBe("");
      expect(generation.model).not.toBe("");
      expect(generation.finishReason).toBe("stop");
      for (const tokens of [generation.usage.inputTokens, generation.usage.outputTokens]) {
        expect(tokens).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(tokens)).toBe(true);
      }
    });

    it("stream, of a prompt it can answer, gives pieces of text that join to the text of one last done", async () => {
      const events = await readStream(model.stream(prompt));
      const last = events.at(-1);
      if (last?.type !== "done") throw new Error("The last event is not done.");
      expect(events.slice(0, -1).every(({ type }) => type === "text")).toBe(true);
      expect(events.length).toBeGreaterThan(1);
      expect(textOf(events)).toBe(last.generation.text);
      expect(prompt.outputSchema.safeParse(last.generation.output)).toMatchObject({ success: true });
    });

    it("generate and stream, of a prompt whose schema the answer does not fit, throw provider-malformed", async () => {
      await expect(model.generate(unanswerable())).rejects.toMatchObject({ code: "provider-malformed" });
      const events: StreamEvent<never>[] = [];
      await expect(readStream(model.stream(unanswerable()), events)).rejects.toMatchObject({
        code: "provider-malformed",
      });
      expect(events.filter(({ type }) => type === "done")).toEqual([]);
    });

    it("generate and stream, when their caller has given up, throw the caller's reason", async () => {
      const reason = new Error("the question was withdrawn");
      const signal = AbortSignal.abort(reason);
      await expect(model.generate(prompt, { signal })).rejects.toBe(reason);
      await expect(readStream(model.stream(prompt, { signal }))).rejects.toBe(reason);
    });

    it("generate, eight times at once beside streams, answers every call", async () => {
      const calls = Array.from({ length: 8 }, (_, index) =>
        index % 2 === 0
          ? model.generate(prompt).then(({ text }) => text)
          : readStream(model.stream(prompt)).then(textOf),
      );
      for (const text of await Promise.all(calls)) expect(text).not.toBe("");
    });

    it("stream, left by its reader after the first piece, ends quietly and leaves the model usable", async () => {
      for await (const event of model.stream(prompt)) {
        expect(event.type).toBe("text");
        break;
      }
      expect((await model.generate(prompt)).text).not.toBe("");
    });

    it("provider and defaultModel, on any model, are names", () => {
      expect(model.provider).toMatch(/^[a-z][a-z-]*$/);
      expect(model.defaultModel).not.toBe("");
    });
  });
}

const textOf = (events: readonly StreamEvent<unknown>[]): string =>
  events.map((event) => (event.type === "text" ? event.text : "")).join("");
