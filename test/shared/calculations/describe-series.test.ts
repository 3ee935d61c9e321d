import { expect, test } from "vitest";
import { describeSeries } from "#shared/calculations/describe-series.ts";

test("describeSeries, of prices and returns with a benchmark in other case, tells shapes and no point", () => {
  const points = [
    { date: "2000-01-31", value: 10 },
    { date: "2000-02-29", value: 11 },
    { date: "2000-03-31", value: 12 },
  ];
  const described = describeSeries({
    series: [
      { name: "MSFT", kind: "price", points },
      { name: "S&P 500", kind: "return", points: points.slice(1) },
    ],
    benchmark: "s&p 500",
  });
  const shape = { to: "2000-03-31", frequency: "monthly" };
  expect(described).toEqual([
    { ...shape, name: "MSFT", kind: "price", from: "2000-01-31", observations: 3, benchmark: false },
    { ...shape, name: "S&P 500", kind: "return", from: "2000-02-29", observations: 2, benchmark: true },
  ]);
});
