/** Where a text names a series, a position or the portfolio; `name` as the data have it. */
export interface NameMention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export const PORTFOLIO = "portfolio";

/** What the portfolio is called; the article goes with it when the name is replaced. */
const PORTFOLIO_WORDS = String.raw`(?:(?:my|our|the|this)\s+)?(?:(?:whole|entire|total|overall)\s+)?portfolio`;

/** Tickers that are words: these are only read in capitals. */
const WORDS: ReadonlySet<string> = new Set(
  "a all an and any are at be big by can car do for fun good has have how if in is it key like low man more most next now of on one or out over real run same see so than that the then they this to true up us use was well what with".split(
    " ",
  ),
);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Mentions of whole names, the longest first where one name is part of another; capitals count for short words only. */
export function findNames(text: string, seriesNames: readonly string[]): readonly NameMention[] {
  const byFolded = new Map(seriesNames.map((name) => [name.toLowerCase(), name]));
  const alternatives = seriesNames.toSorted((left, right) => right.length - left.length).map(escaped);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...alternatives, PORTFOLIO_WORDS].join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return [...text.matchAll(pattern)].flatMap(({ 0: written, index }) => {
    const name = byFolded.get(written.toLowerCase()) ?? PORTFOLIO;
    const isWord = WORDS.has(written.toLowerCase()) && written !== name;
    return isWord ? [] : [{ name, start: index, end: index + written.length }];
  });
}

/** A capitalised name that no series has, where the words before it make it a subject: "for Apple", "Apple's". */
export function findUnknownName(text: string): Pick<NameMention, "start" | "end"> | undefined {
  const pattern =
    /(?<=\b(?:of|for)\s+)[A-Z][\w.&-]*[a-z](?:\s[A-Z][\w.&-]*)?|\b[A-Z][\w.&-]*[a-z](?=['’]s\b)/g;
  const [found, another] = [...text.matchAll(pattern)];
  if (found === undefined || another !== undefined) return undefined;
  return { start: found.index, end: found.index + found[0].length };
}
