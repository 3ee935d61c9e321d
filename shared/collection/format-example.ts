import { describeCatalogue } from "../calculations/catalogue.ts";
import type { Conversation } from "../datasets/conversation.ts";
import { escapeConversation, formatConversation } from "../datasets/format-conversation.ts";
import type { Prompt } from "../ports/language-model.ts";
import { planCalculationsPrompt } from "../prompts/plan-calculations.ts";
import { writeNarrativePrompt } from "../prompts/write-narrative.ts";
import { extractFacts } from "../retrieval/extract-facts.ts";
import type { TrainingExample } from "./example.ts";

/** Forms in which examples are exported: those of the tuning services of Vertex AI and of OpenAI. */
export type FineTuningFormat = "gemini" | "openai";

const planPrompt = planCalculationsPrompt(describeCatalogue());

const lesson = ({ system, user }: Pick<Prompt, "system" | "user">, answer: object): Conversation => ({
  system,
  turns: [
    { role: "user", text: user },
    { role: "model", text: JSON.stringify(answer) },
  ],
});

/** An example teaches twice, each time by a prompt as production asks it: which calculations to select, and what to write of them. */
export function conversationsOf(example: TrainingExample): readonly Conversation[] {
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
    lesson(planPrompt.render({ question, ...calculationTask, facts }), calculationSelection),
    lesson(narrative, narrativeSlots),
  ];
}

/** An example as lines of a tuning file, each a prompt as it is asked in production and the answer it should get. */
export function formatExample(example: TrainingExample, format: FineTuningFormat): readonly string[] {
  const form = format === "gemini" ? "vertex-gemini" : "openai-chat";
  return conversationsOf(example).flatMap(
    (conversation) => formatConversation(escapeConversation(conversation), form) ?? [],
  );
}
