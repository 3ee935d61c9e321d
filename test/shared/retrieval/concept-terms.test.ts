import { describe, expect, it } from "vitest";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { weighTerms } from "#shared/retrieval/concept-terms.ts";
import { tokenize } from "#shared/retrieval/tokenize.ts";
import { makeChunk } from "./make-chunk.ts";

describe("weighTerms", () => {
  it("of a phrase of the dictionary, adds its captions at half weight and keeps what was asked whole", () => {
    const weights = weighTerms(tokenize("capex of the property business"));
    expect(weights.get("capex")).toBe(1);
    expect(weights.get("property")).toBe(1);
    expect(weights.get("equipment")).toBe(0.5);
  });

  it("of words that only begin a phrase, adds nothing", () => {
    expect([...weighTerms(tokenize("capital of the fund"))]).toEqual([
      ["capital", 1],
      ["fund", 1],
    ]);
  });

  it("of a term asked twice, counts it twice", () => {
    expect(weighTerms(["beta", "beta"]).get("beta")).toBe(2);
  });
});

describe("Bm25Index search in the words of a caption", () => {
  it("finds the line of the cash flow statement that never says capex", () => {
    const index = new Bm25Index();
    index.upsert([
      makeChunk({ id: "cash-flow", text: "Purchases of property, plant and equipment (10,959)" }),
      makeChunk({ id: "other", text: "Letter to shareholders about our people" }),
    ]);
    expect(index.search("How high was capex?", { limit: 1 })[0]?.chunk.id).toBe("cash-flow");
  });
});
