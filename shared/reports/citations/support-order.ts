import type { Statement } from "./read-statement.ts";

/** Fronted clauses, causes and passives turn the order of words without turning the sense. */
const TURNS_FREELY =
  /^(?:At|For|When|If|In|On|Under|After|Before|With|Without|By|As|Once|Of|To|Where|While|Since)\b|\b(?:because|reason|due|owing|if|when)\b/;
const PASSIVE = /\b(?:is|are|was|were|be|been)\s+(?:\w+\s+){0,3}by\b/i;
/** Further away, in characters, a word is no subject or object of a verb. */
const FAR = 45;
/** How many words on each side of a verb may be its subject and object. */
const REACH = 2;
const LIST_JOINT = /^\s*(?:,|and\b|or\b)|(?:,|\band|\bor)\s*$/i;

const placesOf = ({ terms }: Statement): ReadonlyMap<string, readonly number[]> =>
  new Map(
    [...Map.groupBy(terms, ({ term }) => term)].map(([term, all]) => [term, all.map(({ start }) => start)]),
  );

/** True for a word of a list, "hold, hedge or reduce", whose order says nothing. */
function isListed({ text, terms }: Statement, position: number): boolean {
  const [before, here, after] = [terms[position - 1], terms[position], terms[position + 1]];
  if (here === undefined) return false;
  const lead = before === undefined ? "" : text.slice(before.start, here.start).replace(/^\S+/, "");
  const trail = after === undefined ? "" : text.slice(here.start, after.start).replace(/^\w+/, "");
  return LIST_JOINT.test(lead) || LIST_JOINT.test(trail);
}

/**
 * True when around some word common to both, the claim has on the left what the window has on the right and the other way round:
 * "A tells B" is not borne out by "B tells A".
 */
export function isTurnedRound(claim: Statement, window: Statement): boolean {
  if (
    TURNS_FREELY.test(claim.text) !== TURNS_FREELY.test(window.text) ||
    PASSIVE.test(claim.text) !== PASSIVE.test(window.text)
  )
    return false;
  const places = placesOf(window);
  const sideOf = (term: string, pivots: readonly number[]): number => {
    const found = places.get(term) ?? [];
    if (found.length === 0 || found.every((place) => Math.abs(place - (pivots[0] ?? 0)) > FAR)) return 0;
    if (found.every((place) => place > Math.max(...pivots))) return 1;
    return found.every((place) => place < Math.min(...pivots)) ? -1 : 0;
  };
  return claim.terms.some(({ term }, position) => {
    const pivots = places.get(term) ?? [];
    if (pivots.length === 0 || isListed(claim, position)) return false;
    const others = (from: number, to: number) =>
      claim.terms.slice(from, to).filter((other) => other.term !== term);
    const left = others(Math.max(0, position - REACH), position).map((other) => sideOf(other.term, pivots));
    const right = others(position + 1, position + 2 + REACH).map((other) => sideOf(other.term, pivots));
    return left.includes(1) && !left.includes(-1) && right.includes(-1);
  });
}
