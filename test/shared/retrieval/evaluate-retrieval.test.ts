import { describe, expect, it } from "vitest";
import { evaluateRetrieval } from "#shared/retrieval/evaluate-retrieval.ts";
import { parseBeirSet, parseLabelledQuestions } from "#shared/retrieval/parse-labelled-questions.ts";
import { rankingMetrics } from "#shared/retrieval/ranking-metrics.ts";

describe("rankingMetrics", () => {
  it("of the one relevant thing in third place, by hand, is a half of the gain and a third of the rank", () => {
    const metrics = rankingMetrics(["a", "b", "c"], new Map([["c", 1]]));
    expect(metrics.ndcg10).toBeCloseTo(1 / Math.log2(4), 15);
    expect(metrics.mrr10).toBeCloseTo(1 / 3, 15);
    expect(metrics.recall).toEqual({ 1: 0, 5: 1, 10: 1, 20: 1 });
  });

  it("of graded relevance in the wrong order, by hand, is its gain over the best order's", () => {
    const metrics = rankingMetrics(
      ["low", "high"],
      new Map([
        ["high", 3],
        ["low", 1],
      ]),
    );
    expect(metrics.ndcg10).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 15);
  });

  it("of something relevant after the tenth place, counts it in recall at 20 alone", () => {
    const ranked = Array.from({ length: 15 }, (_, position) => `d${position}`);
    const metrics = rankingMetrics(ranked, new Map([["d14", 1]]));
    expect(metrics).toEqual({ recall: { 1: 0, 5: 0, 10: 0, 20: 1 }, ndcg10: 0, mrr10: 0 });
  });
});

describe("evaluateRetrieval", () => {
  const QUESTIONS = parseLabelledQuestions(
    '{"question": "first", "relevant": ["a"]}\n\n{"question": "second", "relevant": ["b", "c"]}\n',
    "questions.jsonl",
  );

  it("over questions found and not found, averages over all and names those missed", async () => {
    const evaluation = await evaluateRetrieval(QUESTIONS, async (question) =>
      question === "first" ? ["a", "a", "b"] : ["x"],
    );
    expect(evaluation).toMatchObject({ questions: 2, mrr10: 0.5, ndcg10: 0.5, missed: ["second"] });
    expect(evaluation.recall[1]).toBe(0.5);
  });

  it("over no question at all, is refused with what to give", async () => {
    await expect(evaluateRetrieval([], async () => [])).rejects.toMatchObject({ code: "invalid-request" });
  });
});

describe("parseLabelledQuestions", () => {
  it.each([
    ["not json", "questions.jsonl, line 1: is not JSON."],
    ['{"question": "q", "relevant": []}', "questions.jsonl, line 1: relevant"],
    ['{"question": "q", "relevant": ["a"]}\n{"relevant": ["a"]}', "questions.jsonl, line 2: question"],
  ])("of %j, names file and line", (text, message) => {
    expect(() => parseLabelledQuestions(text, "questions.jsonl")).toThrow(message);
  });
});

describe("parseBeirSet", () => {
  const FILES = {
    corpus: '{"_id": "d1", "title": "T", "text": "one"}\n{"_id": "d2", "text": "two"}\n',
    queries:
      '{"_id": "q1", "text": "first"}\n{"_id": "q2", "text": "unjudged"}\n{"_id": "q3", "text": "zero"}\n',
    judgements: "query-id\tcorpus-id\tscore\nq1\td2\t2\nq3\td1\t0\n",
  };

  it("of corpus, queries and judgements, keeps the queries that something answers", () => {
    const { corpus, questions } = parseBeirSet(FILES);
    expect(corpus).toEqual([
      { id: "d1", title: "T", text: "one" },
      { id: "d2", title: "", text: "two" },
    ]);
    expect(questions).toEqual([{ question: "first", relevance: new Map([["d2", 2]]) }]);
  });

  it("of judgements without a grade, names the line", () => {
    const broken = { ...FILES, judgements: "header\nq1\td2\n" };
    expect(() => parseBeirSet(broken)).toThrow("qrels, line 2");
  });
});
