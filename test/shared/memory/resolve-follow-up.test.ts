import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findCalculation } from "#shared/calculations/catalogue.ts";
import { resolveFollowUp } from "#shared/memory/follow-ups/resolve-follow-up.ts";
import { leansOnEarlier } from "#shared/memory/leans-on-earlier.ts";
import { type Turn, turnOf } from "#shared/memory/session.ts";
import { createPlanner, inputOf } from "../../functions/adapters/local/embedded-model/planner-questions.ts";

/** A question, the follow-up to it, and the question that this amounts to; null where it is to be left as it is. */
const RowSchema = z.strictObject({
  before: z.string(),
  query: z.string(),
  data: z.enum(["stocks", "portfolio", "daily"]).default("stocks"),
  as: z.string().nullable(),
});
type Row = z.infer<typeof RowSchema>;
const rows = z
  .strictObject({ development: z.array(RowSchema), heldOut: z.array(RowSchema) })
  .parse(JSON.parse(readFileSync(new URL("../../golden/follow-ups.json", import.meta.url), "utf8")));

const planner = createPlanner();
const seriesNames = ["MSFT", "AMZN", "IBM", "GOOG", "AAPL", "S&P 500"];
const ASKED_AT = "2026-01-05T00:00:00.000Z";

/** The turn that the question leaves when the embedded planner plans it. */
function turnBefore({ before, data }: Pick<Row, "before" | "data">): Turn {
  const { steps } = planner.plan(inputOf({ question: before, data }));
  const calculated = steps.map(({ calculation, series, benchmark }) => ({
    calculation,
    title: findCalculation(calculation)?.title ?? calculation,
    series: [series, ...(benchmark === undefined ? [] : [benchmark])],
  }));
  return turnOf(before, calculated, ASKED_AT);
}

const resolve = (row: Row) => resolveFollowUp({ query: row.query, turns: [turnBefore(row)], seriesNames });

/** What came out instead of the question whose plan was expected; undefined where the plans are the same. */
function mistakeOf(row: Row): string | undefined {
  const resolved = resolve(row);
  const planOf = (question: string) => JSON.stringify(planner.plan(inputOf({ question, data: row.data })));
  const isRight =
    row.as === null || resolved === undefined
      ? row.as === null && resolved === undefined
      : planOf(resolved) === planOf(row.as);
  return isRight ? undefined : `${row.before} | ${row.query} → ${resolved}, expected ${row.as}`;
}

describe("resolveFollowUp", () => {
  test.each(rows.development)("$before, then $query, is taken as $as", (row) => {
    expect(mistakeOf(row)).toBeUndefined();
  });

  test("follow-ups that were held out, of the resolved as many are right as ever, and none is taken wrongly", () => {
    const mistakes = rows.heldOut.flatMap((row) => mistakeOf(row) ?? []);
    const wrong = rows.heldOut.filter((row) => mistakeOf(row) !== undefined && resolve(row) !== undefined);
    process.stdout.write(
      `held-out follow-ups: ${rows.heldOut.length - mistakes.length} of ${rows.heldOut.length}\n`,
    );
    expect(wrong.map(({ query }) => query)).toEqual([]);
    expect(mistakes.length / rows.heldOut.length, mistakes.join("\n")).toBeLessThanOrEqual(0.2);
  });

  test.each([...rows.development, ...rows.heldOut].filter(({ as }) => as !== null))(
    "$query, which needs the turn before, is known to lean on it",
    ({ query }) => {
      expect(leansOnEarlier(query)).toBe(true);
    },
  );

  test("a follow-up to a follow-up, with the question as it was taken, is resolved in its turn", () => {
    const turns = ["What is the 95% VaR of MSFT?", "What is the 95% VaR of IBM?"].map((before) =>
      turnBefore({ before, data: "stocks" }),
    );
    expect(resolveFollowUp({ query: "and at 99 %?", turns, seriesNames })).toBe(
      "What is the 99% VaR of IBM?",
    );
  });

  test("a turn that was cut short, whatever follows, is not written out", () => {
    const question = `${"What is the volatility of MSFT, ".repeat(20)}?`;
    const turn = turnOf(
      question,
      [{ calculation: "volatility", title: "Volatility", series: ["MSFT"] }],
      ASKED_AT,
    );
    expect(resolveFollowUp({ query: "and for IBM?", turns: [turn], seriesNames })).toBeUndefined();
  });

  test("a series whose name is a word, in a question that only has the word, is not found", () => {
    const turns = [turnBefore({ before: "What is the volatility of MSFT?", data: "stocks" })];
    const names = [...seriesNames, "IT", "ALL"];
    expect(resolveFollowUp({ query: "and all of it?", turns, seriesNames: names })).toBeUndefined();
    expect(resolveFollowUp({ query: "and for IT?", turns, seriesNames: names })).toBe(
      "What is the volatility of IT?",
    );
  });

  test("any text, as a follow-up to any text, is resolved within moments or left as it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (query, before) => {
        const turn = turnOf(
          before,
          [{ calculation: "volatility", title: "Volatility", series: ["MSFT"] }],
          ASKED_AT,
        );
        const resolved = resolveFollowUp({ query, turns: [turn], seriesNames });
        expect(resolved === undefined || resolved.length > 0).toBe(true);
      }),
    );
  });
});
