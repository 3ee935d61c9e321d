import { describe, expect, test } from "vitest";
import { readQuantities } from "../../../../../functions/adapters/local/embedded-model/read-quantities.ts";
import { readTokens } from "../../../../../functions/adapters/local/embedded-model/read-tokens.ts";

const read = (text: string) =>
  readQuantities(readTokens(text)).map(({ first: _first, last: _last, ...quantity }) => quantity);

describe("readQuantities", () => {
  test.each([
    ["5 %", [{ value: 0.05, kind: "share" }]],
    ["-50 bps", [{ value: -0.005, kind: "share" }]],
    ["5 per cent", [{ value: 0.05, kind: "share" }]],
    ["$2,500", [{ value: 2500, kind: "money" }]],
    ["-$1.5m", [{ value: -1_500_000, kind: "money" }]],
    ["250k USD", [{ value: 250_000, kind: "money" }]],
    ["3.2 bn", [{ value: 3_200_000_000, kind: "money" }]],
    ["5-year", [{ value: 5, kind: "time", unit: "year" }]],
    ["half a year", [{ value: 0.5, kind: "time", unit: "year" }]],
    ["ten trading days", [{ value: 10, kind: "time", unit: "day" }]],
    ["200 a month", [{ value: 200, kind: "number", each: "month" }]],
    ["6% per year", [{ value: 0.06, kind: "share", each: "year" }]],
    [
      "-1000, 300",
      [
        { value: -1000, kind: "number" },
        { value: 300, kind: "number" },
      ],
    ],
    ["spot 100", [{ value: 100, kind: "number" }]],
    ["the one and only", []],
  ])("of %j, with its signs and units, reads %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
