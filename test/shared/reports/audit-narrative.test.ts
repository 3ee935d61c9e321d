import { describe, expect, test } from "vitest";
import { auditNarrative } from "#shared/reports/audit-narrative.ts";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import type { Evidence } from "#shared/reports/figures/evidence.ts";

const EVIDENCE: Evidence = {
  question: "Maximum drawdown of MSFT? I can bear 20 %.",
  ledger: [
    {
      id: "c1",
      calculation: "maximum-drawdown",
      title: "Maximum drawdown",
      method: "from-starting-wealth",
      series: ["MSFT"],
      parameters: {},
      value: -0.1,
      unit: "fraction",
      observations: 3,
      warnings: [],
    },
  ],
  facts: [],
  passages: [],
  seriesNames: ["MSFT"],
  labels: [{ id: "maximum-drawdown", title: "Maximum drawdown", synonyms: ["drawdown"] }],
};

const checked = checkNarrative(
  { sentences: [{ text: "The maximum drawdown of MSFT is {{c1.value}}.", citations: [] }] },
  EVIDENCE,
);

const withSentence = (text: string, figures = checked.sentences[0]?.figures ?? []) => ({
  ...checked,
  sentences: [{ text, figures, citations: [] }],
});

describe("auditNarrative", () => {
  test("a checked narrative, as the check left it, holds", () => {
    expect(checked.sentences).toHaveLength(1);
    expect(auditNarrative(checked, EVIDENCE)).toEqual({ checked, withheld: 0 });
  });

  test("a printed figure, changed after the check, is held back", () => {
    const audited = auditNarrative(withSentence("The maximum drawdown of MSFT is -10.10%."), EVIDENCE);
    expect(audited).toMatchObject({ checked: { sentences: [] }, withheld: 1 });
  });

  test.each(["It lost 12 %.", "It lost USD 40.", "It moved by 25 basis points.", "It lost $3."])(
    "a figure outside every printed span, as in %j, is held back",
    (text) => {
      expect(auditNarrative(withSentence(text, []), EVIDENCE).withheld).toBe(1);
    },
  );

  test("a figure, in the asker's own words, holds", () => {
    expect(auditNarrative(withSentence("You can bear 20%.", []), EVIDENCE).withheld).toBe(0);
  });
});
