import type { SentenceContext } from "./check-context.ts";
import type { FigureSource } from "./figure-source.ts";
import { wordAt } from "./read-unit.ts";
import type { FigureProblem } from "./resolve-figures.ts";

const COUNTED =
  /^(?:observations?|returns?|points?|months?|days?|weeks?|quarters?|years?|periods?|samples?|rows?|values?|data|prices?|monthly|daily|weekly|annual|simple|trading|of)$/;
const COUNTS = /^(?:observations?|sample|samples|count|points|size|number|n)$/;
const OBSERVATIONS = /^(?:observations?|samples?|datapoints?|rows?)$/;
const STATES = /^(?:is|was|are|were|equals|=|of|at|stands|stood|reached|returned|to|:)$/;
const MARKS_TIME =
  /^(?:from|to|since|until|through|between|and|on|by|till|as|of|in|ending|ended|starting|started|starts|ends|for|over|the|at|-|–|—|\(|,|:|\||period|sample|date|dates)$/;

const wordsBefore = ({ sentence }: SentenceContext, first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, step) => wordAt(sentence.tokens, first - 1 - step));

/** A figure of one role said in the place of another: a confidence level as a result, a result as a number of observations. */
export function checkRole(
  context: SentenceContext,
  position: number,
  source: FigureSource,
): FigureProblem | undefined {
  const { tokens, mentions } = context.sentence;
  const figure = context.sentence.figures[position];
  if (figure === undefined) return undefined;
  const before = wordsBefore(context, figure.first, 5);
  const [next, second] = [wordAt(tokens, figure.last + 1), wordAt(tokens, figure.last + 2)];
  const stated =
    STATES.test(before[0] ?? "") &&
    mentions.labels.some(({ last }) => last < figure.first && last > figure.first - 8);
  const wrong = (what: string): FigureProblem => ({
    kind: "wrong-label",
    message: `{{${source.path}}} is ${what} and does not stand beside words that say so: name it as that, or refer to another slot`,
  });
  switch (source.role) {
    case "parameter": {
      if (source.quantity === undefined) return undefined;
      const parts = source.name
        .replace(/([A-Z])/g, " $1")
        .toLowerCase()
        .split(/[\s_-]+/);
      const named = [...before, next, second].some((word) => parts.includes(word));
      return stated && !named && before[0] !== "at" ? wrong(`the parameter ${source.name}`) : undefined;
    }
    case "observations":
      return COUNTED.test(next) || before.some((word) => COUNTS.test(word))
        ? undefined
        : wrong("a number of observations");
    case "date":
      return MARKS_TIME.test(before[0] ?? "") || before[0] === "" ? undefined : wrong("a date");
    default:
      if (OBSERVATIONS.test(next) || (OBSERVATIONS.test(second) && /^(?:monthly|daily|weekly)$/.test(next)))
        return wrong("a result");
      return next === "confidence" && source.quantity?.value !== undefined && !("label" in source.owner)
        ? wrong("a result")
        : undefined;
  }
}
