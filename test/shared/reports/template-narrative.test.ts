import { describe, expect, test } from "vitest";
import type { NarrativeInput } from "#shared/prompts/write-narrative.ts";
import { composeTemplateNarrative } from "#shared/reports/template-narrative.ts";

type Entry = NarrativeInput["ledger"][number];

const entry = (fields: Partial<Entry>): Entry => ({
  id: "c1",
  calculation: "volatility",
  title: "Volatility",
  method: "sample",
  series: ["MSFT"],
  parameters: { periodsPerYear: 12 },
  value: 0.2,
  unit: "fraction",
  observations: 12,
  period: { from: "2009-01-01", to: "2010-01-01" },
  warnings: [],
  ...fields,
});

function textsOf(input: Partial<NarrativeInput>): readonly string[] {
  const { sentences } = composeTemplateNarrative({
    question: "How volatile?",
    style: "concise",
    ledger: [],
    facts: [],
    passages: [],
    missing: [],
    violations: [],
    ...input,
  });
  return sentences.map(({ text }) => text);
}

describe("composeTemplateNarrative", () => {
  test("an entry, with a value, is one sentence with slots and no digit of its own", () => {
    expect(textsOf({ ledger: [entry({})] })).toEqual([
      "The volatility of MSFT by the sample method is {{c1.value}}.",
      "The calculation rests on {{c1.observations}} returns from {{c1.from}} to {{c1.to}}.",
    ]);
  });

  test("an entry, with confidence, benchmark and amount, names them all", () => {
    const var95 = entry({
      title: "Value at risk",
      method: "historical",
      series: ["portfolio", "S&P 500"],
      parameters: { confidence: 0.95 },
      amount: { value: -100, currency: "USD" },
    });
    expect(textsOf({ ledger: [var95] })[0]).toBe(
      "The {{c1.parameters.confidence}} value at risk of the portfolio against S&P 500 by the historical method is {{c1.value}}, which is {{c1.amount}} at the portfolio's value.",
    );
  });

  test("an entry, when it is undefined, says so with a reason that holds no digit", () => {
    const undefinedRatio = entry({
      title: "Sharpe ratio",
      value: null,
      warnings: ["only 2 rows", "the returns do not vary."],
    });
    expect(textsOf({ ledger: [undefinedRatio] })[0]).toBe(
      "The Sharpe ratio of MSFT is undefined: the returns do not vary.",
    );
  });

  test("an entry, when the reason holds a figure in words, is said to be undefined without the reason", () => {
    const undefinedRatio = entry({
      value: null,
      warnings: ["One return is too few: at least two are needed.", "It is taken as zero."],
    });
    expect(textsOf({ ledger: [undefinedRatio] })[0]).toBe("The volatility of MSFT is undefined.");
  });

  test("a passage, when it states an old figure of a calculated series, is not quoted beside the computed one", () => {
    const text = "The volatility of MSFT is 5 %. Volatility says how far returns scatter.";
    const start = text.indexOf("5 %");
    const fact = {
      id: "f1",
      label: "volatility of MSFT",
      value: 0.05,
      unit: "fraction" as const,
      passageId: "p1",
      span: { start, end: start + 3, text: "5 %" },
    };
    const texts = textsOf({
      ledger: [entry({})],
      facts: [fact],
      passages: [{ id: "p1", title: "Old note", text }],
    });
    expect(texts).toContain("Volatility says how far returns scatter.");
    expect(texts.join(" ")).not.toContain("{{f1.value}}");
  });

  test("a passage, when only its slot has the word value, is not quoted for the value at risk", () => {
    const text = "House risk-free rate: 2 % a year";
    const start = text.indexOf("2 %");
    const fact = {
      id: "f1",
      label: "House risk-free rate",
      value: 0.02,
      unit: "fraction" as const,
      passageId: "p1",
      span: { start, end: start + 3, text: "2 %" },
    };
    const texts = textsOf({
      ledger: [entry({ title: "Value at risk", calculation: "value-at-risk" })],
      facts: [fact],
      passages: [{ id: "p1", title: "Policy", text }],
    });
    expect(texts.join(" ")).not.toContain("House risk-free rate");
  });

  test("a passage, when it shares but half of a title's words, is not quoted as the convention", () => {
    const ratio = entry({ title: "Information ratio", calculation: "information-ratio" });
    const passages = [
      { id: "p1", title: "Ratios", text: "The Sortino ratio counts only downside risk and nothing else." },
    ];
    expect(textsOf({ ledger: [ratio], passages }).join(" ")).not.toContain("Sortino");
  });

  test("entries, on different samples, say which subject rests on which", () => {
    const shorter = entry({ id: "c2", series: ["GOOG"], observations: 5 });
    expect(textsOf({ ledger: [entry({}), shorter] }).slice(2)).toEqual([
      "What is said of MSFT rests on {{c1.observations}} returns from {{c1.from}} to {{c1.to}}.",
      "What is said of GOOG rests on {{c2.observations}} returns from {{c2.from}} to {{c2.to}}.",
    ]);
  });

  test("conventions, shared by two entries, are told once and only in the longer styles", () => {
    const ledger = [entry({}), entry({ id: "c2", series: ["IBM"] })];
    const convention =
      "Conventions of the volatility: method sample, periods per year {{c1.parameters.periodsPerYear}}.";
    expect(textsOf({ ledger, style: "technical" })).toContain(convention);
    expect(textsOf({ ledger })).not.toContain(convention);
  });

  test("a passage, with a figure that is a fact, is quoted with a slot and cited", () => {
    const text =
      "# Limits\n\n- The VaR limit of the house is 12 % of the portfolio.\n- Its review took 3 hours of the VaR limit desk.";
    const start = text.indexOf("12 %");
    const fact = {
      id: "f1",
      label: "VaR limit",
      value: 0.12,
      unit: "fraction" as const,
      passageId: "p1",
      span: { start, end: start + 4, text: "12 %" },
    };
    const passages = [{ id: "p1", title: "Policy", text }];
    const { sentences } = composeTemplateNarrative({
      question: "What is the VaR limit?",
      style: "concise",
      ledger: [],
      facts: [fact],
      passages,
      missing: [],
      violations: [],
    });
    expect(sentences).toEqual([
      { text: "The VaR limit of the house is {{f1.value}} of the portfolio.", citations: ["p1"] },
    ]);
  });

  test("a question, when nothing speaks to it, is told so", () => {
    expect(textsOf({})).toEqual(["Neither the data nor the knowledge at hand answers this question."]);
  });
});
