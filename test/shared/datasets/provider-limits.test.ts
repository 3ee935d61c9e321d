import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseStratified } from "#shared/datasets/choose-stratified.ts";
import { TokenEstimate } from "#shared/datasets/estimate-tokens.ts";
import {
  judgeLimits,
  limitsOf,
  type ProviderLimits,
  validationCap,
} from "#shared/datasets/provider-limits.ts";
import { trainingCosts } from "#shared/datasets/tuning-prices.ts";
import { plantedRows } from "./planted-rows.ts";

function known(limits: ProviderLimits | undefined): ProviderLimits {
  if (limits === undefined) throw new Error("There are no limits of this form.");
  return limits;
}
const vertex = known(limitsOf("vertex-gemini"));
const openAi = known(limitsOf("openai-chat"));

const size = { trainRows: 1_000, trainBytes: 10, validationRows: 10, validationBytes: 10, longestTokens: 10 };
const broken = (limits: ProviderLimits, change: Partial<typeof size>): string[] =>
  judgeLimits(limits, { ...size, ...change })
    .filter(({ kept }) => !kept)
    .map(({ limit }) => limit);

describe("judgeLimits", () => {
  test.each([
    [vertex, {}, []],
    [vertex, { trainRows: 10_000_001 }, ["most training rows"]],
    [vertex, { trainBytes: 1_000_000_001 }, ["most bytes of the training file"]],
    [vertex, { longestTokens: 131_073 }, ["most tokens of an example"]],
    [vertex, { trainRows: 100_000, validationRows: 5_001 }, ["most validation rows"]],
    [openAi, { trainBytes: 512_000_001 }, ["most bytes of the training file"]],
    [openAi, { trainRows: 9 }, ["least training rows"]],
    [openAi, { validationRows: 100_000 }, []],
  ])("a file, over one limit or none, is told so (case %#)", (limits, change, expected) => {
    expect(broken(limits, change)).toEqual(expected);
  });

  test.each([
    [100_000, 5_000],
    [10_000, 3_000],
    [2_000, 1_000],
  ])("validation rows for Vertex beside %i training rows are at most %i", (trainRows, most) => {
    expect(validationCap(vertex, trainRows)).toBe(most);
  });
});

describe("chooseStratified", () => {
  test("any candidates, chosen, keep to the weight and give each stratum about its share", () => {
    const candidate = fc.record({
      stratum: fc.constantFrom("a", "b", "c"),
      rank: fc.double({ min: 0, max: 1, noNaN: true }),
      weight: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 80 }), fc.integer({ min: 8, max: 60 }), (given, most) => {
        const candidates = given.map((each, row) => ({ ...each, row }));
        const chosen = chooseStratified(candidates, most);
        const weightOf = (stratum?: string, only = chosen) =>
          candidates
            .filter((each) => only.has(each.row) && (stratum === undefined || each.stratum === stratum))
            .reduce((sum, { weight }) => sum + weight, 0);
        const all = new Set(candidates.map(({ row }) => row));
        const total = weightOf(undefined, all);
        expect(weightOf()).toBeLessThanOrEqual(most);
        expect(weightOf()).toBeGreaterThanOrEqual(Math.min(total, most - 1));
        for (const stratum of ["a", "b", "c"]) {
          const share = Math.min(
            weightOf(stratum, all),
            (most * weightOf(stratum, all)) / Math.max(total, 1),
          );
          expect(weightOf(stratum)).toBeGreaterThanOrEqual(Math.floor(share) - 4);
        }
      }),
    );
  });

  test("the lowest ranks of a stratum are chosen, in whatever order they come", () => {
    const candidates = [0.9, 0.1, 0.5, 0.2].map((rank, row) => ({ row, rank, stratum: "a", weight: 1 }));
    expect(chooseStratified(candidates, 2)).toEqual(new Set([1, 3]));
    expect(chooseStratified(candidates.toReversed(), 2)).toEqual(new Set([1, 3]));
  });
});

describe("TokenEstimate", () => {
  /** Pieces as subword tokenizers cut them: words with their blank in parts of five, digits by threes, signs alone. */
  const count = (text: string): number => text.match(/ ?[a-z]{1,5}|\d{1,3}|[^\sa-z\d]/gi)?.length ?? 0;

  test("texts of which one in a hundred is counted, all told, are within 1 %", () => {
    const texts = plantedRows(20_000).map(({ question, answer }) => `${question} ${answer}`);
    const estimate = new TokenEstimate({ count });
    const rough = texts.reduce((sum, text, at) => sum + estimate.add(text, (at * 0.618) % 1), 0);
    const exact = texts.reduce((sum, text) => sum + count(text), 0);
    expect(estimate.sampled).toBeLessThan(500);
    expect(Math.abs((rough * estimate.factor) / exact - 1)).toBeLessThan(0.01);
  });

  test("without a counter the estimate is rough and says nothing was sampled", () => {
    const estimate = new TokenEstimate({});
    expect(estimate.add("The VaR was 12345.5 %.", 0)).toBe(3 + 2 + 1 + 1 + 2);
    expect(estimate).toMatchObject({ sampled: 0, factor: 1 });
  });
});

describe("trainingCosts", () => {
  test("a million tokens, three times, cost three times the price", () => {
    expect(trainingCosts(1_000_000, 3)[0]).toMatchObject({
      baseModel: "gemini-3.1-flash-lite",
      totalDollars: 9,
    });
  });
});
