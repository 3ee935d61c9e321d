import { describeCatalogue } from "../calculations/catalogue.ts";
import type { Prompt } from "../ports/language-model.ts";
import { planCalculationsPrompt } from "../prompts/plan-calculations.ts";
import { writeNarrativePrompt } from "../prompts/write-narrative.ts";
import { extractFacts } from "../retrieval/extract-facts.ts";
import type { TrainingExample } from "./example.ts";

/** Forms in which examples are exported: those of the tuning services of Vertex AI and of OpenAI. */
export type FineTuningFormat = "gemini" | "openai";

const planPrompt = planCalculationsPrompt(describeCatalogue());

interface Lesson {
  readonly prompt: Pick<Prompt, "system" | "user">;
  readonly answer: object;
}

/** An example teaches twice: which calculations to select, and how to write about their results. */
function lessonsOf(example: TrainingExample): readonly Lesson[] {
  const { userQuery: question, calculationTask, calculationSelection, narrativeSlots } = example;
  const facts = [...extractFacts(example.ragContext.map((passage) => ({ ...passage, score: 0 })))];
  const narrative = writeNarrativePrompt.render({
    question,
    style: example.userPreferences.reportingStyle ?? "concise",
    ledger: example.calculationResults,
    facts,
    passages: example.ragContext.map(({ id, title, text }) => ({ id, title, text })),
    missing: calculationSelection.missing,
    violations: [],
  });
  return [
    { prompt: planPrompt.render({ question, ...calculationTask, facts }), answer: calculationSelection },
    { prompt: narrative, answer: narrativeSlots },
  ];
}

/** One row of Vertex AI's supervised tuning of Gemini: the shape of a generateContent request that ends on the model's turn. */
function geminiRow({ prompt, answer }: Lesson): object {
  return {
    systemInstruction: { role: "system", parts: [{ text: prompt.system }] },
    contents: [
      { role: "user", parts: [{ text: prompt.user }] },
      { role: "model", parts: [{ text: JSON.stringify(answer) }] },
    ],
  };
}

/** One row of OpenAI's supervised tuning: chat messages that end on the assistant's. */
function openAiRow({ prompt, answer }: Lesson): object {
  return {
    messages: [
      { role: "system", content: prompt.system },
      { role: "user", content: prompt.user },
      { role: "assistant", content: JSON.stringify(answer) },
    ],
  };
}

/** An example as lines of a tuning file, each a prompt as it is asked in production and the answer it should get. */
export function formatExample(example: TrainingExample, format: FineTuningFormat): readonly string[] {
  const row = format === "gemini" ? geminiRow : openAiRow;
  return lessonsOf(example).map((lesson) => JSON.stringify(row(lesson)));
}
