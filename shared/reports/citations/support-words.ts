import type { Statement, Term } from "./read-statement.ts";
import { isTurnedRound } from "./support-order.ts";

export type WordFault =
  | "other-subject"
  | "other-period"
  | "negation"
  | "opposite-word"
  | "comparison-not-in-passage"
  | "other-order";

/** A claim is judged against a window of sentences and what the headings add to it; `years` are those of all the passage. */
export interface WordContext {
  readonly claim: Statement;
  readonly window: Statement;
  readonly heading: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
}

const isSubject = ({ claim, window, heading }: WordContext): boolean => {
  const there = new Set(window.terms.map(({ term }) => term));
  return claim.terms.filter(({ isName }) => isName).every(({ term }) => there.has(term) || heading.has(term));
};

/** The years of the claim stand in the window; where the window tells none, in the headings or elsewhere in the passage. */
function isPeriod({ claim, window, years }: WordContext): boolean {
  const there = new Set(window.years.map(({ year }) => year));
  return claim.years.every(({ year }) => (there.size > 0 ? there.has(year) : years.has(year)));
}

const PREFIX = /^(?:un|in|im|il|ir|non|dis)(?=\p{L}{4})/u;

/** "uncorrelated" against "correlated": a negation that is part of the word. */
function hasPrefixedNegation(claim: readonly Term[], window: readonly Term[]): boolean {
  const said = new Set(claim.map(({ term }) => term));
  const there = new Set(window.map(({ term }) => term));
  const negates = (left: ReadonlySet<string>, right: ReadonlySet<string>) =>
    [...left].some((term) => PREFIX.test(term) && !right.has(term) && right.has(term.replace(PREFIX, "")));
  return negates(said, there) || negates(there, said);
}

/** What one of the two denies, the other has to say under a negation as well, or next to one: "owns no plants". */
function isDeniedByBoth(one: readonly Term[], other: readonly Term[]): boolean {
  return one
    .filter(({ isDenied }) => isDenied)
    .every(({ term }) => {
      const found = [...other.entries()].filter(([, candidate]) => candidate.term === term);
      const isNegatedAt = ([at, { negated }]: (typeof found)[number]) =>
        negated || other[at + 1]?.isDenied === true;
      return found.length === 0 || found.some(isNegatedAt);
    });
}

/** "does not borrow, except to meet redemptions": what is excepted is not denied. */
const EXCEPTS = /\b(?:except|unless|other than)\b/;

function isNegatedAlike({ claim, window }: WordContext): boolean {
  const negates = ({ terms }: Statement) => terms.some(({ negated }) => negated);
  if (negates(claim) && !negates(window)) return false;
  const isWindowDenied = EXCEPTS.test(window.text) || isDeniedByBoth(window.terms, claim.terms);
  return (
    isWindowDenied &&
    isDeniedByBoth(claim.terms, window.terms) &&
    !hasPrefixedNegation(claim.terms, window.terms)
  );
}

/** A boundary of clauses keeps words apart like so many characters. */
const BOUNDARY_DISTANCE = 100;

function distance(text: string, left: number, right: number): number {
  const between = text.slice(Math.min(left, right), Math.max(left, right));
  return (
    between.length + (/[,;:]|\b(?:and|but|while|when|if|where|than)\b/.test(between) ? BOUNDARY_DISTANCE : 0)
  );
}

/** Where a window has both sides of a pair, the side nearer to the words around the claim's side is what it says of them. */
function isNearerTo(
  { side, dimension, start }: Statement["poles"][number],
  { claim, window }: WordContext,
): boolean {
  const ofDimension = window.poles.filter((pole) => pole.dimension === dimension);
  const nearest = (place: number, isOwn: boolean) =>
    Math.min(
      Number.POSITIVE_INFINITY,
      ...ofDimension
        .filter((pole) => (pole.side === side) === isOwn)
        .map((pole) => distance(window.text, pole.start, place)),
    );
  const anchors = claim.terms
    .filter(
      (term) =>
        !term.term.startsWith(`${dimension}:`) && distance(claim.text, term.start, start) < BOUNDARY_DISTANCE,
    )
    .toSorted((left, right) => Math.abs(left.start - start) - Math.abs(right.start - start));
  const votes = anchors.flatMap(({ term }) => {
    const found = window.terms.filter((other) => other.term === term);
    const [only] = found;
    return only === undefined || found.length > 1
      ? []
      : [Math.sign(nearest(only.start, false) - nearest(only.start, true))];
  });
  return votes.slice(0, 3).reduce((sum, vote) => sum + vote, 0) >= 0;
}

function faultOfPoles(context: WordContext): WordFault | undefined {
  const { claim, window } = context;
  for (const pole of claim.poles) {
    const there = window.poles.filter(({ dimension }) => dimension === pole.dimension);
    if (there.length === 0 && pole.mustBeStated) return "comparison-not-in-passage";
    if (there.length === 0) continue;
    if (
      !there.some(
        ({ side, negated }) => side === pole.side && (!pole.mustBeStated || negated === pole.negated),
      )
    )
      return "opposite-word";
    if (there.some(({ side }) => side !== pole.side) && !isNearerTo(pole, context)) return "opposite-word";
  }
  return undefined;
}

/** What the words of the claim and of the window contradict each other in; undefined when they do not. */
export function faultOfWords(context: WordContext): WordFault | undefined {
  if (!isSubject(context)) return "other-subject";
  if (!isPeriod(context)) return "other-period";
  if (!isNegatedAlike(context)) return "negation";
  const opposite = faultOfPoles(context);
  if (opposite !== undefined) return opposite;
  return isTurnedRound(context.claim, context.window) ? "other-order" : undefined;
}
