import { describe, expect, test } from "vitest";
import { RowSorter, type SortableRow, type SortedRows } from "#shared/datasets/row-sorter.ts";
import { type Split, sideOf } from "#shared/datasets/split-side.ts";
import type { BenchmarkSuite } from "#shared/datasets/suite-overlap.ts";
import { exactPairs } from "./exact-pairs.ts";
import { plantedRows } from "./planted-rows.ts";

const SPLIT: Split = { validationSplit: 0.1, seed: 42 };

function sort(rows: readonly SortableRow[], suites: readonly BenchmarkSuite[] = []): SortedRows {
  const sorter = new RowSorter({ ...SPLIT, suites, expectedRows: rows.length });
  for (const row of rows) sorter.take(row);
  return sorter.finish();
}

/** A group that falls on a side. */
function groupOn(side: string): string {
  return Array.from({ length: 200 }, (_, n) => `g${n}`).find((group) => sideOf(SPLIT, group) === side) ?? "";
}

const TRAIN = groupOn("train");
const VALIDATION = groupOn("validation");
const TEXT =
  "The covenant of the term loan limits leverage to four times earnings, tested at the end of each quarter by the agent bank.";
const rowOf = (group: string, answer = TEXT, question = "What does the covenant limit?"): SortableRow => ({
  group,
  question,
  answer,
});
const verdictsOf = (rows: readonly SortableRow[], suites?: readonly BenchmarkSuite[]) => {
  const { verdicts } = sort(rows, suites);
  return rows.map((_, row) => verdicts.get(row));
};

describe("sideOf", () => {
  test("groups, many of them, fall on the validation side in about the share asked for", () => {
    const groups = Array.from({ length: 20_000 }, (_, n) => `user-${n}`);
    const validation = groups.filter((group) => sideOf(SPLIT, group) === "validation").length;
    expect(validation / groups.length).toBeGreaterThan(0.093);
    expect(validation / groups.length).toBeLessThan(0.107);
  });

  test("a larger share, for each group, moves from train to validation only; another seed deals anew", () => {
    const groups = Array.from({ length: 2_000 }, (_, n) => `user-${n}`);
    const larger = { ...SPLIT, validationSplit: 0.3 };
    const back = groups.filter((g) => sideOf(SPLIT, g) === "validation" && sideOf(larger, g) === "train");
    expect(back).toEqual([]);
    const other = groups.filter((g) => sideOf(SPLIT, g) !== sideOf({ ...SPLIT, seed: 43 }, g));
    expect(other.length).toBeGreaterThan(200);
  });
});

