import { describe, expect, it } from "vitest";
import { Vocabulary } from "#shared/retrieval/vocabulary.ts";

describe("Vocabulary", () => {
  it("forgetUnused, when some terms occur nowhere any more, forgets those and gives their numbers again", () => {
    const vocabulary = new Vocabulary();
    const [beta, limit] = [vocabulary.intern("beta"), vocabulary.intern("limit")];
    vocabulary.count([beta, limit], 1);
    vocabulary.count([beta], -1);
    vocabulary.forgetUnused();
    expect(vocabulary.find("beta")).toBeUndefined();
    expect(vocabulary.find("limit")).toBe(limit);
    expect(vocabulary.intern("equity")).toBe(beta);
    expect(vocabulary.passagesWith(beta)).toBe(0);
    expect(vocabulary.passagesWith(limit)).toBe(1);
  });
});
