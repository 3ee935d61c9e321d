import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { QUESTION_KINDS } from "../../shared/reports/classify-question.ts";
import { fitLogistic, type LogisticModel, logOdds } from "../../shared/reports/confidence/fit-logistic.ts";
import { readCues } from "../../shared/reports/question-cues.ts";
import { type KindExample, readKindExamples } from "./question-kinds.ts";
import { writeModule } from "./write-module.ts";

const RIDGE = 3;
const FOLDS = 5;
const FILE = fileURLToPath(new URL("../../shared/reports/question-kind-models.ts", import.meta.url));

type KindModels = Readonly<Record<string, LogisticModel>>;

/** One model for each kind against all others. */
function trainKinds(examples: readonly KindExample[]): KindModels {
  const cues = examples.map(({ question }) => readCues(question));
  const modelOf = (kind: string) =>
    fitLogistic(
      cues.map((features, index) => ({ features, label: examples[index]?.kind === kind })),
      { ridge: RIDGE },
    );
  return Object.fromEntries(QUESTION_KINDS.map((kind) => [kind, modelOf(kind)]));
}

function kindOf(models: KindModels, question: string): string | undefined {
  const cues = readCues(question);
  const scored = Object.entries(models).map(([kind, model]) => ({ kind, score: logOdds(model, cues) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.kind;
}

/** Accuracy over questions that each model had not seen. */
function crossValidate(examples: readonly KindExample[]): { accuracy: number; mistakes: readonly string[] } {
  const mistakes: string[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const models = trainKinds(examples.filter((_, index) => index % FOLDS !== fold));
    for (const { kind, question } of examples.filter((_, index) => index % FOLDS === fold)) {
      const said = kindOf(models, question);
      if (said !== kind) mistakes.push(`${kind} read as ${said}: ${question}`);
    }
  }
  return { accuracy: 1 - mistakes.length / examples.length, mistakes };
}

if (import.meta.main) {
  const examples = readKindExamples("training");
  const { accuracy, mistakes } = crossValidate(examples);
  process.stdout.write(
    `${mistakes.join("\n")}\ncross-validated accuracy ${accuracy.toFixed(3)} (n = ${examples.length})\n`,
  );
  writeFileSync(
    FILE,
    writeModule({
      comment:
        "Weights of each cue for each kind of question, one kind against the others. Written by infra/training/train-question-kinds.ts.",
      imports: [
        'import type { QuestionKind } from "./classify-question.ts";',
        'import type { LogisticModel } from "./confidence/fit-logistic.ts";',
      ],
      name: "QUESTION_KIND_MODELS",
      type: "Readonly<Record<QuestionKind, LogisticModel>>",
      value: trainKinds(examples),
    }),
  );
}
