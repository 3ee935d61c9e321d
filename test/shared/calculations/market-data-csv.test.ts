import { describe, expect, test } from "vitest";
import { parseMarketDataCsv, readMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
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

test("parseMarketDataCsv, told that values are prices, refuses a percentage", () => {
  const read = () => parseMarketDataCsv("date,A\n2000-01-31,1%\n2000-02-29,2%\n", { kind: "price" });
  expect(read).toThrow(/line 2, column A: "1%" is a percentage/);
});

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
    ["wide with days first between points", "date,MSFT\n31.1.2000,39.81\n29.02.2000,36.35\n"],
    ["wide with days first, as one row shows", "date,MSFT\n31/1/2000,39.81\n29/2/2000,36.35\n"],
    ["wide with month names in the middle", "date,MSFT\n31-Jan-2000,39.81\n29 February 2000,36.35\n"],
    ["wide with the year first", "date,MSFT\n2000/01/31,39.81\n20000229,36.35\n"],
    ["between semicolons with decimal commas", "date;MSFT\n31.01.2000;39,81\n29.02.2000;36,35\n"],
    ["between semicolons with decimal points", "date;MSFT\n2000-01-31;39.81\n2000-02-29;36.35\n"],
    ["between tabs", "date\tMSFT\n2000-01-31\t39.81\n2000-02-29\t36.35\n"],
    ["between commas with decimal commas in quotes", 'date,MSFT\n2000-01-31,"39,81"\n2000-02-29,"36,35"\n'],
    ["beside a volume", "date,MSFT,Volume\n2000-01-31,39.81,0\n2000-02-29,36.35,5\n"],
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

  test.each([
    ["grouped digits and exponents", ['"1,394.46"', "1.5e3"], [1394.46, 1500]],
    ["groups alone, between commas", ['"1,394"', '"12,394,000"'], [1394, 12_394_000]],
    ["currencies", ["$39.81", "USD 1.20", "12.5 €", '"US$1,200"'], [39.81, 1.2, 12.5, 1200]],
    ["Swiss groups", ["1'394.46", "1’200.00"], [1394.46, 1200]],
    ["decimal commas and groups of points", ['"1.394,46"', '"12,5"', '"1.200"'], [1394.46, 12.5, 1200]],
    ["groups of spaces", ['"1 394,46"', '"12\u00a0394,5"'], [1394.46, 12_394.5]],
  ])("given %s, reads the numbers they mean", (_, written, values) => {
    const rows = written.map((number, month) => `2000-0${month + 1}-01,${number}`);
    const { series } = parseMarketDataCsv(`date,A\n${rows.join("\n")}\n`);
    expect(series[0]?.points.map(({ value }) => value)).toEqual(values);
  });

  test("given percentages, reads returns with every kind of minus, beside prices of another series", () => {
    const text =
      "date,A,B\n2000-01-01,1.5%,10\n2000-02-01,(2.3 %),11\n2000-03-01,−0.4%,12\n2000-04-01,-1.1%,13\n2000-05-01,(1)%,14\n";
    expect(parseMarketDataCsv(text).series).toMatchObject([
      { kind: "return", points: [0.015, -0.023, -0.004, -0.011, -0.01].map((value) => ({ value })) },
      { kind: "price" },
    ]);
  });

  test("given a header that says returns, in the long form, reads returns", () => {
    const { series } = parseMarketDataCsv("date,symbol,return\n2000-01-31,A,-0.01\n2000-02-29,A,0.02\n");
    expect(series).toMatchObject([{ kind: "return", points: [{ value: -0.01 }, { value: 0.02 }] }]);
  });

  test("given words for nothing, leaves gaps and says where, series by series", () => {
    const text =
      "date,A,B,C\n2000-01-31,1,n/a,1\n2000-02-29,,-,2\n2000-03-31,3,#N/A,3\n2000-04-30,4,8,4\n2000-05-31,5,9,5\n";
    const { data, warnings } = readMarketDataCsv(text);
    const lengths = data.series.map(({ name, points }) => [name, points.length]);
    expect(Object.fromEntries(lengths)).toEqual({ A: 4, B: 2, C: 5 });
    expect(warnings).toEqual([
      "B has no value in 3 cells, first on line 2: left out as gaps.",
      "A has no value in one cell, first on line 3: left out as a gap.",
    ]);
  });

  test("given no gaps, warns of nothing", () => {
    expect(readMarketDataCsv("date,A\n2000-01-31,1\n2000-02-29,2\n").warnings).toEqual([]);
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
    ["a word for a number", "date,A\n2000-01-31,1\n2000-02-29,soon\n", "line 3, column A", '"soon"'],
    ["two signs", "date,A\n2000-01-31,1\n2000-02-29,(-2)\n", "line 3, column A", '"(-2)"'],
    [
      "a percentage with an exponent",
      "date,A\n2000-01-31,1%\n2000-02-29,1e2%\n",
      "line 3, column A",
      '"1e2%"',
    ],
    ["a gap in a number", "date,A\n2000-01-31,1\n2000-02-29,12 34\n", "line 3, column A", '"12 34"'],
    ["a group of two", 'date,A\n2000-01-31,1.5\n2000-02-29,"12,34"\n', "line 3, column A", "decimal comma"],
    ["points and commas", "date;A\n2000-01-31;1,5\n2000-02-29;2.75\n", "line 2, column A", "on line 3"],
    ["thousands or fractions", "date;A\n2000-01-31;12\n2000-02-29;1.234\n", "line 3, column A", "1234.50"],
    ["half percentages", "date,A\n2000-01-31,1%\n2000-02-29,2\n", "line 3, column A", '"1%" on line 2'],
    ["a price of zero", "date,A\n2000-01-31,1\n2000-02-29,0\n", "line 3, column A", "above zero"],
    ["a negative price", "date,A\n2000-01-31,1\n2000-02-29,-0.01\n", "line 3, column A", "percent sign"],
    ["an unquoted decimal comma", "date,A\n2000-01-31,39,81\n", "line 2", "semicolons"],
    ["a month without a day", "date,A\n2000-01,1\n2000-02,2\n", "line 2, column date", "2000-01-31"],
    ["a year of two digits", "date,A\n1/31/00,1\n2/29/00,2\n", "line 2, column date", "2000-01-31"],
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
      "slashes with the day first and the month first",
      "date,A\n13/1/2000,1\n1/14/2000,2\n",
      "line 2, column date",
      "month/day or day/month",
    ],
    ["a date given twice", "date,A\n2000-01-31,1\n2000-01-31,2\n", "line 3, column A", "2000-01-31"],
    ["one value only", "date,A\n2000-01-31,1\n", "series A", "two"],
    ["a row that is too long", "date,A\n2000-01-31,1\n2000-02-29,2,3\n", "line 3", "3 fields"],
    ["a row that is too short", "date;A;B\n2000-01-31;1;2\n2000-02-29;2\n", "line 3", "2 fields"],
    ["a quote left open", 'date,A\n2000-01-31,"1\n', "line 2", "quote"],
  ])("given %s, refuses and says where and what to write", (_, text, place, remedy) => {
    const fault = faultOf(text);
    expect(fault.code).toBe("invalid-request");
    expect(fault.violations[0]?.field).toBe(place);
    expect(fault.message).toContain(place);
    expect(fault.message).toContain(remedy);
  });
});
