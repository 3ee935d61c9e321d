import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFigure, type PrintableFigure } from "#shared/format-figure.ts";

const ROWS: readonly (readonly [PrintableFigure, string])[] = [
  [{ value: 0.12344, unit: "fraction" }, "12.34%"],
  [{ value: -0.0592, unit: "fraction" }, "-5.92%"],
  [{ value: 0.000234, unit: "fraction" }, "0.0234%"],
  [{ value: 3.1, unit: "fraction" }, "310.00%"],
  [{ value: 12.5, unit: "fraction" }, "1,250.00%"],
  [{ value: 0.95, unit: "fraction", stated: true }, "95%"],
  [{ value: 0.975, unit: "fraction", stated: true }, "97.5%"],
  [{ value: 0.9999, unit: "fraction", stated: true }, "99.99%"],
  [{ value: 0.5312, unit: "ratio" }, "0.53"],
  [{ value: 0.01234, unit: "ratio" }, "0.0123"],
  [{ value: -1e-20, unit: "ratio" }, "0.00"],
  [{ value: -0, unit: "ratio" }, "0.00"],
  [{ value: 12_345.678, unit: "money", currency: "USD" }, "USD 12,345.68"],
  [{ value: -5_920, unit: "money", currency: "USD" }, "USD -5,920.00"],
  [{ value: 1_200_000_000, unit: "money", currency: "EUR" }, "EUR 1.20 billion"],
  [{ value: 1_200_000_000, unit: "money", currency: "EUR", stated: true }, "EUR 1.2 billion"],
  [{ value: 250, unit: "money" }, "250.00"],
  [{ value: 25, unit: "basis-point" }, "25 basis points"],
  [{ value: 1.5, unit: "percentage-point" }, "1.50 percentage points"],
  [{ value: 12_345, unit: "count" }, "12,345"],
  [{ value: 1, unit: "days" }, "1 day"],
  [{ value: 10, unit: "days" }, "10 days"],
];

test.each(ROWS)("formatFigure, given %o, prints %s", (figure, printed) => {
  expect(formatFigure(figure)).toBe(printed);
});

test("formatFigure, for any finite value and unit, never prints minus zero, an exponent or no digit", () => {
  const units = fc.constantFrom(
    "fraction",
    "ratio",
    "money",
    "percentage-point",
    "basis-point",
    "count",
    "days",
  );
  fc.assert(
    fc.property(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      units,
      fc.boolean(),
      (value, unit, stated) => {
        const printed = formatFigure({ value, unit: unit as PrintableFigure["unit"], stated });
        expect(printed).toMatch(/\d/);
        expect(printed).not.toMatch(/\de[+-]?\d|NaN|Infinity/);
        if (!/[1-9]/.test(printed)) expect(printed).not.toContain("-");
      },
    ),
  );
});
