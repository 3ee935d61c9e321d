import type { LanguageModel } from "../ports/language-model.ts";
import type { Assignment } from "./assign-arm.ts";
import type { ModelChoice } from "./model-calls.ts";

/** The models of an installation. */
export interface Models {
  /** The base model, and the door to every tuned version of it. */
  readonly model: LanguageModel;
  /** A stronger model behind the same door, for questions that take several steps; the base model where none is named. */
  readonly proModel?: string | undefined;
  /** Answers when the others cannot. */
  readonly fallbackModel?: LanguageModel | undefined;
}

/** The models to ask, in this order: the arm's tuned version, the base model by the question's tier, the fallback model. */
export function chooseModels(
  { model, proModel, fallbackModel }: Models,
  { model: tuned, options = {} }: Assignment,
  tier: "usual" | "strong",
): readonly ModelChoice[] {
  const base = tier === "strong" ? proModel : undefined;
  return [
    ...(tuned === undefined ? [] : [{ model, name: tuned, options: { ...options, model: tuned } }]),
    {
      model,
      name: base ?? model.defaultModel,
      options: { ...(tuned === undefined ? options : {}), ...(base === undefined ? {} : { model: base }) },
    },
    ...(fallbackModel === undefined
      ? []
      : [{ model: fallbackModel, name: fallbackModel.defaultModel, options: {} }]),
  ];
}
