import { wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** A run of tokens by the indexes of its first and last. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The layout of a sentence as far as it decides which name belongs to which figure. */
export interface Layout {
  readonly tokens: readonly Token[];
  /** By token: 1 where a mention of any kind holds it. */
  readonly claimed: Uint8Array;
  readonly figures: readonly Span[];
}

/** The mention that says what a figure is, and the list it stands in. */
export interface Governing<Mention> {
  readonly nearest: Mention | undefined;
  /** Paired: the members at this figure's place of the list. Otherwise the whole list that `nearest` is a member of. */
  readonly group: readonly Mention[];
  readonly paired: boolean;
}

const JOINS_NAMES = wordSet(
  ", and or nor neither & / the its both between 's ’s ' ’ % confidence level levels of annual annualised annualized historical daily monthly weekly one while",
);
const JOINS_COMPARED: ReadonlySet<string> = new Set([
  ...JOINS_NAMES,
  ..."versus vs against . than".split(" "),
]);
const JOINS_FIGURES = wordSet(
  ", and or & / versus vs . against compared with respectively ( ) than then - –",
);
/** Longer lists are read in parts, so that no text takes more than linear time. */
const LONGEST_LIST = 24;

const isJoin = (
  layout: Layout,
  from: number,
  to: number,
  joins: ReadonlySet<string>,
  throughClaimed: boolean,
): boolean => {
  for (let at = from; at <= to; at += 1) {
    if (throughClaimed && layout.claimed[at] === 1) continue;
    if (!joins.has(wordAt(layout.tokens, at))) return false;
  }
  return to - from < 12;
};

/** The figures around one that stand in a list with it, as positions [from, to]. */
export function figureList(
  { tokens, claimed, figures }: Layout,
  position: number,
): readonly [number, number] {
  const joined = (left: Span | undefined, right: Span | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    right.first > left.last + 1 &&
    isJoin({ tokens, claimed, figures }, left.last + 1, right.first - 1, JOINS_FIGURES, false);
  let from = position;
  let to = position;
  while (to - from < LONGEST_LIST && joined(figures[from - 1], figures[from])) from -= 1;
  while (to - from < LONGEST_LIST && joined(figures[to], figures[to + 1])) to += 1;
  return [from, to];
}

/** The names around one that stand in a list with it; `amongSeveral` figures, "MSFT vs IBM" is a list too. */
export function nameList<Mention extends Span>(
  layout: Layout,
  mentions: readonly Mention[],
  position: number,
  amongSeveral: boolean,
): readonly Mention[] {
  const joined = (left: Span | undefined, right: Span | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    !layout.figures.some(({ first }) => first > left.last && first < right.first) &&
    isJoin(layout, left.last + 1, right.first - 1, amongSeveral ? JOINS_COMPARED : JOINS_NAMES, true);
  let from = position;
  let to = position;
  while (to - from < LONGEST_LIST && joined(mentions[from - 1], mentions[from])) from -= 1;
  while (to - from < LONGEST_LIST && joined(mentions[to], mentions[to + 1])) to += 1;
  return mentions.slice(from, to + 1);
}

/** The names before a list of figures, one for each, whatever joins them: "MSFT was more volatile than IBM: … against …". */
export function namesBefore<Mention extends Span>(
  { figures }: Layout,
  mentions: readonly Mention[],
  list: readonly [number, number],
): readonly Mention[] {
  const from = figures[list[0] - 1]?.last ?? -1;
  const to = figures[list[0]]?.first ?? 0;
  return mentions.filter(({ first, last }) => first > from && last < to);
}

/** Which names of a list belong to a figure at its place in a list of figures. Four figures under two names go in pairs or in turns. */
export function pairInOrder<Mention>(
  group: readonly Mention[],
  nearest: Mention,
  list: readonly [number, number],
  position: number,
): Governing<Mention> {
  const size = list[1] - list[0] + 1;
  const at = position - list[0];
  if (group.length < 2 || size % group.length !== 0) return { nearest, group, paired: false };
  const inBlocks = group[Math.floor((at * group.length) / size)];
  const inTurns = group[at % group.length];
  const own = [inBlocks, inTurns].filter((mention) => mention !== undefined);
  return { nearest: inBlocks, group: own, paired: true };
}
