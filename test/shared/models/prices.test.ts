import { describe, expect, test } from "vitest";
import { priceOf } from "#shared/models/prices.ts";

const USAGE = { inputTokens: 2_000, outputTokens: 100 };

describe("priceOf", () => {
  test.each([
    { provider: "vertex", model: "gemini-3.5-flash", microDollars: 3_900 },
    { provider: "gemini", model: "gemini-3.5-flash-lite", microDollars: 850 },
    { provider: "gemini", model: "gemini-3.5-flash-001", microDollars: 3_900 },
    { provider: "embedded", model: "finrisk-embedded", microDollars: 0 },
    { provider: "vertex", model: "projects/1/locations/us/endpoints/7", microDollars: undefined },
    { provider: "openai", model: "gemini-like", microDollars: undefined },
  ])("tokens of $model by $provider, at list prices, cost $microDollars", (row) => {
    expect(priceOf(row, USAGE)).toBe(row.microDollars);
  });
});
