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
  ", and or & / the its both between 's ’s ' ’ % confidence level levels of annual annualised annualized historical daily monthly weekly one while",
);
const JOINS_FIGURES = wordSet(
  ", and or & / versus vs . against compared with respectively ( ) than then - – — :",
);
const ENDS_AFTERTHOUGHT = wordSet(
  ", ; . : ( ) | — – and but or while whereas versus vs against compared than which above below exceeds over under so because although though relative",
  "\n",
);
/** Words that tie a name to the figure before it; a series may also follow "with" or "to", a label may not. */
export const TIES_LABEL = wordSet("for of in on as");
const TIES_ANY = wordSet("for of in on at by as during from since over to through until with between");
const MODIFIER = wordSet(
  "annual annualised annualized daily weekly monthly historical average mean realised realized total - one day parametric sample overall rolling trailing",
);
const LINKS_TO_NEXT = wordSet(": = of is at was , | to");
const LONGEST_AFTERTHOUGHT = 7;

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
function figureList({ tokens, claimed, figures }: Layout, position: number): readonly [number, number] {
  const joined = (left: Span | undefined, right: Span | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    right.first > left.last + 1 &&
    isJoin({ tokens, claimed, figures }, left.last + 1, right.first - 1, JOINS_FIGURES, false);
  let from = position;
  let to = position;
  while (joined(figures[from - 1], figures[from])) from -= 1;
  while (joined(figures[to], figures[to + 1])) to += 1;
  return [from, to];
}

function nameList<Mention extends Span>(
  layout: Layout,
  mentions: readonly Mention[],
  position: number,
): readonly Mention[] {
  const joined = (left: Span | undefined, right: Span | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    !layout.figures.some(({ first }) => first > left.last && first < right.first) &&
    isJoin(layout, left.last + 1, right.first - 1, JOINS_NAMES, true);
  let from = position;
  let to = position;
  while (joined(mentions[from - 1], mentions[from])) from -= 1;
  while (joined(mentions[to], mentions[to + 1])) to += 1;
  return mentions.slice(from, to + 1);
}

/** A name that follows the figure it belongs to: "{{…}} for MSFT", "a {{…}} Sharpe ratio". Its position, or -1. */
function afterthought<Mention extends Span>(
  layout: Layout,
  figure: Span,
  next: Span | undefined,
  mentions: readonly Mention[],
  ties: ReadonlySet<string>,
): number {
  let isLinked = false;
  for (
    let at = figure.last + 1;
    at <= figure.last + LONGEST_AFTERTHOUGHT && at < layout.tokens.length;
    at += 1
  ) {
    const position = mentions.findIndex(({ first }) => first === at);
    if (next !== undefined && at >= next.first && !(isLinked && position >= 0)) return -1;
    if (position >= 0) {
      const mention = mentions[position];
      if (isLinked || mention === undefined) return position;
      const isOfNext =
        next !== undefined &&
        (mention.last + 1 === next.first ||
          (mention.last + 2 === next.first && LINKS_TO_NEXT.has(wordAt(layout.tokens, mention.last + 1))));
      return isOfNext ? -1 : position;
    }
    const word = wordAt(layout.tokens, at);
    if (
      ENDS_AFTERTHOUGHT.has(word) &&
      layout.claimed[at] !== 1 &&
      !(word === "over" && at === figure.last + 1)
    )
      return -1;
    if (ties.has(word)) isLinked = true;
    else if (!isLinked && layout.claimed[at] !== 1 && !MODIFIER.has(word)) return -1;
  }
  return -1;
}

function pair<Mention>(
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

/**
 * Finds the mention that says what a figure is: one that follows it closely, else the nearest before it that `passOver` does
 * not set aside, else the first after it. Lists of as many names as figures are paired in order, with or without "respectively".
 */
export function governingMention<Mention extends Span>(
  layout: Layout,
  position: number,
  mentions: readonly Mention[],
  passOver: (mention: Mention, position: number) => boolean,
  ties: ReadonlySet<string> = TIES_ANY,
): Governing<Mention> {
  const figure = layout.figures[position];
  if (figure === undefined || mentions.length === 0) return { nearest: undefined, group: [], paired: false };
  if (mentions.length === 1) return { nearest: mentions[0], group: mentions, paired: false };
  const list = figureList(layout, position);
  const listLast = layout.figures[list[1]] ?? figure;
  const listFirst = layout.figures[list[0]] ?? figure;
  const trailing = afterthought(layout, listLast, layout.figures[list[1] + 1], mentions, ties);
  const own =
    position === list[1]
      ? trailing
      : afterthought(layout, figure, layout.figures[position + 1], mentions, ties);
  const trailingGroup = trailing < 0 ? [] : nameList(layout, mentions, trailing);
  const followed = mentions[own];
  if (
    trailingGroup.length === list[1] - list[0] + 1 &&
    followed === undefined &&
    trailingGroup[0] !== undefined
  ) {
    return pair(trailingGroup, trailingGroup[0], list, position);
  }
  if (followed !== undefined) {
    return own === trailing
      ? pair(trailingGroup, followed, list, position)
      : { nearest: followed, group: [followed], paired: true };
  }
  let before = mentions.length - 1;
  while (before >= 0 && (mentions[before]?.first ?? 0) > listFirst.first) before -= 1;
  let kept = before;
  while (kept >= 0) {
    const candidate = mentions[kept];
    if (candidate === undefined || !passOver(candidate, position)) break;
    kept -= 1;
  }
  const chosen = kept >= 0 ? kept : before;
  const nearest = mentions[chosen >= 0 ? chosen : mentions.findIndex(({ first }) => first > figure.last)];
  if (nearest === undefined) return { nearest: undefined, group: [], paired: false };
  return pair(nameList(layout, mentions, mentions.indexOf(nearest)), nearest, list, position);
}
