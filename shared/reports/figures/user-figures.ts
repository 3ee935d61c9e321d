import { directionOf } from "./loss-words.ts";
import { readUnit, wordAt } from "./read-unit.ts";
import type { ScannedFigure, ScannedSentence } from "./scan-figures.ts";
import { wordSet } from "./word-set.ts";

const STATES = wordSet(
  "is was are were be been of equals = : stands reached returned amounts comes totals gives yields at (",
);
const FILLS = wordSet(
  "about approximately around roughly nearly almost exactly only just at a an the to by least most than more less over under not your its",
);
const YOURS = wordSet(
  "your you asked question limit limits threshold target budget tolerance ceiling cap floor appetite assumed stated given hypothetical",
);
const COMPARED = wordSet(
  "above below over under than exceeds exceed exceeded exceeding within beyond least most not",
);

const SMALL_WORDS = wordSet("for on in with and or if when against from into i my we");
const LIMITS = wordSet("limit threshold target budget tolerance ceiling cap floor appetite horizon");

/** The word before or after a figure that carries meaning. */
function neighbours({ tokens }: ScannedSentence, { first, last }: ScannedFigure): readonly string[] {
  const seek = (from: number, step: number): string => {
    let at = from;
    while (FILLS.has(wordAt(tokens, at)) || wordAt(tokens, at) === "of") at += step;
    const token = tokens[at];
    return token?.kind === "word" && !STATES.has(token.lower) && !SMALL_WORDS.has(token.lower)
      ? token.lower
      : "";
  };
  return [seek(first - 1, -1), seek(last + 1, 1)].filter((word) => word !== "");
}

/** True for a figure that the sentence asserts of something: "the volatility is 20%", "a Sharpe ratio of 0.5". */
export function isAsserted({ tokens, mentions }: ScannedSentence, figure: ScannedFigure): boolean {
  let at = figure.first - 1;
  while (at >= 0 && FILLS.has(wordAt(tokens, at)) && !STATES.has(wordAt(tokens, at))) {
    if (/^(?:not|your)$/.test(wordAt(tokens, at))) return false;
    at -= 1;
  }
  const isStated =
    STATES.has(wordAt(tokens, at)) ||
    mentions.labels.some(({ last }) => last === at) ||
    wordAt(tokens, at) === "|";
  return at < 0 || isStated || directionOf(tokens, figure.first) !== undefined;
}

const CLAUSE_ENDS = wordSet("; . :", "\n");
const OPENS_RANGE = wordSet("from between");
const EACH = wordSet("every each per");
const CHANGES = wordSet("move change rise fall gain loss increase decrease drop");
const MEASURES_AGAINST = wordSet("above below over under than exceeds exceeding");

const sameAmount = (a: ScannedFigure, b: ScannedFigure): boolean =>
  a.typed !== undefined &&
  b.typed !== undefined &&
  a.typed.kind === b.typed.kind &&
  a.typed.currency === b.typed.currency &&
  a.typed.sign === b.typed.sign &&
  Math.abs(a.typed.magnitude - b.typed.magnitude) <= 1e-12 * Math.max(1, a.typed.magnitude);

/** "Your limit is 5%", "a portfolio of USD 100,000": said of what is the user's own, and not of a result. */
function isOfTheUser(sentence: ScannedSentence, figure: ScannedFigure, asked: ReadonlySet<string>): boolean {
  const { tokens, mentions } = sentence;
  let at = figure.first - 1;
  while (at >= 0 && FILLS.has(wordAt(tokens, at)) && !STATES.has(wordAt(tokens, at))) at -= 1;
  const owner = wordAt(tokens, at - 1);
  if (mentions.labels.some(({ last }) => last === at - 1) && !LIMITS.has(owner)) return false;
  return LIMITS.has(owner) || (wordAt(tokens, at) === "of" && asked.has(owner));
}

