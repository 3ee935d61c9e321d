import type { Turn } from "../session.ts";
import { append } from "./append.ts";
import { findNames, findUnknownName, type NameMention, PORTFOLIO } from "./find-names.ts";
import { termsOf } from "./vocabulary.ts";

type Role = "subject" | "benchmark";
type Span = Pick<NameMention, "start" | "end">;

/** Where subjects are set against each other, another subject may join them as well as take their place. */
const COMPARES =
  /\b(?:compare[ds]?|comparison|which|between|higher|lower|more|less|riskier|safer|better|worse|rank|ranking|correlation|correlated|if|without)\b/i;
const JOINS = /^[\s,]*(?:and|&|or)?[\s,]*$/i;
const listOf = new Intl.ListFormat("en", { type: "conjunction" });

/** Subjects and benchmarks of what was calculated; a name that is both says nothing of its place in the question. */
function rolesOf({ calculated }: Turn): ReadonlyMap<string, Role | "both"> {
  const roles = new Map<string, Role | "both">();
  for (const { series } of calculated) {
    for (const [position, name] of series.entries()) {
      const role = position === 0 ? "subject" : "benchmark";
      const known = roles.get(name);
      roles.set(name, known === undefined || known === role ? role : "both");
    }
  }
  return roles;
}

/** The stretches of mentions that only commas and "and" part. */
function groupsOf(question: string, mentions: readonly NameMention[]): readonly Span[] {
  const groups: Span[] = [];
  for (const { start, end } of mentions) {
    const before = groups.at(-1);
    if (before !== undefined && JOINS.test(question.slice(before.end, start))) {
      groups[groups.length - 1] = { start: before.start, end };
    } else groups.push({ start, end });
  }
  return groups;
}

/** Where the question says what is to be replaced; undefined where that is not certain. */
function placesOf(
  question: string,
  before: Turn,
  names: readonly string[],
  role: Role,
): readonly Span[] | undefined {
  const roles = rolesOf(before);
  const mentions = findNames(question, [...new Set([...names, ...roles.keys()])]);
  if (mentions.some(({ name }) => !roles.has(name) || roles.get(name) === "both")) return undefined;
  const own = mentions.filter(({ name }) => roles.get(name) === role);
  const groups = groupsOf(question, own);
  const isOneName = new Set(own.map(({ name }) => name)).size === 1;
  if (groups.length > 1 && !isOneName) return undefined;
  if (groups.length > 0) return groups;
  if (role === "benchmark") return [];
  const unknown = findUnknownName(question);
  if (unknown !== undefined) return [unknown];
  const isWhole = [...roles].every(([name, of]) => of !== "subject" || name === PORTFOLIO);
  return isWhole || !namesSubject(question) ? [] : undefined;
}

/** "Of" or "for" somebody whom the data do not know by that name. */
const namesSubject = (question: string): boolean => /\b(?:of|for)\s+\p{L}|['’]s\b/iu.test(question);

/** Puts other subjects, or another benchmark, in the place of those before; at the end where the question named none. */
export function changeSubject(
  before: Turn,
  names: readonly string[],
  seriesNames: readonly string[],
  role: Role,
): (question: string) => string | undefined {
  return (question) => {
    if (COMPARES.test(question)) return undefined;
    const isMeaningful =
      role === "subject" || before.calculated.every(({ calculation }) => termsOf(calculation).needsBenchmark);
    const places = isMeaningful ? placesOf(question, before, seriesNames, role) : undefined;
    if (places === undefined) return undefined;
    const written = listOf.format(names);
    if (places.length === 0) return append(question, `${role === "subject" ? "for" : "against"} ${written}`);
    return places
      .toReversed()
      .reduce((text, { start, end }) => text.slice(0, start) + written + text.slice(end), question);
  };
}
