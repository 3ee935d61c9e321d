import type { Turn } from "../session.ts";
import { append } from "./append.ts";
import { askMeasures } from "./ask-measures.ts";
import { changeSubject } from "./change-subject.ts";
import type { FollowUp } from "./read-follow-up.ts";
import { confidencesIn, horizonsIn } from "./stated-parameters.ts";
import { METHOD_PATTERN, methodOf, termsOf } from "./vocabulary.ts";

const replaceSpan = (text: string, span: { start: number; end: number }, by: string): string =>
  text.slice(0, span.start) + by + text.slice(span.end);

type Change = (question: string) => string | undefined;

/** In the place of the one level that is stated, or at the end where none is; undefined where several are. */
function changeConfidence(before: Turn, confidence: string): Change {
  return (question) => {
    if (!before.calculated.some(({ calculation }) => termsOf(calculation).takesConfidence)) return undefined;
    const [stated, another] = confidencesIn(question);
    if (another !== undefined) return undefined;
    return stated === undefined
      ? append(question, `at ${confidence}% confidence`)
      : replaceSpan(question, stated, `${confidence}%`);
  };
}

function changeHorizon(before: Turn, horizon: string): Change {
  return (question) => {
    if (!before.calculated.some(({ calculation }) => termsOf(calculation).takesHorizon)) return undefined;
    const spans = horizonsIn(question);
    if (spans === undefined || spans.length > 1) return undefined;
    const [stated] = spans;
    if (stated === undefined) return append(question, `over ${horizon}`);
    const isBeforeNoun = /\w/.test(question.slice(stated.end).trim().charAt(0)) && stated.isCompound;
    return replaceSpan(question, stated, isBeforeNoun ? horizon.replace(/\s(\w+?)s?$/, "-$1") : horizon);
  };
}

function changeMethod(before: Turn, method: string): Change {
  return (question) => {
    const id = methodOf(method);
    if (!before.calculated.every(({ calculation }) => termsOf(calculation).methods.includes(id)))
      return undefined;
    const stated = METHOD_PATTERN.exec(question);
    if (stated === null) return append(question, `by the ${method} method`);
    return replaceSpan(question, { start: stated.index, end: stated.index + stated[0].length }, method);
  };
}

/** The question before with what the follow-up changes; undefined where a change has no certain place in it. */
export function changeQuestion(
  before: Turn,
  followUp: FollowUp,
  seriesNames: readonly string[],
): string | undefined {
  if (followUp.measures.length > 0) return askMeasures(before, followUp);
  const { subjects, benchmark, confidence, horizon, method } = followUp;
  const changes: readonly (Change | false)[] = [
    subjects.length > 0 && changeSubject(before, subjects, seriesNames, "subject"),
    benchmark !== undefined && changeSubject(before, [benchmark], seriesNames, "benchmark"),
    confidence !== undefined && changeConfidence(before, confidence),
    horizon !== undefined && changeHorizon(before, horizon),
    method !== undefined && changeMethod(before, method),
  ];
  return changes.reduce<string | undefined>(
    (question, change) => (change === false || question === undefined ? question : change(question)),
    before.question,
  );
}
