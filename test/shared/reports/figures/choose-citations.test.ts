import { expect, test } from "vitest";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import { heldOutEvidence } from "./held-out-evidence.ts";

const check = (text: string, citations: readonly string[]) =>
  checkNarrative({ sentences: [{ text, citations: [...citations] }] }, heldOutEvidence);

test("citations, of a sentence with a fact, quote the passage's sentence that holds it, cited or not", () => {
  const [citation] = check("The VaR limit is {{f1.value}}.", []).citations;
  expect(citation).toEqual({
    id: "p1",
    chunkId: "chunk-1",
    title: "Risk policy",
    source: "policy.md",
    quote: "The house keeps its VaR limit at 8% of the portfolio value.",
  });
});

test("citations, of a sentence without figures, quote the passage's sentence nearest in words", () => {
  const [citation] = check("The historical method assumes no distribution of returns.", ["p1"]).citations;
  expect(citation?.quote).toBe(
    "Historical simulation makes no assumption about the distribution of returns.",
  );
});

test("citations, of a passage that does not exist, strike the sentence", () => {
  const checked = check("The historical method assumes no distribution.", ["p9"]);
  expect(checked.sentences).toEqual([]);
  expect(checked.violations.map(({ kind }) => kind)).toEqual(["unknown-citation"]);
});

test("citations, of a struck sentence, are not given", () => {
  expect(check("The VaR limit is 9%.", ["p1"]).citations).toEqual([]);
});

test("slot resolution rate, with one right slot and one typed figure without a source, is a half", () => {
  expect(check("MSFT's Sharpe ratio is {{c1.value}} and its volatility 99%.", []).slotResolutionRate).toBe(
    0.5,
  );
});
