import { describe, expect, test } from "vitest";
import { mergePreferences, PreferencesSchema } from "#shared/memory/preferences.ts";

const accepts = (terminology: Record<string, string>) => PreferencesSchema.safeParse({ terminology }).success;

describe("preferences", () => {
  test("what a question asks for, term by term, goes before what is kept", () => {
    const kept = {
      riskTolerance: "moderate",
      terminology: { VaR: "Value-at-Risk", beta: "market beta" },
    } as const;
    const asked = { reportingStyle: "technical", terminology: { VaR: "VAR" } } as const;
    expect(mergePreferences(asked, kept)).toEqual({
      riskTolerance: "moderate",
      reportingStyle: "technical",
      terminology: { VaR: "VAR", beta: "market beta" },
    });
    expect(mergePreferences(undefined, undefined)).toEqual({});
  });

  test.each([
    [{ VaR: "Value-at-Risk" }, true],
    [{ Volatilität: "Schwankung der Kurse" }, true],
    [{ risk: "50% loss" }, false],
    [{ risk: "[risk](https://example.com)" }, false],
    [{ risk: "{{c1.value}}" }, false],
    [{ risk: "" }, false],
    [{ gain: "return" }, false],
    [{ return: "loss" }, false],
    [{ not: "surely" }, false],
    [{ risk: "x".repeat(61) }, false],
  ])("terms %j, by what they would do to a text, are accepted: %s", (terminology, expected) => {
    expect(accepts(terminology)).toBe(expected);
  });

  test("terms, more than twenty, are refused", () => {
    const terms = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${"b".repeat(index)}`, "c"]));
    expect([accepts(terms(20)), accepts(terms(21))]).toEqual([true, false]);
  });
});
