import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { planCalculationsPrompt } from "#shared/prompts/plan-calculations.ts";
import { EmbeddedLanguageModel } from "../../../../../functions/adapters/local/embedded-model/embedded-language-model.ts";
import { describeLanguageModelContract } from "../../../../contracts/language-model.contract.ts";
import { inputOf } from "./planner-questions.ts";

describeLanguageModelContract("EmbeddedLanguageModel", async () => {
  const catalogue = describeCatalogue();
  const input = inputOf({ question: "Sharpe ratio of MSFT?", data: "stocks" });
  return {
    model: new EmbeddedLanguageModel({ catalogue }),
    prompt: planCalculationsPrompt(catalogue).render(input),
    dispose: async () => {},
  };
});
