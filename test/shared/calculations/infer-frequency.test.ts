import { describe, expect, test } from "vitest";
import { inferFrequency } from "#shared/calculations/infer-frequency.ts";
import { monthEnds } from "./golden-calculations.ts";

const DAY_MS = 86_400_000;

/** Dates that follow 2001-01-01, a Monday, after so many days each. */
const datesAfter = (days: readonly number[]): readonly string[] =>
  days.map((day) => new Date(Date.UTC(2001, 0, 1) + day * DAY_MS).toISOString().slice(0, 10));
const every = (gapDays: number, count: number) =>
  Array.from({ length: count }, (_, index) => index * gapDays);
const weekdays = every(1, 60).filter((day) => day % 7 < 5);

describe("inferFrequency", () => {
  test.each([
    ["weekdays", datesAfter(weekdays), "daily"],
    ["a Friday and a Monday", datesAfter([4, 7]), "daily"],
    ["weeks", datesAfter(every(7, 20)), "weekly"],
    ["month ends", monthEnds(24), "monthly"],
    ["quarters", monthEnds(24).filter((_, index) => index % 3 === 2), "quarterly"],
    ["years", monthEnds(48).filter((_, index) => index % 12 === 11), "yearly"],
  ] as const)("of dates at %s, names the frequency and has no doubt", (_, dates, frequency) => {
    expect(inferFrequency(dates)).toEqual({ frequency, warnings: [] });
  });

  test.each([
    ["every two weeks", datesAfter(every(14, 10)), "weekly", "fits no usual frequency"],
    ["every half year", datesAfter(every(182, 10)), "quarterly", "fits no usual frequency"],
    ["every calendar day", datesAfter(every(1, 30)), "daily", "Weekends"],
    [
      "months with a third of them missing",
      monthEnds(24).filter((_, index) => index % 3 !== 2),
      "monthly",
      "irregular",
    ],
  ] as const)("of dates at %s, takes the nearest and warns", (_, dates, frequency, warning) => {
    const inferred = inferFrequency(dates);
    expect(inferred.frequency).toBe(frequency);
    expect(inferred.warnings.join(" ")).toContain(warning);
  });
});