describe("RowSorter", () => {
  test("planted rows, sorted, leave no pair at or over 0.7 across the sides and no user on both", () => {
    const rows = plantedRows(4_000, 11).map((row) => ({ ...row, group: row.user }));
    const { verdicts, leaks } = sort(rows);
    const across = [...exactPairs(rows, 0.7).keys()].filter((pair) => {
      const [left = 0, right = 0] = pair.split(" ").map(Number);
      return new Set([verdicts.get(left), verdicts.get(right)]).isSupersetOf(
        new Set(["train", "validation"]),
      );
    });
    expect(across).toEqual([]);
    expect(leaks).toBe(0);
    const usersOf = (side: "train" | "validation") =>
      new Set(verdicts.rowsOf(side).map((row) => rows[row]?.user));
    expect(usersOf("train").isDisjointFrom(usersOf("validation"))).toBe(true);
    const counts = verdicts.counts();
    expect(counts["exact-duplicate"]).toBeGreaterThan(200);
    expect(counts["near-duplicate"]).toBeGreaterThan(30);
    expect(counts["across-sides"]).toBeGreaterThan(10);
    expect(counts.train + counts.validation).toBeGreaterThan(3_300);
  });

  test("a tenth more rows, appended, change no old row's side", () => {
    const rows = plantedRows(3_300, 5).map((row) => ({ ...row, group: row.user }));
    const before = sort(rows.slice(0, 3_000)).verdicts;
    const after = sort(rows).verdicts;
    const sides = new Set(["train", "validation"]);
    const moved = rows
      .slice(0, 3_000)
      .filter(
        (_, row) =>
          sides.has(before.get(row)) && sides.has(after.get(row)) && before.get(row) !== after.get(row),
      );
    expect(moved).toEqual([]);
    expect(before.rowsOf("validation").every((row) => after.get(row) === "validation")).toBe(true);
  });

  test("copies on one side, exact or nearly so, keep the first; other figures are no copies", () => {
    const other = "a";
    expect(
      verdictsOf([
        rowOf(TRAIN),
        rowOf(TRAIN, TEXT.toUpperCase()),
        rowOf(TRAIN, `${TEXT} Indeed.`),
        rowOf(TRAIN, `${TEXT} It was 4.1.`),
        rowOf(TRAIN, `${TEXT} It was 4.2.`),
        rowOf(TRAIN, other),
      ]),
    ).toEqual(["train", "exact-duplicate", "near-duplicate", "train", "train", "train"]);
  });

  test.each([
    ["the same", TEXT],
    ["nearly the same", `${TEXT} Indeed.`],
    ["the same but for figures", `${TEXT} In 2024.`],
  ])("look-alikes on both sides that are %s, in either order, lose the training row", (_, answer) => {
    const [first, second] = verdictsOf([rowOf(TRAIN), rowOf(VALIDATION, answer)]);
    expect([first, second]).toEqual(["across-sides", "validation"]);
    const reversed = verdictsOf([rowOf(VALIDATION, answer), rowOf(TRAIN)]);
    expect(reversed[0]).toBe("validation");
    expect(reversed[1]).toMatch(/across-sides|exact-duplicate/);
  });
});

const SUITE: BenchmarkSuite = {
  name: "own-questions",
  items: [
    {
      id: "q1",
      question: "Which ratio compares current assets with current liabilities at the end of the fiscal year?",
      answer: "The current ratio, which was above one in every year that the filing covers.",
    },
    { id: "q2", question: "What is duration?" },
  ],
};

describe("SuiteOverlap", () => {
  const question = SUITE.items[0]?.question ?? "";

  test.each([
    ["the whole question", rowOf(TRAIN, "It is the current ratio.", `Please: ${question.toLowerCase()}`)],
    ["a short question as it is", rowOf(TRAIN, "The sensitivity of a price to yields.", "what is duration")],
    ["thirteen words in a row", rowOf(TRAIN, `${question.split(" ").slice(1).join(" ")} We say no.`)],
  ])("a row with %s of a suite is left out and listed", (_, row) => {
    const { verdicts, overlaps } = sort([rowOf(TRAIN), row], [SUITE]);
    expect(verdicts.get(0)).toBe("train");
    expect(verdicts.get(1)).toBe("contaminated");
    expect(overlaps).toMatchObject([{ row: 1, suite: "own-questions" }]);
  });

  test("a row that shares eight words, or asks a short question among others, stays", () => {
    const eight = question.split(" ").slice(0, 8).join(" ");
    const rows = [
      rowOf(TRAIN, "No.", `${eight}, in short?`),
      rowOf(TRAIN, "Yes.", "What is duration of this loan?"),
    ];
    expect(verdictsOf(rows, [SUITE])).toEqual(["train", "train"]);
  });

  test("words that many rows share are boilerplate, but a whole question never is", () => {
    const boilerplate = SUITE.items[0]?.answer ?? "";
    const rows = Array.from({ length: 14 }, (_, n) =>
      rowOf(TRAIN, `${"abcdefghijklmn".repeat(1 + n)} ${n} ${boilerplate}`, `Question ${n}?`),
    );
    expect(new Set(verdictsOf(rows, [SUITE]))).toEqual(new Set(["train"]));
    const asked = rows.map((row) => ({ ...row, question }));
    expect(new Set(verdictsOf(asked, [SUITE]))).toEqual(new Set(["contaminated"]));
  });
});
