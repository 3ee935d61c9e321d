import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_POINTS, thinPositions } from "#shared/charts/thin-points.ts";

const MANY = fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 21, maxLength: 400 });

describe("thinPositions", () => {
  test("values, up to the limit, are all kept", () => {
    expect(thinPositions([3, 1, 2], 4)).toEqual([0, 1, 2]);
    expect(thinPositions(new Array<number>(MOST_POINTS).fill(0))).toHaveLength(MOST_POINTS);
  });

  test("one spike, in 25 years of days, is kept", () => {
    const values = Array.from({ length: 6_300 }, (_, position) => (position === 4_321 ? -1 : position / 1e6));
    const kept = thinPositions(values);
    expect(kept.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(kept).toContain(4_321);
  });

  test("many values, thinned, keep both ends, both extremes and their order within the limit", () => {
    fc.assert(
      fc.property(MANY, (values) => {
        const kept = thinPositions(values, 20);
        expect(kept.length).toBeLessThanOrEqual(20);
        expect(kept).toEqual([...new Set(kept)].toSorted((left, right) => left - right));
        expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1]);
        const drawn = kept.map((position) => values[position] ?? Number.NaN);
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });
});
