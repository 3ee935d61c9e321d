import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binValues } from "#shared/charts/bin-returns.ts";

describe("binValues", () => {
  test("a few returns, binned, fall into bins of a round width that meet at zero", () => {
    // Quartiles -0.01 and 0.03: 2 x 0.04 / cube root of 8 is 0.04, and the next round width is 0.05.
    const bins = binValues([-0.06, -0.02, -0.01, 0, 0.01, 0.03, 0.03, 0.09]);
    expect(bins).toEqual([
      { from: -0.1, to: -0.05, count: 1 },
      { from: -0.05, to: 0, count: 2 },
      { from: 0, to: 0.05, count: 4 },
      { from: 0.05, to: 0.1, count: 1 },
    ]);
  });

  test("values that are all the same, or none, give no bins", () => {
    expect(binValues([0.01, 0.01])).toEqual([]);
    expect(binValues([])).toEqual([]);
  });

  test("any values, binned, are each counted once, in few bins that hold them", () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1, max: 10 }), { minLength: 2, maxLength: 300 });
    fc.assert(
      fc.property(values, (drawn) => {
        const bins = binValues(drawn);
        const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
        expect(bins.length === 0).toBe(!(most - least > 1e-9));
        if (bins.length === 0) return;
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(drawn.length);
        expect(bins.length).toBeLessThanOrEqual(62);
        expect(bins[0]?.from).toBeLessThanOrEqual(least + 1e-9);
        expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(most - 1e-9);
      }),
    );
  });
});
