import type { Turn } from "../session.ts";
import { findNames, PORTFOLIO } from "./find-names.ts";
import { measureAt } from "./vocabulary.ts";

const PRONOUN = /\bits\b|(?<=\b(?:of|for)\s)it\b/gi;
const BENCHMARK_LEAD = /\b(?:to|against|versus|vs\.?|with|than|relative to)\s+(?:the\s+)?$/i;

const measuresIn = (text: string) =>
  [...text.matchAll(/\S+/g)].flatMap(({ index }) => {
    const measure = measureAt(text.slice(index));
    return measure === undefined ? [] : [{ end: index + measure.length }];
  });

/** Whether a pronoun means the subject of the turn before: "its beta", with no calculation named earlier, or "the beta of it". */
function meansSubject(query: string, pronoun: string, at: number): boolean {
  const before = query.slice(0, at);
  if (pronoun === "its") return measuresIn(before).length === 0;
  const described = before.replace(/\s+(?:of|for)\s+$/i, "");
  return measuresIn(described).some(({ end }) => end === described.length);
}

/** The question with "its" or "of it" written out, where the turn before was about one subject and nothing else can be meant. */
export function replacePronoun(
  query: string,
  { calculated }: Turn,
  seriesNames: readonly string[],
): string | undefined {
  const subjects = new Set(calculated.map(({ series }) => series[0]));
  const [subject] = subjects;
  const [pronoun, another] = [...query.matchAll(PRONOUN)];
  if (subjects.size !== 1 || subject === undefined || pronoun === undefined || another !== undefined) {
    return undefined;
  }
  const isOwnSubject = findNames(query, seriesNames).some(
    ({ start }) => !BENCHMARK_LEAD.test(query.slice(0, start)),
  );
  if (isOwnSubject || !meansSubject(query, pronoun[0].toLowerCase(), pronoun.index)) return undefined;
  const name = subject === PORTFOLIO ? "the portfolio" : subject;
  const written = pronoun[0].toLowerCase() === "its" ? `${name}'s` : name;
  return query.slice(0, pronoun.index) + written + query.slice(pronoun.index + pronoun[0].length);
}
