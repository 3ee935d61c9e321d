import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";

/** A model and how to take it down. */
export interface EmbeddingModelUnderTest {
  readonly model: EmbeddingModel;
  readonly dispose: () => Promise<void>;
}

const TEXTS = ["value at risk", "maximum drawdown", "Sharpe-Quotient über zehn Jahre", "β = 1.07"];

/** What every EmbeddingModel promises, whatever its vectors mean. */
export function describeEmbeddingModelContract(
  name: string,
  create: () => Promise<EmbeddingModelUnderTest>,
): void {
  describe(`EmbeddingModel: ${name}`, () => {
    let model: EmbeddingModel;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ model, dispose } = await create());
    });
    afterEach(() => dispose());

    it.each(["document", "query"] as const)(
      "embed, of texts for %s, gives a unit vector of the promised length for each",
      async (purpose) => {
        const vectors = await model.embed(TEXTS, purpose);
        expect(vectors).toHaveLength(TEXTS.length);
        for (const vector of vectors) {
          expect(vector).toHaveLength(model.dimensions);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
        }
      },
    );

    it("embed, of the same texts in another order, gives the same vectors in that order", async () => {
      const vectors = await model.embed(TEXTS, "document");
      const reversed = await model.embed(TEXTS.toReversed(), "document");
      for (const [index, vector] of reversed.toReversed().entries()) {
        expect(cosine(vector, vectors[index] ?? new Float32Array())).toBeCloseTo(1, 5);
      }
      expect(cosine(vectors[0] ?? new Float32Array(), vectors[1] ?? new Float32Array())).toBeLessThan(0.999);
    });

    it("embed, of more texts than one call takes, gives them all in order", async () => {
      const many = Array.from({ length: model.maxTextsPerCall + 3 }, (_, index) => `passage ${index}`);
      const vectors = await model.embed(many, "document");
      const [alone] = await model.embed(many.slice(-1), "document");
      expect(vectors).toHaveLength(many.length);
      expect(cosine(vectors.at(-1) ?? new Float32Array(), alone ?? new Float32Array())).toBeCloseTo(1, 5);
    });

    it("embed, of no texts, gives no vectors", async () => {
      expect(await model.embed([], "document")).toEqual([]);
    });

    it("embed, when its caller has given up, throws the caller's reason", async () => {
      const reason = new Error("the ingestion was stopped");
      const embedding = model.embed(TEXTS, "document", { signal: AbortSignal.abort(reason) });
      await expect(embedding).rejects.toBe(reason);
    });
  });
}

const cosine = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? Number.NaN), 0);
