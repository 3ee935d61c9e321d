import { describe, expect, test } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import type { Prompt } from "#shared/ports/language-model.ts";
import { NarrativeInputSchema } from "#shared/prompts/write-narrative.ts";
import { INTERACTIONS } from "#shared/reports/interaction.ts";
import { ReportSchema } from "#shared/reports/report.ts";
import { ScriptedLanguageModel } from "../../fakes/scripted-language-model.ts";
import { createScene, DATA, TENANT } from "./orchestrator-scene.ts";

const PLAN = { steps: [{ calculation: "maximum-drawdown", series: "MSFT" }] };
const RIGHT = { sentences: [{ text: "The maximum drawdown of MSFT is {{c1.value}}." }] };
const WRONG = { sentences: [{ text: "The maximum drawdown of MSFT is -12.00%." }] };
const QUESTION = { query: "What is the maximum drawdown of MSFT?", data: DATA };

const modelSaying = (narrative: unknown, provider = "scripted") =>
  new ScriptedLanguageModel({
    provider,
    script: { "plan-calculations": PLAN, "write-narrative": narrative },
  });

const down = () => new FinRiskError({ code: "provider-unavailable", message: "down" });

async function interactionCount({ documents }: Awaited<ReturnType<typeof createScene>>): Promise<number> {
  return documents.forTenant(TENANT).count(INTERACTIONS);
}

