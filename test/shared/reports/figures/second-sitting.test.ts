import { describe, expect, test } from "vitest";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import { printSource, resolveSlot } from "#shared/reports/figures/figure-source.ts";
import { secondSittingEvidence as evidence } from "./held-out-evidence.ts";
import { RIGHT, TOO_HARD, WRONG, WRONG_AFTER } from "./second-sitting.ts";

const check = (texts: readonly string[]) =>
  checkNarrative(
    { sentences: texts.map((text) => ({ text, citations: /limit|policy/.test(text) ? ["p1"] : [] })) },
    evidence,
  );

/** Slots printed, and nothing else changed; a minus sign may be left to a word of loss. */
const unsigned = (text: string): string => text.replaceAll("-", "");
const printed = (text: string): string =>
  text.replace(/\{\{([^}]+)\}\}/g, (_, path: string) => {
    const resolved = resolveSlot(path, evidence);
    return "source" in resolved ? printSource(resolved.source) : path;
  });

describe("check, over the second sitting", () => {
  test.each(RIGHT)("right: %s", (text) => {
    const checked = check([text]);
    expect(checked.violations).toEqual([]);
    if (!/\d/.test(text.replace(/\{\{[^}]+\}\}|S&P 500/g, ""))) {
      expect(unsigned(checked.sentences[0]?.text ?? "")).toBe(unsigned(printed(text)));
    }
  });

  test.each(TOO_HARD)("right but too hard: %s", (text) => {
    expect(check([text]).sentences).toEqual([]);
  });

  test.each(WRONG)("wrong: %s", (text) => {
    expect(check([text]).sentences.map((sentence) => sentence.text)).toEqual([]);
  });

  test.each(WRONG_AFTER)("wrong after what came before: %s %s", (...texts) => {
    expect(check(texts).struck.map(({ text }) => text)).toContain(texts.at(-1));
  });
});
