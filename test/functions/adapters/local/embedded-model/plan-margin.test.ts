import { describe, expect, it } from "vitest";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { CircuitBreakers } from "#shared/models/circuit-breaker.ts";
import { ModelCalls } from "#shared/reports/model-calls.ts";
import { planCalculations } from "#shared/reports/plan-calculations.ts";
import { EmbeddedLanguageModel } from "../../../../../functions/adapters/local/embedded-model/embedded-language-model.ts";
import { ControllableClock } from "../../../../fakes/controllable-clock.ts";
import { ScriptedLanguageModel } from "../../../../fakes/scripted-language-model.ts";
import { createPlanner, freshQuestions, inputOf, judge, plannerQuestions } from "./planner-questions.ts";

const ROWS = [plannerQuestions, freshQuestions].flatMap(({ development, heldOut }) => [
  ...development,
  ...heldOut,
]);
const HELD_OUT = [...plannerQuestions.heldOut, ...freshQuestions.heldOut];
const SURE = 0.9;

const planner = createPlanner();
const marginOf = (question: string, data: "stocks" | "none" = "stocks") =>
  planner.quickPlan(inputOf({ question, data })).margin;
const shareRight = (rows: typeof ROWS) =>
  rows.filter((row) => judge(planner, row).isRight).length / rows.length;

describe("quick plan, its margin", () => {
  it.each([
    { question: "99% VaR of MSFT", sure: true, why: "says nothing that is not planned" },
    { question: "What is the Sharpe ratio?", sure: true, why: "asks for words" },
    { question: "99% VaR of MSFT in nervous markets", sure: false, why: "has words left over" },
    { question: "VaR of MSFT 7 13", sure: false, why: "has figures left over" },
    { question: "VaR of TSLA", sure: false, why: "misses a series" },
  ])("a question that $why is planned surely: $sure", ({ question, sure }) => {
    expect(marginOf(question, "stocks") >= SURE).toBe(sure);
  });

  it("is as high as plans are right, over the labelled questions and over those held out", () => {
    const isSure = (row: (typeof ROWS)[number]) => planner.quickPlan(inputOf(row)).margin >= SURE;
    const unsure = ROWS.filter((row) => !isSure(row));
    expect(shareRight(ROWS.filter(isSure))).toBeGreaterThan(0.98);
    expect(shareRight(HELD_OUT.filter(isSure))).toBeGreaterThan(0.95);
    expect(shareRight(unsure)).toBeLessThan(0.9);
  });

  it("saves the provider's planning, so that reports on the labelled questions take at most 1.2 calls", async () => {
    const embedded = new EmbeddedLanguageModel({ catalogue: describeCatalogue() });
    const provider = new ScriptedLanguageModel({
      script: {
        "plan-calculations": ({ input }: { input: Parameters<typeof planner.plan>[0] }) =>
          planner.plan(input),
      },
    });
    const clock = new ControllableClock();
    const breakers = new CircuitBreakers({ clock });
    let calls = 0;
    for (const row of ROWS) {
      const ledger = new ModelCalls({
        clock,
        breakers,
        timeoutMs: 1_000,
        budgetMs: 2_000,
        signal: undefined,
      });
      const { plan } = await planCalculations({
        input: inputOf(row),
        models: [{ model: provider, name: "scripted-1", options: {} }],
        calls: ledger,
        quickPlan: (input) => embedded.quickPlan(input),
        planning: "cascade",
      });
      const isRefused = plan.steps.length === 0 && plan.missing.length > 0;
      calls += ledger.usage().calls + (isRefused ? 0 : 1);
    }
    const perReport = calls / ROWS.length;
    process.stdout.write(`model_calls_per_report ${perReport.toFixed(3)} (n = ${ROWS.length})\n`);
    expect(perReport).toBeLessThanOrEqual(1.2);
  });
});
