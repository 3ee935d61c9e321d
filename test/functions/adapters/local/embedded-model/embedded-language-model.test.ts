import { describe, expect, it } from "vitest";
import type { CalculationPlan } from "#shared/calculations/calculation-plan.ts";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import type { StreamEvent } from "#shared/ports/language-model.ts";
import { planCalculationsPrompt } from "#shared/prompts/plan-calculations.ts";
import { type NarrativeInput, writeNarrativePrompt } from "#shared/prompts/write-narrative.ts";
import { composeTemplateNarrative } from "#shared/reports/template-narrative.ts";
import { EmbeddedLanguageModel } from "../../../../../functions/adapters/local/embedded-model/embedded-language-model.ts";
import { inputOf } from "./planner-questions.ts";

const catalogue = describeCatalogue();
const model = new EmbeddedLanguageModel({ catalogue });
const planPrompt = planCalculationsPrompt(catalogue).render(
  inputOf({ question: "Beta of IBM?", data: "stocks" }),
);
const PLAN = {
  steps: [{ calculation: "beta", series: "IBM", benchmark: "S&P 500", parameters: {} }],
  missing: [],
};
const narrativeInput: NarrativeInput = {
  question: "What is a Sharpe ratio?",
  style: "concise",
  ledger: [],
  facts: [],
  passages: [
    {
      id: "p1",
      title: "Terms",
      text: "The Sharpe ratio is the mean excess return for each unit of volatility.",
    },
  ],
  missing: [],
  violations: [],
};

describe("EmbeddedLanguageModel", () => {
  it("generate, given a plan prompt, answers the plan under its own name", async () => {
    const generation = await model.generate(planPrompt);
    expect(generation).toMatchObject({ output: PLAN, model: "finrisk-embedded", finishReason: "stop" });
    expect(JSON.parse(generation.text)).toEqual(PLAN);
  });

  it("generate, given any prompt, counts a token for every four characters", async () => {
    const { usage, text } = await model.generate(planPrompt);
    expect(usage).toEqual({
      inputTokens: Math.ceil((planPrompt.system.length + planPrompt.user.length) / 4),
      outputTokens: Math.ceil(text.length / 4),
    });
  });

  it("generate, given a narrative prompt, answers the template narrative", async () => {
    const { output } = await model.generate(writeNarrativePrompt.render(narrativeInput));
    expect(output).toEqual(composeTemplateNarrative(narrativeInput));
  });

  it("stream, read to its end, gives the text in pieces and then the generation once", async () => {
    const events: StreamEvent<CalculationPlan>[] = [];
    for await (const event of model.stream(planPrompt)) events.push(event);
    const texts = events.flatMap((event) => (event.type === "text" ? [event.text] : []));
    const last = events.at(-1);
    expect(texts.length).toBeGreaterThan(1);
    expect(last?.type === "done" && last.generation.text).toBe(texts.join(""));
    expect(events.filter(({ type }) => type === "done")).toHaveLength(1);
  });

  it("generate, given a prompt it does not know, refuses", async () => {
    await expect(model.generate({ ...planPrompt, id: "write-poem" })).rejects.toMatchObject({
      code: "provider-rejected",
      message: expect.stringContaining("write-poem"),
    });
  });

  it("generate, given an input of another shape, refuses and keeps the cause", async () => {
    await expect(model.generate({ ...planPrompt, input: { question: 7 } })).rejects.toMatchObject({
      code: "provider-rejected",
      cause: expect.anything(),
    });
  });

  it("generate, given a signal that was aborted, throws its reason", async () => {
    const reason = new Error("enough");
    await expect(model.generate(planPrompt, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("plan and narrative together, warm, take less than 0.4 ms in the median", async () => {
    const timesMs: number[] = [];
    for (let turn = 0; turn < 600; turn += 1) {
      const narrativePrompt = writeNarrativePrompt.render(narrativeInput);
      const start = performance.now();
      await model.generate(planPrompt);
      await model.generate(narrativePrompt);
      timesMs.push(performance.now() - start);
    }
    const sorted = timesMs.slice(100).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(0.4);
  });
});
