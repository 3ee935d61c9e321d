import { describe, expect, it } from "vitest";
import { isRelational } from "#shared/retrieval/graph/is-relational.ts";
import calculations from "../../../golden/planner-questions.json" with { type: "json" };
import labelled from "../../../golden/relational-questions.json" with { type: "json" };

describe("isRelational", () => {
  it.each(labelled.relational)("asked %j, sends it to the graph", (question) => {
    expect(isRelational(question)).toBe(true);
  });

  it.each(labelled.other)("asked %j, leaves it to words and calculations", (question) => {
    expect(isRelational(question)).toBe(false);
  });

  it("asked for calculations only, sends at most one in a hundred to the graph", () => {
    const questions = Object.values(calculations).flatMap((rows) => rows.map(({ question }) => question));
    expect(questions.length).toBeGreaterThan(50);
    expect(questions.filter(isRelational).length / questions.length).toBeLessThan(0.01);
  });
});