/** True for a figure that the user wrote and the narrator repeats as the user's: the same amount beside the same word. */
export function isUserFigure(
  sentence: ScannedSentence,
  figure: ScannedFigure,
  question: ScannedSentence,
): boolean {
  const same = question.figures.filter((candidate) => sameAmount(candidate, figure));
  if (same.length === 0) return false;
  const asked = new Set(same.flatMap((candidate) => neighbours(question, candidate)));
  if (isAsserted(sentence, figure)) return isOfTheUser(sentence, figure, asked);
  const { tokens } = sentence;
  const before = [1, 2, 3, 4].map((step) => wordAt(tokens, figure.first - step));
  const after = [1, 2].map((step) => wordAt(tokens, figure.last + step));
  if ([...before, ...after].some((word) => YOURS.has(word))) return true;
  return (
    before.slice(0, 2).some((word) => COMPARED.has(word)) ||
    neighbours(sentence, figure).some((word) => asked.has(word))
  );
}

const COUNTABLE = wordSet(
  "stock stocks series asset assets instrument instruments share shares securities fund funds position positions holding holdings measure measures metric metrics figure figures calculation calculations result results ratio ratios source sources passage passages name names companies portfolio portfolios indices indexes of method methods",
);
/** After "one" these make no count of results: "one month", "one minus the level". */
const STAYS_ONE = wordSet("period month week year quarter standard minus");
const DEFINITE = wordSet("the these those all both other");

/** True for a small number that counts what is at hand ("the two stocks") or says no amount ("one of the"). */
export function isHarmlessCount(
  { tokens, mentions }: ScannedSentence,
  figure: ScannedFigure,
  counts: () => ReadonlySet<number>,
): boolean {
  const { typed, first, last } = figure;
  if (
    typed === undefined ||
    typed.kind !== "plain" ||
    typed.sign !== "unsigned" ||
    readUnit(tokens, last + 1) !== undefined
  )
    return false;
  const next = wordAt(tokens, last + 1) === "-" ? wordAt(tokens, last + 2) : wordAt(tokens, last + 1);
  const isStated =
    STATES.has(wordAt(tokens, first - 1)) || mentions.labels.some((mention) => mention.last === first - 1);
  if (typed.inWords && typed.magnitude === 1) {
    return !isStated || COUNTABLE.has(next) || STAYS_ONE.has(next);
  }
  if (!Number.isInteger(typed.magnitude) || !counts().has(typed.magnitude)) return false;
  return COUNTABLE.has(next) || (typed.inWords && !isStated && DEFINITE.has(wordAt(tokens, first - 1)));
}

const isMark = ({ typed }: ScannedFigure): boolean =>
  typed !== undefined &&
  (typed.magnitude === 0 || typed.magnitude === 1) &&
  (typed.kind === "plain" || (typed.kind === "percent" && typed.magnitude === 0));

/** "From minus one to one", "between 0 and 1": the bounds of a measure, where the sentence speaks of no series. */
function isBound({ tokens, mentions, figures }: ScannedSentence, figure: ScannedFigure): boolean {
  const isOfSeries = mentions.series.some(({ first, last }) => {
    const between = tokens.slice(last + 1, figure.first);
    return first < figure.first && !between.some(({ text }) => CLAUSE_ENDS.has(text));
  });
  if (isOfSeries) return false;
  const at = figures.indexOf(figure);
  const other = OPENS_RANGE.has(wordAt(tokens, figure.first - 1)) ? figures[at + 1] : figures[at - 1];
  const [first, second] =
    other !== undefined && other.first < figure.first ? [other, figure] : [figure, other];
  if (second === undefined || !isMark(first) || !isMark(second)) return false;
  return OPENS_RANGE.has(wordAt(tokens, first.first - 1)) && second.first - first.last === 2;
}

/** "For every 1% move in the index": a unit of change, and no change that happened. */
function isUnitOfChange({ tokens }: ScannedSentence, { first, last, typed }: ScannedFigure): boolean {
  if (typed?.kind !== "percent" || typed.magnitude !== 0.01) return false;
  return EACH.has(wordAt(tokens, first - 1)) && CHANGES.has(wordAt(tokens, last + 1));
}

/** True for zero and one as the marks that measures are held against: "above zero", "from −1 to 1", "for each 1% move". */
export function isNaturalMark(sentence: ScannedSentence, figure: ScannedFigure): boolean {
  if (!isMark(figure)) return isUnitOfChange(sentence, figure);
  const isCompared = MEASURES_AGAINST.has(wordAt(sentence.tokens, figure.first - 1));
  return (isCompared && figure.typed?.sign === "unsigned") || isBound(sentence, figure);
}
