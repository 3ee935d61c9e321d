import { describe, expect, test } from "vitest";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { MAX_PORTFOLIO_BYTES, Portfolios } from "#shared/reports/portfolio.ts";
import { ControllableClock } from "../../fakes/controllable-clock.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";

const dataOf = (count: number): MarketData => ({
  series: [
    {
      name: "A",
      kind: "price",
      points: Array.from({ length: count }, (_, index) => ({
        date: new Date(index * 86_400_000).toISOString().slice(0, 10),
        value: 1,
      })),
    },
  ],
});
const create = () => new Portfolios({ documents: new MemoryDocumentStore(), clock: new ControllableClock() });

describe("portfolios", () => {
  test("data, stored twice under a name, is what was stored last", async () => {
    const portfolios = create();
    await portfolios.put("acme", "p", dataOf(5));
    await portfolios.put("acme", "p", dataOf(2));
    expect((await portfolios.get("acme", "p"))?.data).toEqual(dataOf(2));
    expect(await portfolios.get("other", "p")).toBeUndefined();
  });

  test("data around the limit, as JSON, is taken up to it and refused past it by field", async () => {
    const columnsOf = (count: number) => {
      const points = dataOf(count).series.flatMap((series) => series.points);
      const dates = points.map(({ date }) => date);
      return { series: [{ name: "A", kind: "price", dates, values: points.map(({ value }) => value) }] };
    };
    const bytesOf = (count: number) => JSON.stringify(columnsOf(count)).length;
    const perPoint = bytesOf(3) - bytesOf(2);
    const fits = Math.floor((MAX_PORTFOLIO_BYTES - bytesOf(2)) / perPoint) + 2;
    await expect(create().put("acme", "p", dataOf(fits))).resolves.toMatchObject({ id: "p" });
    await expect(create().put("acme", "p", dataOf(fits + 1))).rejects.toMatchObject({
      code: "payload-too-large",
      violations: [{ field: "series" }],
    });
  });
});
