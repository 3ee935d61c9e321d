import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchTexts } from "../../../functions/adapters/embedding-batches.ts";

describe("batchTexts", () => {
  it("of any texts and limits, keeps every text in order, fills no batch beyond the limit and leaves none empty", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 40 })),
        fc.integer({ min: 1, max: 9 }),
        (texts, maxTexts) => {
          const batches = batchTexts(texts, { maxTexts, maxTokens: 30 });
          expect(batches.flat()).toEqual(texts);
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(maxTexts);
          }
        },
      ),
    );
  });

  it("of digits, counts each as a token, and lets a text above the limit go alone", () => {
    expect(batchTexts(["1234", "567", "8"], { maxTexts: 9, maxTokens: 7 })).toEqual([["1234", "567"], ["8"]]);
    expect(batchTexts(["a", "12345", "b"], { maxTexts: 9, maxTokens: 4 })).toEqual([["a"], ["12345"], ["b"]]);
  });
});
