import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import { checkNarrative, type Evidence } from "#shared/reports/figures/check-narrative.ts";
import { heldOutEvidence } from "./held-out-evidence.ts";

const CALCULATIONS = [
  ["sharpe-ratio", "Sharpe ratio", "ratio"],
  ["volatility", "Volatility", "fraction"],
  ["annual-return", "Annual return", "fraction"],
  ["value-at-risk", "Value at risk", "fraction"],
  ["sortino-ratio", "Sortino ratio", "ratio"],
] as const;

const ledgers: fc.Arbitrary<readonly LedgerEntry[]> = fc
  .array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 5, maxLength: 5 })
  .map((values) =>
    CALCULATIONS.map(([calculation, title, unit], position) => ({
      id: `c${position + 1}`,
      calculation,
      title,
      method: "default",
      series: ["MSFT"],
      parameters: {},
      value: (values[position] ?? 0) / 10_000,
      unit,
      observations: 122,
      period: { from: "2000-02-01", to: "2010-03-01" },
      warnings: [],
    })),
  );

const evidenceOf = (ledger: readonly LedgerEntry[]): Evidence => ({ ...heldOutEvidence, ledger, facts: [] });

const check = (text: string, evidence: Evidence) =>
  checkNarrative({ sentences: [{ text, citations: [] }] }, evidence);

const printedOf = ({ id, title }: LedgerEntry, evidence: Evidence): string => {
  const served = check(`MSFT's ${title} is {{${id}.value}}.`, evidence).sentences[0];
  const [figure] = served?.figures ?? [];
  return figure === undefined ? "" : (served?.text.slice(figure.start, figure.end) ?? "");
};

test("check, for any ledger, binds every figure it printed back to the same source", () => {
  fc.assert(
    fc.property(ledgers, fc.nat(4), (ledger, position) => {
      const evidence = evidenceOf(ledger);
      const entry = ledger[position];
      if (entry === undefined) return;
      const text = `MSFT's ${entry.title} is ${printedOf(entry, evidence)}.`;
      const again = check(text, evidence).sentences[0];
      expect(again?.text).toBe(text);
      expect(again?.figures.map(({ source }) => source)).toEqual([`${entry.id}.value`]);
    }),
    { numRuns: 500 },
  );
});

test("check, for any ledger and any one digit changed in a typed figure, never serves the changed figure", () => {
  fc.assert(
    fc.property(
      ledgers,
      fc.nat(4),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (ledger, position, place, step) => {
        const evidence = evidenceOf(ledger);
        const entry = ledger[position];
        if (entry === undefined) return;
        const printed = printedOf(entry, evidence);
        const digits = [...printed].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
        const at = digits[place % digits.length] ?? 0;
        const changed = `${printed.slice(0, at)}${(Number(printed[at]) + step) % 10}${printed.slice(at + 1)}`;
        const served = check(`MSFT's ${entry.title} is ${changed}.`, evidence).sentences[0]?.text;
        if (served !== undefined) expect(served).toBe(`MSFT's ${entry.title} is ${printed}.`);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("check, for any text at all, serves no digit that it did not print, save in names, years and what the user wrote", () => {
  const words = fc.constantFrom(
    "MSFT's",
    "Sharpe",
    "ratio",
    "is",
    "about",
    "%",
    "0.53",
    "12.5",
    "{{c1.value}}",
    "{{c1.",
    "}}",
    "(",
    ")",
    "-",
    "of",
    "VaR",
    "at",
    "twice",
    ",",
    "|",
    "\n",
    "bps",
    "USD",
    "million",
    "²",
    "٣",
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 25 }), (pieces) => {
      const served = check(pieces.join(" "), heldOutEvidence).sentences[0];
      if (served === undefined) return;
      const unprinted = [...served.figures]
        .reverse()
        .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), served.text);
      expect(unprinted).not.toMatch(/0\.53|12\.5|%/);
    }),
    { numRuns: 2_000 },
  );
});

const HOSTILE: readonly (readonly [string, (size: number) => string])[] = [
  ["digits", (size) => "1".repeat(size)],
  ["grouped digits", (size) => "1,".repeat(size / 2)],
  ["numbers", (size) => "12.5% ".repeat(size / 6)],
  ["numbers in a list", (size) => "1, ".repeat(size / 3)],
  ["number words", (size) => "twenty hundred ".repeat(size / 15)],
  ["open braces", (size) => "{".repeat(size)],
  ["slots", (size) => "{{c1.value}} ".repeat(size / 13)],
  ["slots in a list", (size) => "{{c1.value}}, ".repeat(size / 14)],
  ["names", (size) => "MSFT and IBM ".repeat(size / 13)],
  ["labels and slots", (size) => "MSFT's VaR {{c3.value}}, ".repeat(size / 25)],
  ["labels without end", (size) => "value at ".repeat(size / 9)],
  ["years", (size) => "2008 to ".repeat(size / 8)],
  ["parentheses", (size) => "(".repeat(size)],
  ["commas", (size) => ",".repeat(size)],
  ["pipes", (size) => "|\n|-|\n".repeat(size / 6)],
  ["zero width", (size) => "\u200b".repeat(size)],
  ["superscripts", (size) => "²".repeat(size)],
  ["comparisons", (size) => "above 1 than ".repeat(size / 13)],
  ["derived words", (size) => "twice half of a third ".repeat(size / 22)],
  ["hyphens", (size) => "-1".repeat(size / 2)],
];

const LONGEST_MS = 60;

test.each(HOSTILE)(
  "check, given hostile text of %s up to the longest that is read, is done within the bound",
  (_, write) => {
    const fastestOf = (size: number): number => {
      const text = write(size);
      const times = Array.from({ length: 3 }, () => {
        const startedAt = performance.now();
        check(text, heldOutEvidence);
        return performance.now() - startedAt;
      });
      return Math.min(...times);
    };
    const [short, long] = [fastestOf(500), fastestOf(4_000)];
    expect(long).toBeLessThan(Math.max(LONGEST_MS / 4, Math.min(LONGEST_MS, short * 8 * 4)));
  },
);

test("check, given a sentence beyond the longest that is read, strikes it unread", () => {
  const startedAt = performance.now();
  const checked = check("MSFT's Sharpe ratio is {{c1.value}}. ".repeat(100_000), heldOutEvidence);
  expect(checked.struck).toHaveLength(1);
  expect(performance.now() - startedAt).toBeLessThan(LONGEST_MS);
});
