import { describe, expect, test } from "vitest";
import { classifyQuestion, QUESTION_KINDS } from "#shared/reports/classify-question.ts";
import { readCues } from "#shared/reports/question-cues.ts";
import { readKindExamples } from "../../../infra/training/question-kinds.ts";

const heldOut = readKindExamples("held-out");

const accuracyOver = (examples: typeof heldOut): number =>
  examples.filter(({ kind, question }) => classifyQuestion(question).kind === kind).length / examples.length;

describe("classifyQuestion", () => {
  test("accuracy, over questions that it was not trained on, is printed and stays above 0.88", () => {
    const accuracy = accuracyOver(heldOut);
    process.stdout.write(`question_kind_accuracy ${accuracy.toFixed(3)} (n = ${heldOut.length})\n`);
    expect(heldOut.length).toBeGreaterThanOrEqual(120);
    expect(accuracy).toBeGreaterThan(0.88);
  });

  test.each(QUESTION_KINDS)("accuracy, over the %s questions alone, is above two thirds", (kind) => {
    expect(accuracyOver(heldOut.filter((example) => example.kind === kind))).toBeGreaterThan(0.66);
  });

  test("the held-out questions, beside the training ones, are all others", () => {
    const taught = new Set(readKindExamples("training").map(({ question }) => question.toLowerCase()));
    expect(heldOut.filter(({ question }) => taught.has(question.toLowerCase()))).toEqual([]);
  });

  test.each(["", "?", "x".repeat(4_000), "Which of my holdings share a supplier? ".repeat(100)])(
    "depth, for any text, stays within its limits",
    (question) => {
      const { depth, reason } = classifyQuestion(question);
      expect(depth.passages).toBeGreaterThanOrEqual(0);
      expect(depth.passages).toBeLessThanOrEqual(12);
      expect([0, 1, 2]).toContain(depth.graphHops);
      expect(reason).toMatch(/^[a-z-]+ \(\d+ %\): /);
    },
  );

  test("a relation question, beside a single figure, is looked up deeper", () => {
    const relation = classifyQuestion("Which of my holdings share a supplier?").depth;
    const figure = classifyQuestion("What is the Sharpe ratio of MSFT?").depth;
    expect(relation.passages).toBeGreaterThan(figure.passages);
    expect(relation.graphHops).toBe(2);
    expect(figure).toEqual({ passages: 3, graphHops: 0, rerank: false });
  });
});

describe("readCues", () => {
  test("names of series, when they are known, count as subjects in lower case too", () => {
    const question = "volatility of halden and norwick";
    expect(readCues(question, { seriesNames: ["Halden", "Norwick"] })).toHaveProperty("namesSubjects", 1);
    expect(readCues(question)).not.toHaveProperty("namesSubjects");
  });
});
