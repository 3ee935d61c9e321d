import { describe, expect, test } from "vitest";
import { parseMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { FinRiskError } from "#shared/errors.ts";

const TWO_MONTHS = {
  series: [
    {
      name: "MSFT",
      kind: "price",
      points: [
        { date: "2000-01-31", value: 39.81 },
        { date: "2000-02-29", value: 36.35 },
      ],
    },
  ],
};

function faultOf(text: string): FinRiskError {
  try {
    parseMarketDataCsv(text);
  } catch (error) {
    if (error instanceof FinRiskError) return error;
    throw error;
  }
  throw new Error("the CSV was accepted");
}

describe("parseMarketDataCsv", () => {
  test.each([
    ["wide", "date,MSFT\n2000-01-31,39.81\n2000-02-29,36.35\n"],
    [
      "wide with the date last, spaces, a byte order mark and an empty line",
      "\uFEFF MSFT , Date \r\n39.81,2000-01-31\r\n\r\n36.35,2000-02-29",
    ],
    ["wide with the newest row first", "date,MSFT\n2000-02-29,36.35\n2000-01-31,39.81\n"],
    ["wide with times of day", "date,MSFT\n2000-01-31 00:00:00,39.81\n2000-02-29T16:00:00Z,36.35\n"],
    ["wide with month names", 'date,MSFT\nJan 31 2000,39.81\n"February 29, 2000",36.35\n'],
    ["wide with months first, as one row shows", "date,MSFT\n1/31/2000,39.81\n2/29/2000,36.35\n"],
    ["long", "symbol,date,price\nMSFT,2000-01-31,39.81\nMSFT,2000-02-29,36.35\n"],
    ["long in other order and case", "Date,Close,Ticker\n2000-01-31,39.81,MSFT\n2000-02-29,36.35,MSFT\n"],
    [
      "long with a close and an adjusted close",
      "date,symbol,close,Adj_Close\n2000-01-31,MSFT,1,39.81\n2000-02-29,MSFT,2,36.35\n",
    ],
  ])("given prices that are %s, reads names, dates and values", (_, text) => {
    expect(parseMarketDataCsv(text)).toEqual(TWO_MONTHS);
  });

  test("given an empty cell, leaves a gap in that series alone", () => {
    const { series } = parseMarketDataCsv("date,A,B\n2000-01-31,1,5\n2000-02-29,,6\n2000-03-31,3,7\n");
    expect(series.map(({ name, points }) => [name, points.length])).toEqual([
      ["A", 2],
      ["B", 3],
    ]);
  });

  test("given grouped digits and exponents, reads the numbers they mean", () => {
    const { series } = parseMarketDataCsv('date,A\n2000-01-31,"1,394.46"\n2000-02-29,1.5e3\n');
    expect(series[0]?.points.map(({ value }) => value)).toEqual([1394.46, 1500]);
  });

  test.each([
    ["wide", "date,A\n2000-01-31,-0.01\n2000-02-29,0.02\n"],
    ["long", "date,symbol,return\n2000-01-31,A,-0.01\n2000-02-29,A,0.02\n"],
  ])("given returns that are %s, by the option, keeps them as returns", (_, text) => {
    const { series } = parseMarketDataCsv(text, { kind: "return" });
    expect(series[0]).toMatchObject({
      name: "A",
      kind: "return",
      points: [{ value: -0.01 }, { value: 0.02 }],
    });
  });

  test.each([
    ["nothing", "", "line 1", "header"],
    ["no date column", "when,A\n2000-01-31,1\n", "line 1", "date"],
    ["a column without a name", "date,A,\n2000-01-31,1,2\n", "line 1", "column 3"],
    ["the same series twice", "date,A,A\n2000-01-31,1,2\n", "line 1", "A is there twice"],
    ["symbols without values", "date,symbol,volume\n2000-01-31,A,2\n", "line 1", "price"],
    ["a header alone", "date,A\n", "line 2", "no values"],
    ["a word for a number", "date,A\n2000-01-31,1\n2000-02-29,n/a\n", "line 3, column A", '"n/a"'],
    ["a percentage", "date,A\n2000-01-31,1%\n2000-02-29,2%\n", "line 2, column A", '"1%"'],
    [
      "a word for a long number",
      "date,symbol,price\n2000-01-31,A,1\n2000-02-29,A,x\n",
      "line 3, column price of A",
      '"x"',
    ],
    ["a date that is none", "date,A\nyesterday,1\n2000-02-29,2\n", "line 2, column date", '"yesterday"'],
    ["a day that no calendar has", "date,A\n2000-01-31,1\n2000-02-30,2\n", "line 3, column date", "calendar"],
    [
      "a month that no calendar has",
      "date,A\nJan 31 2000,1\nFoo 1 2000,2\n",
      "line 3, column date",
      "not a date",
    ],
    [
      "slashes that may mean either",
      "date,A\n1/2/2000,1\n2/2/2000,2\n",
      "line 2, column date",
      "month/day or day/month",
    ],
    [
      "slashes with the day first",
      "date,A\n13/1/2000,1\n1/14/2000,2\n",
      "line 2, column date",
      "month/day or day/month",
    ],
    ["a date given twice", "date,A\n2000-01-31,1\n2000-01-31,2\n", "line 3, column A", "2000-01-31"],
    ["one value only", "date,A\n2000-01-31,1\n", "series A", "two"],
    ["a row that is too long", "date,A\n2000-01-31,1\n2000-02-29,2,3\n", "line 3", "2"],
    ["a quote left open", 'date,A\n2000-01-31,"1\n', "line 2", "quote"],
  ])("given %s, refuses and says where and what to write", (_, text, place, remedy) => {
    const fault = faultOf(text);
    expect(fault.code).toBe("invalid-request");
    expect(fault.violations[0]?.field).toBe(place);
    expect(fault.message).toContain(place);
    expect(fault.message).toContain(remedy);
  });
});
