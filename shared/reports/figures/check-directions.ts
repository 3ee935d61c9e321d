import { isFact, printSource } from "./figure-source.ts";
import { changeBefore, directionAfter, directionOf } from "./loss-words.ts";
import { sentenceAround } from "./passage-sentence.ts";
import { wordAt } from "./read-unit.ts";
import type { SentenceContext } from "./sentence-context.ts";
import type { StatedValue } from "./stated-values.ts";
import type { FigureProblem } from "./violation.ts";
import { wordSet } from "./word-set.ts";

const PASSAGE_LOSS = /\b(?:fell|lost|declined|dropped|decreased|loss|decline|drop|decrease|down)\b/i;
const PASSAGE_GAIN = /\b(?:rose|gained|grew|increased|climbed|gain|increase|growth|rise|up)\b/i;
/** Results that are levels: a volatility is neither a gain nor a loss. */
const LEVEL_TITLE = /volatility|deviation|tracking error|correlation|\bbeta\b|ratio|variance|skew|kurtosis/i;
const PLURAL_NOUN = wordSet(
  "return returns value values month months day days period periods outcome outcomes week weeks year years deviation deviations surprise surprises skew skewness excess side tail sign number figure",
);

const problem = (message: string): FigureProblem => ({ kind: "wrong-direction", message });

function checkChange(
  context: SentenceContext,
  { first, last, value, source }: StatedValue,
): FigureProblem | undefined {
  const { tokens } = context.sentence;
  const direction = directionOf(tokens, first) ?? directionAfter(tokens, last);
  if (direction === undefined || source === undefined || /^units?$/.test(wordAt(tokens, last + 1)))
    return undefined;
  if (!isFact(source.owner)) {
    if (LEVEL_TITLE.test(source.owner.title)) {
      return problem(
        `{{${source.path}}} is a level and no ${direction}: say what it is, without a word of change`,
      );
    }
    const agrees = direction === "loss" ? value <= 0 : value >= 0;
    return agrees
      ? undefined
      : problem(`{{${source.path}}} is ${printSource(source)}, which is no ${direction}`);
  }
  const { passageId, span } = source.owner;
  const passage = context.index.evidence.passages.find(({ id }) => id === passageId);
  const said = passage === undefined ? "" : sentenceAround(passage.text, span);
  const [same, opposite] = direction === "loss" ? [PASSAGE_LOSS, PASSAGE_GAIN] : [PASSAGE_GAIN, PASSAGE_LOSS];
  return opposite.test(said) && !same.test(said)
    ? problem(`the passage of {{${source.path}}} does not speak of a ${direction}`)
    : undefined;
}

/** "Rose from {{…}} to {{…}}": the second has to lie where the verb says. Of losses usage leaves open which way is up. */
function checkFromTo(
  { sentence: { tokens } }: SentenceContext,
  from: StatedValue,
  to: StatedValue | undefined,
): FigureProblem | undefined {
  if (to === undefined || from.isLoss || to.isLoss) return undefined;
  if (wordAt(tokens, from.first - 1) !== "from") return undefined;
  const direction = changeBefore(tokens, from.first - 1);
  const between = tokens.slice(from.last + 1, to.first).map(({ lower }) => lower);
  if (direction === undefined || !between.includes("to")) return undefined;
  const agrees = direction === "loss" ? to.value < from.value : to.value > from.value;
  return agrees ? undefined : problem(`from the first figure to the second is no ${direction}`);
}

const SIGN_WORDS = wordSet("positive negative");
const FREES_SIGN_BEFORE = wordSet("non - not or and both nor");

/** "Positive" and "negative" where they judge a figure, not the data behind it. */
function findSignWords({ sentence: { tokens } }: SentenceContext): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const word = wordAt(tokens, at);
    if (!SIGN_WORDS.has(word)) continue;
    const next = wordAt(tokens, at + 1);
    if (FREES_SIGN_BEFORE.has(wordAt(tokens, at - 1)) || next === "or" || next === "and") continue;
    if (!PLURAL_NOUN.has(next)) words.push(word);
  }
  return words;
}

function checkSignWords(context: SentenceContext, values: readonly StatedValue[]): FigureProblem | undefined {
  const [only] = values;
  if (only?.source === undefined || values.length > 1 || isFact(only.source.owner)) return undefined;
  const [word, another] = findSignWords(context);
  if (word === undefined || another !== undefined) return undefined;
  const agrees = word === "positive" ? only.value > 0 : only.value < 0;
  if (agrees) return undefined;
  return problem(`{{${only.source.path}}} is ${printSource(only.source)}, which is not ${word}`);
}

/** Checks words of direction against the figures they govern: gains and losses, rises and falls, positive and negative. */
export function checkDirections(
  context: SentenceContext,
  values: readonly StatedValue[],
): readonly FigureProblem[] {
  const found = values.flatMap((value, at) => [
    checkChange(context, value),
    checkFromTo(context, value, values[at + 1]),
  ]);
  found.push(checkSignWords(context, values));
  return found.filter((outcome) => outcome !== undefined);
}
