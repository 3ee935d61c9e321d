import { describe, expect, test } from "vitest";
import * as library from "../../functions/library.ts";

/** Adding a name here makes it public, on purpose. Types are not listed: they vanish at run time. */
const SURFACE = [
  "CATALOGUE",
  "FinRiskError",
  "FinRiskOrchestrator",
  "MarketDataSchema",
  "ProgramSchema",
  "ReportSchema",
  "RiskQuestionSchema",
  "TrainingDataCollector",
  "calculate",
  "catalogue",
  "chartCalculation",
  "createFinRisk",
  "describeCatalogue",
  "detectPersonalData",
  "findCalculation",
  "parseExpression",
  "parseMarketDataCsv",
  "parseProgram",
  "readMarketDataCsv",
  "redact",
  "runPlan",
  "runProgram",
];

describe("public surface", () => {
  test("the library, listed by name, gives what it promises and nothing else", () => {
    expect(Object.keys(library).sort()).toEqual(SURFACE);
  });

  test("the package, imported by its own name, is that library", async () => {
    expect(await import("finrisk")).toBe(await import("../../functions/library.ts"));
  });
});
