import { wordAt } from "./read-unit.ts";
import type { ScannedFigure } from "./scan-figures.ts";
import type { SentenceContext } from "./sentence-context.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

const PERIODS = wordSet("months days weeks quarters years periods cases times returns observations");
const TAIL_WORD = wordSet("percentile quantile tail worst chance probability");
const SAYS_CONFIDENCE = wordSet("confidence certainty");
const STATES = wordSet(
  "is was of = by be been equals reached stands stood sits remains came comes amounts looks",
);
/** Verbs that state a figure with "at". */
const STATES_AT = wordSet(
  "stands stood sits sat is was came comes arrives arrived remains ends ended put estimated reported quoted given set pegged valued assessed out in looks appears trades traded lies lay",
);
/** Words before "at" that leave "at 95%" a level: "measured at 95%", as against "stood at 95%". */
const LEADS_TO_LEVEL = wordSet(
  "measured calculated computed estimated taken shortfall loss losses and or ( , : - both",
);

/** True when the sentence, or what it leans on, speaks of a calculation that has a confidence level. */
function speaksOfLevels({ index, sentence, topic }: SentenceContext): boolean {
  const said = sentence.mentions.labels.flatMap(({ concepts }) => concepts);
  return [...said, ...(said.length === 0 ? topic.labels : [])].some((concept) =>
    index.withConfidence.has(concept),
  );
}

/** "at 95% and 99%": the second of a list of levels. */
function followsLevel(context: SentenceContext, figure: ScannedFigure): boolean {
  const previous = context.sentence.figures.find(({ last }) => last === figure.first - 2);
  return previous !== undefined && isConfidenceLevel(context, previous);
}

function standsAtLevel({ sentence }: SentenceContext, figure: ScannedFigure): boolean {
  const { tokens, mentions, figures } = sentence;
  const article = /^(?:the|a)$/.test(wordAt(tokens, figure.first - 1)) ? 1 : 0;
  const at = figure.first - 1 - article;
  if (!/^(?:at|@)$/.test(wordAt(tokens, at))) return false;
  const before = at - 1;
  return (
    before < 0 ||
    /^(?:level|confidence)$/.test(wordAt(tokens, figure.last + 1)) ||
    LEADS_TO_LEVEL.has(wordAt(tokens, before)) ||
    [...mentions.labels, ...mentions.series, ...figures].some(({ last }) => last === before) ||
    (figures.length > 1 && !STATES_AT.has(wordAt(tokens, before)))
  );
}

/** True when only words stand between a level and its label, as in "95% one-day VaR". */
const isOneTerm = (tokens: readonly Token[], last: number, first: number): boolean =>
  tokens
    .slice(last + 1, first)
    .every(({ kind, text }) => (kind === "word" && text !== "and") || text === "-");

function isNearConfidence(tokens: readonly Token[], { first, last }: ScannedFigure): boolean {
  for (let step = 1; step <= 3; step += 1) {
    if (SAYS_CONFIDENCE.has(wordAt(tokens, first - step)) || SAYS_CONFIDENCE.has(wordAt(tokens, last + step)))
      return true;
  }
  return false;
}

/** True where a percentage can only be a confidence level: "95% VaR", "VaR at 95%", "VaR (95%)", "a confidence of 95%". */
export function isConfidenceLevel(context: SentenceContext, figure: ScannedFigure): boolean {
  const { typed } = figure;
  if (typed === undefined || !(typed.magnitude >= 0.5 && typed.magnitude < 1)) return false;
  if (typed.kind !== "percent" && typed.kind !== "plain") return false;
  const { sentence, index } = context;
  const { tokens, mentions } = sentence;
  if (index.withConfidence.size === 0 || typed.sign === "negative") return false;
  if (isNearConfidence(tokens, figure)) return true;
  if (typed.kind === "plain" || !speaksOfLevels(context)) return false;
  if (standsAtLevel(context, figure)) return true;
  const before = wordAt(tokens, figure.first - 1);
  if (/^(?:and|or|,|\/|versus|vs)$/.test(before) && followsLevel(context, figure)) return true;
  const hasLevel = ({ concepts }: { concepts: readonly string[] }) =>
    concepts.some((concept) => index.withConfidence.has(concept));
  const labelAfter = mentions.labels.some(
    (label) =>
      label.first > figure.last &&
      label.first <= figure.last + 3 &&
      hasLevel(label) &&
      isOneTerm(tokens, figure.last, label.first),
  );
  const labelBefore =
    before === "(" && mentions.labels.some((label) => label.last === figure.first - 2 && hasLevel(label));
  return (labelAfter && !STATES.has(before)) || labelBefore;
}

/** "5th percentile", "the worst 5%": the other side of a confidence level that some calculation has. */
export function isTailShare({ sentence, index }: SentenceContext, figure: ScannedFigure): boolean {
  const { typed } = figure;
  if (typed === undefined || !(typed.kind === "percent" || typed.kind === "plain")) return false;
  const { tokens } = sentence;
  const ordinal = /^(?:th|st|nd|rd)$/.test(wordAt(tokens, figure.last + 1)) ? 1 : 0;
  const words = [
    wordAt(tokens, figure.first - 1),
    wordAt(tokens, figure.last + 1 + ordinal),
    wordAt(tokens, figure.last + 2),
  ];
  const ofPeriods = wordAt(tokens, figure.last + 1) === "of" && PERIODS.has(wordAt(tokens, figure.last + 2));
  if (!ofPeriods && !words.some((word) => TAIL_WORD.has(word))) return false;
  const share = typed.kind === "percent" ? typed.magnitude : typed.magnitude / 100;
  return index.evidence.ledger.some(({ parameters }) => {
    const level = parameters["confidence"];
    return (
      typeof level === "number" && (Math.abs(1 - level - share) < 1e-9 || Math.abs(level - share) < 1e-9)
    );
  });
}