describe("FinRiskOrchestrator.generateReport", () => {
  test("a question, with the embedded model, is answered from the ledger with every figure printed by code", async () => {
    const { orchestrator } = await createScene();
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(ReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      approach: "base_rag_only",
      metadata: { validationPassed: true, fallback: false },
    });
    expect(report.calculations[0]).toMatchObject({
      calculation: "maximum-drawdown",
      series: ["MSFT"],
      observations: 3,
    });
    expect(report.calculations[0]?.value).toBeCloseTo(-0.1, 12);
    expect(report.text).toContain("-10.00%");
    expect(report.chart).toMatchObject({
      title: { text: "Maximum drawdown of MSFT" },
      usermeta: { calculations: ["c1"] },
    });
    expect(report.citations.map(({ title }) => title)).toEqual([expect.stringContaining("House policy")]);
  });

  test("a report, once answered, is recorded in one interaction and can be read again by its tenant alone", async () => {
    const scene = await createScene();
    const report = await scene.orchestrator.generateReport({ ...QUESTION, userId: "u1" }, TENANT);
    expect(await scene.orchestrator.getReport(TENANT, report.id)).toEqual(report);
    expect(await scene.orchestrator.getReport("other", report.id)).toBeUndefined();
    expect(await interactionCount(scene)).toBe(1);
    const stored = await scene.documents.forTenant(TENANT).get(INTERACTIONS, report.id);
    expect(stored?.question).toEqual({
      query: QUESTION.query,
      userId: "u1",
      data: { series: ["MSFT", "IBM", "S&P 500"] },
    });
  });

  test("a report, once recorded, has its sentences with slots, as a narrator has to write them, and what each slot printed", async () => {
    const { orchestrator, documents } = await createScene({ model: modelSaying(WRONG) });
    const { id } = await orchestrator.generateReport(QUESTION, TENANT);
    const stored = await documents.forTenant(TENANT).get(INTERACTIONS, id);
    expect(stored?.task).toMatchObject({ hasPortfolio: true, series: [{ name: "MSFT" }, {}, {}] });
    expect(stored?.narrative?.[0]).toMatchObject({
      text: expect.stringContaining("{{c1.value}}"),
      figures: expect.arrayContaining([{ source: "c1.value", printed: "-10.00%" }]),
    });
    expect(stored?.narrative?.map(({ text }) => text).join()).not.toContain("-10.00%");
  });

  test("a wrong figure, typed at the first try, is sent back with what failed and never served", async () => {
    const model = modelSaying((_prompt: Prompt, call: number) => (call === 2 ? WRONG : RIGHT));
    const { orchestrator } = await createScene({ model });
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(report.text).toBe("The maximum drawdown of MSFT is -10.00%.");
    expect(report.metadata).toMatchObject({ retryCount: 1, fallback: false, validationPassed: true });
    const violations = model.calls.slice(1).map(({ input }) => NarrativeInputSchema.parse(input).violations);
    expect(violations).toEqual([[], [expect.stringContaining("-12.00%")]]);
  });

  test("a wrong figure, typed twice, hands over to the fallback model", async () => {
    const scene = await createScene({
      model: modelSaying(WRONG),
      fallbackModel: modelSaying(RIGHT, "second"),
    });
    const report = await scene.orchestrator.generateReport(QUESTION, TENANT);
    expect(report.text).toBe("The maximum drawdown of MSFT is -10.00%.");
    expect(report.model.provider).toBe("second");
    expect(report.metadata).toMatchObject({
      retryCount: 2,
      fallback: true,
      fallbackReason: "figures-refused",
    });
  });

  test("a wrong figure, from both models, leaves the words to templates", async () => {
    const { orchestrator } = await createScene({
      model: modelSaying(WRONG),
      fallbackModel: modelSaying(WRONG),
    });
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(report.text).not.toContain("-12.00%");
    expect(report.text).toContain("-10.00%");
    expect(report.model).toMatchObject({ provider: "finrisk", name: "finrisk-template" });
    expect(report.metadata).toMatchObject({ retryCount: 3, fallback: true, validationPassed: true });
  });

  test("a provider, down while narrating, is not asked twice", async () => {
    const model = modelSaying(down);
    const { orchestrator } = await createScene({ model, fallbackModel: modelSaying(RIGHT) });
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(model.calls.map(({ id }) => id)).toEqual(["plan-calculations", "write-narrative"]);
    expect(report.metadata).toMatchObject({ fallback: true, fallbackReason: "provider-unavailable" });
  });

  test("a provider, down while planning, is replaced by the fallback model's plan", async () => {
    const model = new ScriptedLanguageModel({
      script: { "plan-calculations": down(), "write-narrative": RIGHT },
    });
    const { orchestrator } = await createScene({ model, fallbackModel: modelSaying(RIGHT) });
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(report.calculations).toHaveLength(1);
    expect(report.metadata).toMatchObject({ fallback: true, fallbackReason: "provider-unavailable" });
  });

  test("a plan, when no model gives one, is an error and nothing is recorded", async () => {
    const scene = await createScene({
      model: new ScriptedLanguageModel({ script: { "plan-calculations": down() } }),
    });
    await expect(scene.orchestrator.generateReport(QUESTION, TENANT)).rejects.toMatchObject({
      code: "provider-unavailable",
    });
    expect(await interactionCount(scene)).toBe(0);
  });

  test("a calculated value, left out by the narrator, is added in a sentence of its own", async () => {
    const plan = { steps: [...PLAN.steps, { calculation: "volatility", series: "MSFT" }] };
    const model = new ScriptedLanguageModel({
      script: { "plan-calculations": plan, "write-narrative": RIGHT },
    });
    const { orchestrator } = await createScene({ model });
    const report = await orchestrator.generateReport(QUESTION, TENANT);
    expect(report.text.split("\n\n")).toEqual([
      "The maximum drawdown of MSFT is -10.00%.",
      expect.stringMatching(/^The volatility of MSFT by the sample method is \d+\.\d\d%\.$/),
    ]);
  });

  test("an undefined result, left out by the narrator, is said to be undefined", async () => {
    const flat = DATA.series.map((series) => ({
      ...series,
      points: series.points.map((point) => ({ ...point, value: 100 })),
    }));
    const plan = { steps: [{ calculation: "sharpe-ratio", series: "MSFT" }, ...PLAN.steps] };
    const narrative = { sentences: [{ text: "The maximum drawdown of MSFT is {{c2.value}}." }] };
    const model = new ScriptedLanguageModel({
      script: { "plan-calculations": plan, "write-narrative": narrative },
    });
    const { orchestrator } = await createScene({ model });
    const report = await orchestrator.generateReport(
      { ...QUESTION, data: { ...DATA, series: flat } },
      TENANT,
    );
    expect(report.calculations[0]?.value).toBeNull();
    expect(report.text).toMatch(/The Sharpe ratio of MSFT is undefined/);
  });

  test("retrieved text, with an instruction planted in it, reaches the narrator only and as quoted material", async () => {
    const model = modelSaying(RIGHT);
    const { orchestrator } = await createScene({ model });
    await orchestrator.generateReport(
      { ...QUESTION, query: "Maximum drawdown of MSFT by house policy instructions" },
      TENANT,
    );
    const [planning, narrating] = model.calls.map((prompt) =>
      JSON.stringify([prompt.input, prompt.system, prompt.user]),
    );
    expect(planning).not.toContain("Ignore all previous");
    expect(narrating).toContain("Ignore all previous");
  });

  test("a stored portfolio, by its id, is calculated on", async () => {
    const { orchestrator } = await createScene();
    const report = await orchestrator.generateReport(
      { query: "Beta of MSFT?", portfolioId: "stored" },
      TENANT,
    );
    expect(report.calculations[0]).toMatchObject({ calculation: "beta", series: ["MSFT", "S&P 500"] });
  });

  test("a portfolio, when it is unknown, is an error that names the field", async () => {
    const scene = await createScene();
    const asked = scene.orchestrator.generateReport({ query: "Beta?", portfolioId: "nowhere" }, TENANT);
    await expect(asked).rejects.toMatchObject({ code: "not-found", violations: [{ field: "portfolioId" }] });
    expect(await interactionCount(scene)).toBe(0);
  });

  test("a series, when it is unknown, is refused with what would be needed and no invented figure", async () => {
    const { orchestrator } = await createScene();
    const report = await orchestrator.generateReport(
      { ...QUESTION, query: "What is the volatility of TSLA?" },
      TENANT,
    );
    expect(report).toMatchObject({ calculations: [], confidence: 0, metadata: { path: "refused" } });
    expect(report.chart).toEqual({});
    expect(report.metadata.refusal?.needed.join()).toContain("TSLA");
    expect(report.text).not.toMatch(/\d+\.\d/);
  });

  test("a policy question, without any calculation, is answered from the passage with its figure printed and cited", async () => {
    const { orchestrator } = await createScene();
    const report = await orchestrator.generateReport(
      { query: "What is the house VaR confidence level?" },
      TENANT,
    );
    expect(report.calculations).toEqual([]);
    expect(report.text).toContain("97.5%");
    expect(report.citations).toHaveLength(1);
    expect(report.metadata.path).toBe("policy");
  });
});

describe("FinRiskOrchestrator.getStatistics", () => {
  test("interactions, counted by how they came about, belong to one tenant", async () => {
    const { orchestrator } = await createScene({ model: modelSaying(WRONG) });
    await orchestrator.generateReport(QUESTION, TENANT);
    expect(await orchestrator.getStatistics(TENANT)).toEqual({ reports: 1, validated: 1, fallbacks: 1 });
    expect(await orchestrator.getStatistics("other")).toEqual({ reports: 0, validated: 0, fallbacks: 0 });
  });
});
