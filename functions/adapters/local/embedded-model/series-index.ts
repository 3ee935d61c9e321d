import { isWithinEdits } from "./correct-spelling.ts";
import { readTokens, type Token, type TokenRange } from "./read-tokens.ts";
import { WELL_KNOWN_NAMES } from "./well-known-names.ts";
import { FUNCTION_WORDS, ORDINARY_WORDS } from "./word-lists.ts";

/** A name found in a question. `series` is undefined when no series is listed under it. */
export interface NameMatch extends TokenRange {
  readonly series: string | undefined;
  readonly written: string;
}

/** How a name is written, spaces and marks aside: "S&P 500", "S&P500" and "sp500" have one key. */
interface Spelling {
  readonly key: string;
  readonly words: number;
  readonly tokens: number;
  /** A ticker in capitals, which an ordinary word in lower case does not mean. */
  readonly isTicker: boolean;
}

interface IndexedName extends Spelling {
  readonly series: string | undefined;
}

const LONGEST_TICKER = 5;
const SHORTEST_MISSPELT = 5;

function spellingOf(name: string): Spelling {
  const tokens = readTokens(name);
  const parts = tokens.filter(({ kind }) => kind !== "mark");
  return {
    key: parts.map(({ lower }) => lower).join(""),
    words: parts.filter(({ spaceBefore }, index) => index === 0 || spaceBefore).length,
    tokens: tokens.length,
    isTicker: name.length <= LONGEST_TICKER && name === name.toUpperCase(),
  };
}

const WELL_KNOWN = Object.entries(WELL_KNOWN_NAMES).map(([name, tickers]) => ({
  spelling: spellingOf(name),
  tickers: tickers.map((ticker) => ticker.toLowerCase()),
}));

/** Finds the names of listed series, and well-known names of series that are not listed, longest first. */
export class SeriesIndex {
  private readonly byKey = new Map<string, IndexedName>();
  private readonly longNames: readonly IndexedName[];
  private readonly longest: number;

  constructor(fields: { readonly names: readonly string[] }) {
    const listed = new Map(fields.names.map((name) => [name.toLowerCase(), name]));
    for (const { spelling, tickers } of WELL_KNOWN) {
      const ticker = tickers.find((name) => listed.has(name));
      this.byKey.set(spelling.key, { ...spelling, series: ticker && listed.get(ticker) });
    }
    for (const name of fields.names) {
      const spelling = spellingOf(name);
      if (spelling.key !== "") this.byKey.set(spelling.key, { ...spelling, series: name });
    }
    this.longNames = [...this.byKey.values()].filter(({ key }) => key.length >= SHORTEST_MISSPELT);
    this.longest = Math.max(...[...this.byKey.values()].map(({ tokens }) => tokens + 1));
  }

  find(tokens: readonly Token[]): readonly NameMatch[] {
    const matches: NameMatch[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      const match = this.longestFrom(tokens, first) ?? this.misspelt(tokens, first);
      if (match === undefined) continue;
      matches.push(match);
      first = match.last;
    }
    return matches;
  }

  /** A name with one letter wrong, "amazn"; short names are too near to each other to tell. */
  private misspelt(tokens: readonly Token[], position: number): NameMatch | undefined {
    const { kind, lower = "" } = tokens[position] ?? {};
    if (kind !== "word" || lower.length < SHORTEST_MISSPELT) return undefined;
    if (ORDINARY_WORDS.has(lower) || FUNCTION_WORDS.has(lower)) return undefined;
    const name = this.longNames.find(({ key }) => key[0] === lower[0] && isWithinEdits(lower, key, 1));
    return (
      name && { first: position, last: position, series: name.series, written: tokens[position]?.text ?? "" }
    );
  }

  private longestFrom(tokens: readonly Token[], first: number): NameMatch | undefined {
    if (tokens[first]?.kind === "mark") return undefined;
    let found: NameMatch | undefined;
    let key = "";
    let spaces = 0;
    for (let last = first; last < first + this.longest; last += 1) {
      const token = tokens[last];
      if (token === undefined || token.lower === "'s") break;
      if (token.kind === "mark") continue;
      if (last > first && token.spaceBefore) spaces += 1;
      key += token.lower;
      const name = this.byKey.get(key);
      if (name === undefined || spaces > spacesAllowed(name)) continue;
      if (last === first && isOrdinaryWord(token, name)) continue;
      found = { first, last, series: name.series, written: writtenOf(tokens, first, last) };
    }
    return found;
  }
}

/** "S & P 500" has a space more than "S&P 500"; "I BM" is not IBM. */
const spacesAllowed = ({ words }: IndexedName): number => (words === 1 ? 0 : words);

const isOrdinaryWord = ({ text, lower }: Token, { isTicker }: IndexedName): boolean =>
  isTicker && text === lower && ORDINARY_WORDS.has(lower);

/** A stretch of the question as it was written, with single spaces. */
export function writtenOf(tokens: readonly Token[], first: number, last: number): string {
  const parts = tokens
    .slice(first, last + 1)
    .map(({ text, spaceBefore }, index) => (index > 0 && spaceBefore ? ` ${text}` : text));
  return parts.join("");
}
