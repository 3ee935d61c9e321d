import { writeNarrativePrompt } from "#shared/prompts/write-narrative.ts";

/** A prompt as a report sends it, for every adapter of a language model. */
export const narrativePrompt = writeNarrativePrompt.render({
  question: "What is the Sharpe ratio of MSFT?",
  style: "concise",
  ledger: [],
  facts: [],
  passages: [],
  missing: [],
  violations: [],
});
