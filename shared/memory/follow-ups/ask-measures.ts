import type { Turn } from "../session.ts";
import { PORTFOLIO } from "./find-names.ts";
import type { FollowUp } from "./read-follow-up.ts";
import { confidencesIn, horizonsIn } from "./stated-parameters.ts";
import { termsOf } from "./vocabulary.ts";

const MOST_SUBJECTS = 6;
const listOf = new Intl.ListFormat("en", { type: "conjunction" });

const nameOf = (series: string): string => (series === PORTFOLIO ? "the portfolio" : series);

/** The one value in a list, or undefined. */
const only = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined;

/** Other calculations on the subject of the turn before, with the confidence, horizon and benchmark of then where they take one. */
export function askMeasures(before: Turn, followUp: FollowUp): string | undefined {
  const subjects = [...new Set(before.calculated.flatMap(({ series }) => series.slice(0, 1)))];
  if (subjects.length === 0 || subjects.length > MOST_SUBJECTS) return undefined;
  const terms = followUp.measures.map(({ id }) => termsOf(id));
  const benchmark = terms.some(({ needsBenchmark }) => needsBenchmark)
    ? benchmarkOf(before, followUp)
    : undefined;
  const confidence = terms.some(({ takesConfidence }) => takesConfidence)
    ? (followUp.confidence ?? only(confidencesIn(before.question))?.percent)
    : undefined;
  const horizon = terms.some(({ takesHorizon }) => takesHorizon)
    ? (followUp.horizon ?? only(horizonsIn(before.question) ?? [])?.written.replace("-", " "))
    : undefined;
  if (isUnused(followUp, { benchmark, confidence, horizon })) return undefined;
  const measures = listOf.format(followUp.measures.map(({ written }) => written));
  const pieces = [
    `What is the ${measures} of ${listOf.format(subjects.map(nameOf))}`,
    ...(benchmark === undefined ? [] : [`against ${benchmark}`]),
    ...(followUp.method === undefined ? [] : [`by the ${followUp.method} method`]),
    ...(confidence === undefined ? [] : [`at ${confidence}% confidence`]),
    ...(horizon === undefined ? [] : [`over ${horizon}`]),
  ];
  return `${pieces.join(" ")}?`;
}

function benchmarkOf({ calculated }: Turn, followUp: FollowUp): string | undefined {
  if (followUp.benchmark !== undefined) return followUp.benchmark;
  return only([...new Set(calculated.flatMap(({ series }) => (series.length === 2 ? series.slice(1) : [])))]);
}

/** True where the follow-up states something that none of its calculations takes. */
const isUnused = (stated: FollowUp, used: Pick<FollowUp, "benchmark" | "confidence" | "horizon">): boolean =>
  (stated.benchmark !== undefined && used.benchmark === undefined) ||
  (stated.confidence !== undefined && used.confidence === undefined) ||
  (stated.horizon !== undefined && used.horizon === undefined);
