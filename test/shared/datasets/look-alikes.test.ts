import { describe, expect, test } from "vitest";
import { LookAlikes, NEAR_DUPLICATE, printOf } from "#shared/datasets/look-alikes.ts";
import { shinglesOf, similarityOf } from "#shared/datasets/shingle-sets.ts";
import { exactPairs } from "./exact-pairs.ts";
import { type PlantedRow, plantedRows } from "./planted-rows.ts";

function foundPairs(rows: readonly PlantedRow[], expectedRows: number): Map<string, number> {
  const lookAlikes = new LookAlikes({ expectedRows });
  const pairs = new Map<string, number>();
  rows.forEach(({ question, answer }, row) => {
    const print = printOf([question, answer]);
    for (const alike of lookAlikes.findAlike(print)) {
      if (alike.similarity >= NEAR_DUPLICATE) pairs.set(`${alike.row} ${row}`, alike.similarity);
    }
    lookAlikes.add(row, print);
  });
  return pairs;
}

const share = (part: number, whole: number): number => part / whole;

describe("LookAlikes", () => {
  test("pairs at or over 0.8, among planted rows, are found with precision and recall of 0.99", () => {
    const rows = plantedRows(4_000, 3);
    const truth = exactPairs(rows, NEAR_DUPLICATE);
    // Grows on the way, which must lose nothing.
    const found = foundPairs(rows, 1);
    const hard = new Map([...truth].filter(([, similarity]) => similarity < 1));
    expect(hard.size).toBeGreaterThan(50);
    const right = [...found.keys()].filter((pair) => truth.has(pair));
    expect(share(right.length, found.size)).toBeGreaterThanOrEqual(0.99);
    expect(share(right.length, truth.size)).toBeGreaterThanOrEqual(0.99);
    const hardFound = [...found.keys()].filter((pair) => hard.has(pair) || !truth.has(pair));
    const hardRight = hardFound.filter((pair) => hard.has(pair));
    expect(share(hardRight.length, hardFound.length)).toBeGreaterThanOrEqual(0.99);
    expect(share(hardRight.length, hard.size)).toBeGreaterThanOrEqual(0.99);
    expect(foundPairs(rows, 4_000)).toEqual(found);
  });

  test("rows that differ in case, blanks and punctuation, and in nothing else, are the same", () => {
    const lookAlikes = new LookAlikes({ expectedRows: 10 });
    lookAlikes.add(7, printOf(["Is the VaR 1,234.5 %?", "Yes, it is."]));
    expect(lookAlikes.findSame(printOf(["is the var  1234.5 %", "YES it is"]))).toBe(7);
    expect(lookAlikes.findSame(printOf(["is the var 1234.5 % yes", "it is"]))).toBe(-1);
  });

  test.each([
    ["another digit", "The loss was 5.2 % in May", "The loss was 5.3 % in May"],
    ["the decimal point", "The loss was 5.2 % in May", "The loss was 52 % in May"],
    ["the sign", "The return was 5.2% in May", "The return was -5.2% in May"],
    ["the percent sign", "The return was 5.2% in May", "The return was 5.2 in May"],
    ["the order of words", "up then down", "down then up"],
  ])("rows that differ in %s are not the same", (_, left, right) => {
    const lookAlikes = new LookAlikes({ expectedRows: 10 });
    lookAlikes.add(0, printOf([left]));
    expect(lookAlikes.findSame(printOf([left]))).toBe(0);
    expect(lookAlikes.findSame(printOf([right]))).toBe(-1);
  });

  test("a copy with other figures, among look-alikes, is told by its numbers", () => {
    const text = plantedRows(1)[0]?.answer ?? "";
    const lookAlikes = new LookAlikes({ expectedRows: 10 });
    lookAlikes.add(0, printOf([text]));
    const [other] = lookAlikes.findAlike(printOf([text.replace(/\d+\.\d+ %/, "0.01 %")]));
    expect(other).toMatchObject({ row: 0, sameNumbers: false });
    const [edited] = lookAlikes.findAlike(printOf([`${text} Indeed.`]));
    expect(edited).toMatchObject({ row: 0, sameNumbers: true });
  });

  test("texts of Chinese, without blanks, are alike by their characters", () => {
    const text = "该公司的年度净亏损同比扩大主要由于利息支出增加以及汇率波动造成的影响较大";
    const lookAlikes = new LookAlikes({ expectedRows: 10 });
    lookAlikes.add(0, printOf([text]));
    expect(lookAlikes.findAlike(printOf([`${text}。对`]))[0]?.similarity).toBeGreaterThan(0.9);
  });

  test("a thousand rows of one template, in one band, stay bounded and are still found", () => {
    const lookAlikes = new LookAlikes({ expectedRows: 10 });
    const template =
      "the committee asks each desk to report its value at risk and its limits before the close of the day ";
    for (let row = 0; row < 1_000; row += 1)
      lookAlikes.add(row, printOf([`${template.repeat(3)} desk ${row}`]));
    const alike = lookAlikes.findAlike(printOf([`${template.repeat(3)} desk 5000`]));
    expect(alike.length).toBeGreaterThan(10);
    expect(alike.length).toBeLessThan(16 * 65);
  });
});

describe("similarityOf", () => {
  test("long texts, whose sets are cut, are as alike as they are in full", () => {
    const words = Uint32Array.from({ length: 4_000 }, (_, at) => at * 7_919 + 1);
    const whole = shinglesOf(words, 4_000);
    expect(whole).toHaveLength(512);
    expect(similarityOf(whole, shinglesOf(words, 3_200))).toBeGreaterThan(0.75);
    expect(similarityOf(whole, shinglesOf(words, 3_200))).toBeLessThan(0.87);
    expect(
      similarityOf(
        whole,
        shinglesOf(
          words.map((word) => word + 13),
          4_000,
        ),
      ),
    ).toBeLessThan(0.12);
  });

  test("texts without a word, compared, are not alike", () => {
    expect(similarityOf(shinglesOf(new Uint32Array(), 0), shinglesOf(new Uint32Array(), 0))).toBe(0);
  });
});
