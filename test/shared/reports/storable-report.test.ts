import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { storableReport } from "#shared/reports/interaction.ts";
import { REPORT_EXAMPLE } from "../../../functions/http/examples.ts";

const [EXAMPLE] = REPORT_EXAMPLE.calculations;
if (EXAMPLE === undefined) throw new Error("the example report has no calculation");
const plain: LedgerEntry = EXAMPLE;

const dated = (count: number): LedgerEntry => ({
  ...plain,
  values: Array.from({ length: count }, () => ({ date: "2000-01-01", value: 0 })),
});
const parts = Array.from({ length: 200 }, (_, position) => ({ name: `asset ${position}`, value: 0.005 }));
const frontier: LedgerEntry = {
  ...plain,
  curve: {
    x: "volatility",
    y: "mean return",
    points: Array.from({ length: 25 }, () => ({ x: 0, y: 0, parts })),
  },
};

describe("storableReport", () => {
  test("a report, small enough for a document, is stored as it is", () => {
    const report = { ...REPORT_EXAMPLE, calculations: [dated(4_000), plain] };
    expect(storableReport(report)).toBe(report);
  });

  test.each([
    ["dated values", dated(4_001)],
    ["weights behind a curve", frontier],
  ])(
    "%s, too many for a document, are left out with a warning; other entries stay as they are",
    (_, entry) => {
      const [stored, other] = storableReport({
        ...REPORT_EXAMPLE,
        calculations: [entry, plain],
      }).calculations;
      expect(stored).toEqual({ ...plain, warnings: ["the series of values was not stored with the report"] });
      expect(other).toEqual(plain);
    },
  );
});
