import type { Token, TokenRange } from "./read-tokens.ts";

/** A number of the question. `value` is a fraction where a percent or basis-point sign says so. */
export interface Figure extends TokenRange {
  readonly value: number;
  readonly unit: "percent" | "basis-point" | "odds" | "none";
}

/** Figures listed in one breath, "95/99%"; a sign on one counts for all. */
export interface FigureList extends TokenRange {
  readonly figures: readonly Figure[];
}

const PERCENT: ReadonlySet<string> = new Set(["%", "percent", "pct", "percentile", "th"]);
const BASIS_POINTS: ReadonlySet<string> = new Set(["bp", "bps"]);
const LIST_MARKS: ReadonlySet<string> = new Set([",", "/", "and", "or", "&", "-"]);

const numberOf = (token: Token | undefined): number | undefined =>
  token?.kind === "number" ? Number(token.text.replaceAll(",", "")) : undefined;

/** "1 in 20", "1-in-20". */
function readOdds(tokens: readonly Token[], first: number): Figure | undefined {
  const words = tokens.slice(first, first + 5).filter(({ lower }) => lower !== "-");
  const [one, inWord, of] = words;
  const chances = numberOf(of);
  if (inWord?.lower !== "in" || (one?.lower !== "1" && one?.lower !== "one") || chances === undefined)
    return undefined;
  const last = of === undefined ? first : tokens.indexOf(of, first);
  return chances > 1 && chances < 1_000 ? { value: 1 / chances, unit: "odds", first, last } : undefined;
}

function readFigure(tokens: readonly Token[], position: number): Figure | undefined {
  const odds = readOdds(tokens, position);
  if (odds !== undefined) return odds;
  const value = numberOf(tokens[position]);
  if (value === undefined) return undefined;
  const isPerCent = tokens[position + 1]?.lower === "per" && tokens[position + 2]?.lower === "cent";
  const sign = tokens[position + 1]?.lower ?? "";
  if (isPerCent) return { value: value / 100, unit: "percent", first: position, last: position + 2 };
  if (PERCENT.has(sign)) return { value: value / 100, unit: "percent", first: position, last: position + 1 };
  if (BASIS_POINTS.has(sign))
    return { value: value / 10_000, unit: "basis-point", first: position, last: position + 1 };
  return { value, unit: "none", first: position, last: position };
}

/** A sign behind the last figure of a list counts for the bare ones before it. */
function spreadSign(figures: readonly Figure[]): readonly Figure[] {
  const isPercent = figures.some(({ unit }) => unit === "percent");
  return figures.map((figure) =>
    isPercent && figure.unit === "none" && figure.value > 1
      ? { ...figure, value: figure.value / 100, unit: "percent" }
      : figure,
  );
}

/** The numbers of a question, gathered into lists. */
export function readFigures(tokens: readonly Token[]): readonly FigureList[] {
  const lists: Figure[][] = [];
  let position = 0;
  while (position < tokens.length) {
    const figure = readFigure(tokens, position);
    position += 1;
    if (figure === undefined) continue;
    position = figure.last + 1;
    const previous = lists.at(-1)?.at(-1);
    const between = previous === undefined ? [] : tokens.slice(previous.last + 1, figure.first);
    const isListed =
      between.length > 0 && between.length <= 2 && between.every(({ lower }) => LIST_MARKS.has(lower));
    if (isListed) lists.at(-1)?.push(figure);
    else lists.push([figure]);
  }
  return lists.map((figures) => ({
    figures: spreadSign(figures),
    first: figures[0]?.first ?? 0,
    last: figures.at(-1)?.last ?? 0,
  }));
}
