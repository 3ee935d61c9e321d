import {
  figureList,
  type Governing,
  type Layout,
  nameList,
  namesBefore,
  pairInOrder,
  type Span,
} from "./mention-lists.ts";
import { wordAt } from "./read-unit.ts";
import { wordSet } from "./word-set.ts";

const ENDS_AFTERTHOUGHT = wordSet(
  ", ; . : ( ) | — – and but or while whereas versus vs against compared than which above below exceeds over under so because although though relative",
  "\n",
);
/** How names of one kind look for their figures. */
export interface GoverningRules<Mention> {
  /** Names to set aside while a better one stands before the figure. */
  readonly passOver: (mention: Mention) => boolean;
  /** Words that tie a name to the figure before it; a series may follow "with" or "to", a label may not. */
  readonly ties: ReadonlySet<string>;
  /** Whether the figure at a position keeps names after it from figures before it. Not so in "… and … of MSFT". */
  readonly isBarrier: (position: number) => boolean;
}

export const TIES_LABEL = wordSet("for of in on as");
export const TIES_ANY = wordSet("for of in on at by as during from since over to through until with between");
const MODIFIER = wordSet(
  "annual annualised annualized daily weekly monthly historical average mean realised realized total - one day parametric sample overall rolling trailing",
);
const LINKS_TO_NEXT = wordSet(": = of is at was , | to");
const LONGEST_AFTERTHOUGHT = 7;

/** True for "(MSFT)": a name and nothing else. */
function isAloneInParentheses({ tokens }: Layout, opening: number, mentions: readonly Span[]): boolean {
  const named = mentions.find(({ first }) => first === opening + 1);
  return named !== undefined && wordAt(tokens, named.last + 1) === ")";
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
    if (word === "(" && at === figure.last + 1 && isAloneInParentheses(layout, at, mentions)) continue;
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

const nothing = { nearest: undefined, group: [], paired: false };

interface Search<Mention> {
  readonly layout: Layout;
  readonly position: number;
  readonly figure: Span;
  readonly list: readonly [number, number];
  readonly mentions: readonly Mention[];
}

/** The mention after a figure, or after the list it stands in, that is tied to it. */
function followingMention<Mention extends Span>(
  search: Search<Mention>,
  ties: ReadonlySet<string>,
): Governing<Mention> | undefined {
  const { layout, position, figure, list, mentions } = search;
  const end = layout.figures[list[1]] ?? figure;
  const trailing = afterthought(layout, end, layout.figures[list[1] + 1], mentions, ties);
  const own =
    position === list[1]
      ? trailing
      : afterthought(layout, figure, layout.figures[position + 1], mentions, ties);
  const followed = mentions[own];
  if (followed !== undefined && own !== trailing)
    return { nearest: followed, group: [followed], paired: true };
  const group = trailing < 0 ? [] : nameList(layout, mentions, trailing, list[1] > list[0]);
  const [first] = group;
  if (followed !== undefined) return pairInOrder(group, followed, list, position);
  const isOneEach = group.length === list[1] - list[0] + 1;
  return isOneEach && first !== undefined ? pairInOrder(group, first, list, position) : undefined;
}

/** Names after a list of figures that has none before it: the first, or one for each. */
function laterMention<Mention extends Span>(
  { layout, position, figure, list, mentions }: Search<Mention>,
  isBarrier: (position: number) => boolean,
): Governing<Mention> {
  const end = layout.figures[list[1]] ?? figure;
  const limit =
    layout.figures.find((_, at) => at > list[1] && isBarrier(at))?.first ?? Number.POSITIVE_INFINITY;
  const near = mentions.filter(({ first }) => first > end.last && first < limit);
  const isOneEach = list[1] > list[0] && near.length === list[1] - list[0] + 1;
  const nearest = isOneEach ? near[position - list[0]] : near[0];
  return nearest === undefined ? nothing : { nearest, group: [nearest], paired: isOneEach };
}

/** The nearest mention before a figure that is not passed over, else one after it. */
function precedingMention<Mention extends Span>(
  search: Search<Mention>,
  { passOver, isBarrier }: GoverningRules<Mention>,
): Governing<Mention> {
  const { layout, position, figure, list, mentions } = search;
  const start = (layout.figures[list[0]] ?? figure).first;
  const before = mentions.findLastIndex(({ first }) => first <= start);
  const kept = mentions.findLastIndex((mention, at) => at <= before && !passOver(mention));
  if (kept < 0) {
    const later = laterMention(search, isBarrier);
    if (later.nearest !== undefined || before < 0) return later;
  }
  const chosen = kept >= 0 ? kept : before;
  const nearest = mentions[chosen];
  if (nearest === undefined) return nothing;
  const group = nameList(layout, mentions, chosen, list[1] > list[0]);
  const named = list[1] > list[0] && group.length === 1 ? namesBefore(layout, mentions, list) : [];
  const isOneEach = named.length === list[1] - list[0] + 1;
  if (!isOneEach) return pairInOrder(group, nearest, list, position);
  const own = named[position - list[0]] ?? nearest;
  return { nearest: own, group: [own, nearest], paired: true };
}

/**
 * Finds the mention that says what a figure is: one that follows it closely, else the nearest before it that is not passed
 * over, else the first after it. Lists of as many names as figures are paired in order, with or without "respectively".
 */
export function governingMention<Mention extends Span>(
  layout: Layout,
  position: number,
  mentions: readonly Mention[],
  rules: GoverningRules<Mention>,
): Governing<Mention> {
  const figure = layout.figures[position];
  if (figure === undefined || mentions.length === 0) return nothing;
  const [only] = mentions;
  if (mentions.length === 1 && only !== undefined && only.first < figure.first) {
    return { nearest: only, group: mentions, paired: false };
  }
  const search = { layout, position, figure, list: figureList(layout, position), mentions };
  return followingMention(search, rules.ties) ?? precedingMention(search, rules);
}

/** Rules for names that nothing sets aside, such as periods and confidence levels. */
export const PLAIN_RULES: GoverningRules<Span> = {
  passOver: () => false,
  ties: TIES_ANY,
  isBarrier: () => false,
};
