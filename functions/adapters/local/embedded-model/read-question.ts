import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import type { CalculationMention, CalculationSelector, UnofferedMention } from "./calculation-selector.ts";
import { classifySentence, type SentencePurpose } from "./classify-sentence.ts";
import { coverage, findSubjects, type SubjectMention } from "./find-subjects.ts";
import { findUnknownNames } from "./find-unknown-names.ts";
import { pickMentions } from "./pick-mentions.ts";
import { readTokens, type Token, type TokenRange } from "./read-tokens.ts";
import { splitSentences } from "./split-sentences.ts";

/** A question names a handful; what lies behind these bounds is not read, so that no text takes more than linear time. */
const MOST_MENTIONS = 64;
const MOST_SUBJECTS = 256;
const LONGEST_FOLLOW_UP = 7;

/** A sentence, what it is for, and what it names. */
export interface Sentence extends TokenRange {
  readonly purpose: SentencePurpose;
  readonly mentions: readonly CalculationMention[];
  readonly unoffered: readonly UnofferedMention[];
  readonly subjects: readonly SubjectMention[];
}

/** Everything read off a question before anything is planned. */
export interface QuestionReading {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Tokens that name calculations. */
  readonly calculations: ReadonlySet<number>;
  /** Subjects of sentences that ask for nothing: "I hold MSFT." */
  readonly talkedOf: readonly SubjectMention[];
}

/** "On a 95 % basis, what is …": what asks for nothing belongs to the question that follows without a stop. */
function joinOpenings(ranges: readonly TokenRange[], asking: ReadonlySet<number>): readonly TokenRange[] {
  const joined: TokenRange[] = [];
  for (const range of ranges) {
    const before = joined.at(-1);
    const isOpening = before !== undefined && before.last + 1 === range.first && !touches(before, asking);
    if (isOpening) joined.splice(-1, 1, { first: before.first, last: range.last });
    else joined.push(range);
  }
  return joined;
}

function touches({ first, last }: TokenRange, positions: ReadonlySet<number>): boolean {
  for (let position = first; position <= last; position += 1) if (positions.has(position)) return true;
  return false;
}

const isSilent = ({ mentions, unoffered }: Sentence): boolean =>
  mentions.length === 0 && unoffered.length === 0;

/** "And GOOG's?" asks again, of something else, what the sentence before it asked. */
function followUp(sentences: readonly Sentence[]): readonly Sentence[] {
  const followed: Sentence[] = [];
  for (const sentence of sentences) {
    const before = followed.at(-1);
    const isShort = sentence.last - sentence.first < LONGEST_FOLLOW_UP;
    const isNamed = sentence.subjects.some(({ kind }) => kind !== "pronoun");
    const isFollowUp =
      before?.purpose === "compute" && !isSilent(before) && isSilent(sentence) && isShort && isNamed;
    followed.push(isFollowUp ? { ...sentence, first: before.first, mentions: before.mentions } : sentence);
  }
  return followed;
}

const within = <Range extends TokenRange>(
  ranges: readonly Range[],
  { first, last }: TokenRange,
): readonly Range[] => ranges.filter((range) => range.first >= first && range.first <= last);

/** Reads words, subjects and calculations off a question, sentence by sentence. */
export function readQuestion(input: PlanInput, selector: CalculationSelector): QuestionReading {
  const tokens = readTokens(input.question);
  const { named, spoken } = findSubjects(tokens, input);
  const hidden = coverage(named);
  const selection = selector.select(tokens, hidden);
  const calculations = coverage([...selection.mentions, ...selection.unoffered]);
  const around = { tokens, subjects: coverage([...named, ...spoken]), calculations };
  const subjects = [...named, ...spoken, ...findUnknownNames(around)].sort((a, b) => a.first - b.first);
  const hasData = input.series.length > 0 || input.hasPortfolio;
  const found = {
    mentions: selection.mentions.slice(0, MOST_MENTIONS),
    unoffered: selection.unoffered.slice(0, MOST_MENTIONS),
    subjects: subjects.slice(0, MOST_SUBJECTS),
  };
  const ranges = joinOpenings(splitSentences(tokens), coverage([...found.mentions, ...found.unoffered]));
  const sentences = followUp(ranges.map((range) => readSentence(tokens, range, found, hasData)));
  const silent = sentences.filter(isSilent);
  return { tokens, sentences, calculations, talkedOf: silent.flatMap((sentence) => sentence.subjects) };
}

function readSentence(
  tokens: readonly Token[],
  range: TokenRange,
  found: Pick<Sentence, "mentions" | "unoffered" | "subjects">,
  hasData: boolean,
): Sentence {
  const named = within(found.mentions, range);
  const subjects = within(found.subjects, range);
  const hasOwnSubject = subjects.some(({ kind }) => kind !== "pronoun");
  const hasFigures = tokens.slice(range.first, range.last + 1).some(({ kind }) => kind === "number");
  const purpose = classifySentence(tokens, range, named, {
    hasOwnSubject,
    hasData: hasData || hasFigures,
  });
  return {
    ...range,
    purpose,
    mentions: pickMentions(tokens, range, named),
    unoffered: within(found.unoffered, range),
    subjects,
  };
}
