import type { CalculationMention } from "./calculation-selector.ts";
import type { Figure, FigureList } from "./read-figures.ts";
import type { Token, TokenRange } from "./read-tokens.ts";

const LEAST_CONFIDENCE = 0.5;
const USUAL_CONFIDENCE = 0.9;
/** "5% VaR" names the tail, "95% VaR" the confidence. */
const LARGEST_TAIL = 0.2;
const LONGEST_WAY = 7;
const NEXT_TO = 4;
const DECIMALS = 6;
const BETWEEN_OTHERS: ReadonlySet<string> = new Set([
  ",",
  "and",
  "of",
  "for",
  "against",
  "with",
  "versus",
  "vs",
  ";",
  "plus",
]);
const TIME_UNITS: ReadonlySet<string> = new Set([
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "observation",
  "return",
  "period",
]);

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

function confidenceOf({ value, unit }: Figure, isNextTo: boolean): number | undefined {
  if (unit === "odds") return rounded(1 - value);
  if (unit === "basis-point") return undefined;
  const isBarePercent = unit === "none" && value >= LEAST_CONFIDENCE * 100;
  if ((unit === "none" && !isNextTo) || value <= 0) return undefined;
  const share = isBarePercent ? value / 100 : value;
  if (share >= LEAST_CONFIDENCE && share < 1) return rounded(share);
  return unit === "percent" && isNextTo && share <= LARGEST_TAIL ? rounded(1 - share) : undefined;
}

function confidencesOf(list: FigureList, isNextTo: boolean): readonly number[] {
  const values = list.figures.map((figure) => confidenceOf(figure, isNextTo));
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}

function isUnparted(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > LONGEST_WAY) return false;
  return tokens.slice(from + 1, to).every(({ lower }) => !BETWEEN_OTHERS.has(lower));
}

/** What the figures of one sentence say: each mention's own levels, and levels that stand before all of them. */
interface Stated {
  readonly own: Map<CalculationMention, readonly number[]>;
  /** Mentions whose level stands behind them, and so may count for the whole list they end: "VaR and ES at 99%". */
  readonly behind: Set<CalculationMention>;
  general: readonly number[];
}

function place(
  tokens: readonly Token[],
  list: FigureList,
  mentions: readonly CalculationMention[],
  stated: Stated,
): void {
  if (TIME_UNITS.has(tokens[list.last + 1]?.stem ?? "") && list.figures.every(({ unit }) => unit === "none"))
    return;
  const next = mentions.find(({ first }) => first > list.last);
  const previous = mentions.findLast(({ first }) => first < list.first);
  if (next !== undefined && isUnparted(tokens, list.last, next.first) && !stated.own.has(next)) {
    const levels = confidencesOf(list, next.first - list.last <= NEXT_TO);
    if (levels.length > 0) stated.own.set(next, levels);
  } else if (previous !== undefined) {
    const levels = confidencesOf(
      list,
      list.first - previous.last <= NEXT_TO || isCalledConfidence(tokens, list),
    );
    if (levels.length === 0 || stated.own.has(previous)) return;
    stated.own.set(previous, levels);
    stated.behind.add(previous);
  } else {
    const isCalled = isCalledConfidence(tokens, list);
    const levels = isCalled || next !== undefined ? confidencesOf(list, isCalled) : [];
    if (levels.length > 0) stated.general = levels;
  }
}

function isCalledConfidence(tokens: readonly Token[], { first, last }: TokenRange): boolean {
  return [...tokens.slice(Math.max(0, first - 4), first), ...tokens.slice(last + 1, last + 3)].some(
    ({ lower }) => lower === "confidence" || lower === "level" || lower === "worst" || lower === "tail",
  );
}

/** The level behind the list that a mention stands in, or of the same calculation said again: "tail losses (99% ES)". */
function sharedWith(
  tokens: readonly Token[],
  mention: CalculationMention,
  following: CalculationMention | undefined,
  { own, behind }: Stated,
): readonly number[] {
  if (following === undefined) return [];
  const isRepeated =
    following.calculation === mention.calculation && isUnparted(tokens, mention.last, following.first);
  return behind.has(following) || isRepeated ? (own.get(following) ?? []) : [];
}

/**
 * The confidence levels that the question states for each mention that has one, as fractions; a mention without its own takes
 * that of the mention before it, or that behind the list it stands in. `mentions` are those of one sentence that take a level.
 */
export function readConfidence(
  tokens: readonly Token[],
  figures: readonly FigureList[],
  mentions: readonly CalculationMention[],
): ReadonlyMap<CalculationMention, readonly number[]> {
  const stated: Stated = { own: new Map(), behind: new Set(), general: [] };
  for (const list of figures) place(tokens, list, mentions, stated);
  const levels = new Map<CalculationMention, readonly number[]>();
  let carried = stated.general;
  for (const [index, mention] of mentions.entries()) {
    const shared = sharedWith(tokens, mention, mentions[index + 1], stated);
    carried = stated.own.get(mention) ?? (carried.length > 0 ? carried : shared);
    if (carried.length > 0) levels.set(mention, carried);
  }
  return levels;
}

/** The levels of a sentence that names no calculation: called so by name, or too high a share to be anything else. */
export function readGeneralConfidence(
  tokens: readonly Token[],
  figures: readonly FigureList[],
): readonly number[] {
  const lists = figures.filter(
    (list) =>
      isCalledConfidence(tokens, list) ||
      list.figures.every(({ unit, value }) => unit === "percent" && value >= USUAL_CONFIDENCE),
  );
  return lists.map((list) => confidencesOf(list, true)).find((levels) => levels.length > 0) ?? [];
}
