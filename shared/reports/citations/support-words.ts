import type { Statement, Term } from "./read-statement.ts";

export type WordFault =
  | "other-subject"
  | "other-period"
  | "negation"
  | "opposite-word"
  | "comparison-not-in-passage"
  | "other-order";

/** Share of the words common to both that may stand under a negation in one of them only. */
const LOOSE_NEGATION = 0.2;
/** Rank correlation of the common words from which on the claim says them the other way round. */
const REVERSED = -0.5;
const LEAST_WORDS_IN_ORDER = 4;
const INVERSION = /^(?:At|For|When|If|In|On|Under|After|Before|With|By|As|Once|Of|To|Where|While|Since)\b/;
const PASSIVE = /\b(?:is|are|was|were|be|been)\s+\w+\s+by\b|\bby the\b/i;

/** A claim is judged against a window of sentences; `around` is all of the passage and the headings it stands under. */
export interface WordContext {
  readonly claim: Statement;
  readonly window: Statement;
  readonly around: { readonly terms: ReadonlySet<string>; readonly years: ReadonlySet<string> };
}

const isSubject = ({ claim, window, around }: WordContext): boolean => {
  const there = new Set(window.terms.map(({ term }) => term));
  return claim.terms
    .filter(({ isName }) => isName)
    .every(({ term }) => there.has(term) || around.terms.has(term));
};

/** The years of the claim stand in the window; where the window tells none, in the headings or elsewhere in the passage. */
function isPeriod({ claim, window, around }: WordContext): boolean {
  const there = new Set(window.years.map(({ year }) => year));
  return claim.years.every(({ year }) => (there.size > 0 ? there.has(year) : around.years.has(year)));
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

function isNegatedAlike({ claim, window }: WordContext): boolean {
  let shared = 0;
  let unlike = 0;
  for (const { term, weight, negated } of claim.terms) {
    const found = window.terms.filter((other) => other.term === term);
    if (found.length === 0) continue;
    shared += weight;
    if (!found.some((other) => other.negated === negated)) unlike += weight;
  }
  const claimNegates = claim.terms.some(({ negated }) => negated);
  const windowNegates = window.terms.some(({ negated }) => negated);
  if (claimNegates && !windowNegates) return false;
  return unlike <= shared * LOOSE_NEGATION && !hasPrefixedNegation(claim.terms, window.terms);
}

const nearest = (places: readonly number[], place: number): number =>
  Math.min(Number.POSITIVE_INFINITY, ...places.map((other) => Math.abs(other - place)));

/** Where a window has both sides of a pair, the side nearer to the words around the claim's side is what it says of them. */
function isNearerTo(side: string, dimension: string, start: number, { claim, window }: WordContext): boolean {
  const anchors = claim.terms
    .filter(({ term }) => !term.startsWith(`${dimension}.`))
    .toSorted((left, right) => Math.abs(left.start - start) - Math.abs(right.start - start))
    .slice(0, 3);
  const placesOf = (isWanted: boolean) =>
    window.poles
      .filter((pole) => pole.dimension === dimension && (pole.side === side) === isWanted)
      .map((pole) => pole.start);
  const [own, other] = [placesOf(true), placesOf(false)];
  const votes = anchors.flatMap(({ term }) =>
    window.terms
      .filter((found) => found.term === term)
      .map((found) => nearest(other, found.start) - nearest(own, found.start)),
  );
  return votes.length === 0 || votes.reduce((sum, vote) => sum + Math.sign(vote), 0) >= 0;
}

function faultOfPoles(context: WordContext): WordFault | undefined {
  const { claim, window } = context;
  for (const { dimension, side, mustBeStated, start } of claim.poles) {
    const there = window.poles.filter((pole) => pole.dimension === dimension);
    if (there.length === 0 && mustBeStated) return "comparison-not-in-passage";
    if (there.length === 0) continue;
    if (!there.some((pole) => pole.side === side)) return "opposite-word";
    const both = there.some((pole) => pole.side !== side);
    if (both && !isNearerTo(side, dimension, start, context)) return "opposite-word";
  }
  return undefined;
}

/** Words that stand once in each text, by their place in the window, in the order of the claim. */
function commonOrder({ claim, window }: WordContext): readonly number[] {
  const once = (terms: readonly Term[]) =>
    new Map(
      [...Map.groupBy(terms, ({ term }) => term)].flatMap(([term, [first, second]]) =>
        first === undefined || second !== undefined ? [] : [[term, first.start] as const],
      ),
    );
  const there = once(window.terms);
  return [...once(claim.terms).keys()].flatMap((term) => there.get(term) ?? []);
}

/** Kendall's rank correlation of a sequence with its sorted order. */
function rankCorrelation(places: readonly number[]): number {
  let balance = 0;
  let pairs = 0;
  for (const [first, left] of places.entries()) {
    for (const right of places.slice(first + 1)) {
      balance += Math.sign(right - left);
      pairs += 1;
    }
  }
  return pairs === 0 ? 1 : balance / pairs;
}

/** "A told B" is not borne out by "B told A"; passives and clauses put in front turn the order without turning the sense. */
function isInOrder(context: WordContext): boolean {
  const { claim, window } = context;
  if (INVERSION.test(claim.text) || INVERSION.test(window.text)) return true;
  if (PASSIVE.test(claim.text) !== PASSIVE.test(window.text)) return true;
  const order = commonOrder(context);
  return order.length < LEAST_WORDS_IN_ORDER || rankCorrelation(order) > REVERSED;
}

/** What the words of the claim and of the window contradict each other in; undefined when they do not. */
export function faultOfWords(context: WordContext): WordFault | undefined {
  if (!isSubject(context)) return "other-subject";
  if (!isPeriod(context)) return "other-period";
  if (!isNegatedAlike(context)) return "negation";
  const opposite = faultOfPoles(context);
  if (opposite !== undefined) return opposite;
  return isInOrder(context) ? undefined : "other-order";
}
