import { type FigureSource, isFact, wordsOfName } from "./figure-source.ts";
import type { Span } from "./mention-lists.ts";
import { wordAt } from "./read-unit.ts";
import type { SentenceContext } from "./sentence-context.ts";
import type { FigureProblem } from "./violation.ts";
import { wordSet } from "./word-set.ts";

const COUNTED = wordSet(
  "observation observations return returns point points month months day days week weeks quarter quarters year years period periods sample samples row rows value values data price prices monthly daily weekly annual simple trading of",
);
const COUNTS = wordSet("observation observations sample samples count points size number n");
const FREQUENCIES = wordSet("monthly daily weekly annual");
const OBSERVATIONS = wordSet("observation observations sample samples datapoint datapoints row rows");
const STATES = wordSet("is was are were equals = of at stands stood reached returned to :");
const MARKS_TIME = wordSet(
  "from to since until through between and on by till as of in ending ended starting started starts ends for over the at - – — ( , : | period sample date dates",
);

/** True when one of the last `count` words before a figure, or of the two after it, is among `words`. */
function isNear(
  { sentence: { tokens } }: SentenceContext,
  { first, last }: Span,
  count: number,
  words: ReadonlySet<string>,
): boolean {
  for (let step = 1; step <= count; step += 1) if (words.has(wordAt(tokens, first - step))) return true;
  return words.has(wordAt(tokens, last + 1)) || words.has(wordAt(tokens, last + 2));
}

function misplacedParameter(context: SentenceContext, figure: Span, source: FigureSource): boolean {
  const { tokens, mentions } = context.sentence;
  const before = wordAt(tokens, figure.first - 1);
  if (source.quantity === undefined || before === "at" || !STATES.has(before)) return false;
  const isStated = mentions.labels.some(({ last }) => last < figure.first && last > figure.first - 8);
  return isStated && !isNear(context, figure, 5, wordSet(wordsOfName(source.name)));
}

function misplacedResult(
  { sentence: { tokens } }: SentenceContext,
  { last }: Span,
  source: FigureSource,
): boolean {
  const next = wordAt(tokens, last + 1);
  const counted = FREQUENCIES.has(next) ? wordAt(tokens, last + 2) : next;
  return !isFact(source.owner) && (OBSERVATIONS.has(counted) || next === "confidence");
}

function isMisplaced(context: SentenceContext, figure: Span, source: FigureSource): string | undefined {
  const { tokens } = context.sentence;
  switch (source.role) {
    case "parameter":
      return misplacedParameter(context, figure, source) ? `the parameter ${source.name}` : undefined;
    case "observations":
      return COUNTED.has(wordAt(tokens, figure.last + 1)) || isNear(context, figure, 5, COUNTS)
        ? undefined
        : "a number of observations";
    case "date": {
      const before = wordAt(tokens, figure.first - 1);
      return before === "" || MARKS_TIME.has(before) ? undefined : "a date";
    }
    default:
      return misplacedResult(context, figure, source) ? "a result" : undefined;
  }
}

/** A figure of one role said in the place of another: a confidence level as a result, a result as a number of observations. */
export function checkRole(
  context: SentenceContext,
  position: number,
  source: FigureSource,
): FigureProblem | undefined {
  const figure = context.sentence.figures[position];
  const what = figure === undefined ? undefined : isMisplaced(context, figure, source);
  if (what === undefined) return undefined;
  const message = `{{${source.path}}} is ${what} and does not stand beside words that say so: name it as that, or refer to another slot`;
  return { kind: "wrong-label", message };
}
