import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import type { CalculationMention } from "./calculation-selector.ts";
import { EVERYDAY_METHODS } from "./parameter-labels.ts";
import { readTokens, type Token, type TokenRange } from "./read-tokens.ts";

interface MethodName {
  readonly method: string;
  readonly stems: readonly string[];
}

interface MethodMention extends TokenRange {
  readonly method: string;
}

const LONGEST_WAY = 8;
/** What may stand between a method and its calculation: "the parametric ten-day 99 % confidence VaR". */
const DESCRIBES: ReadonlySet<string> = new Set(
  "and or , & / + - % ( ) percent pct confidence level day week month quarter year daily weekly monthly quarterly yearly annual annualised ten one".split(
    " ",
  ),
);
const JOINS: ReadonlySet<string> = new Set(["and", ",", "&", "/", "+", "plus", "%", "-", "the", "percent"]);
const LEADS: ReadonlySet<string> = new Set(
  "by using via with under assuming through , ( : and or & / both the a an method".split(" "),
);

const stemsOf = (text: string): readonly string[] =>
  readTokens(text)
    .filter(({ kind }) => kind === "word")
    .map(({ stem }) => stem);

/** The last token of a name that starts here, hyphens aside. */
function endOf(stems: readonly string[], tokens: readonly Token[], start: number): number | undefined {
  let at = start;
  for (const [index, stem] of stems.entries()) {
    if (index > 0 && tokens[at]?.lower === "-") at += 1;
    if (tokens[at]?.stem !== stem) return undefined;
    at += 1;
  }
  return at - 1;
}

/** Reads which of its methods a calculation is asked for by, from the catalogue's ids and everyday names. */
export class MethodReader {
  private readonly methods: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly names: ReadonlyMap<string, readonly MethodName[]>;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    const several = fields.catalogue.filter(({ methods }) => methods.length > 1);
    this.methods = new Map(several.map(({ id, methods }) => [id, new Set(methods)]));
    const ids = [...new Set(several.flatMap(({ methods }) => methods))];
    const names = ids.flatMap((method) =>
      [method, ...(EVERYDAY_METHODS[method] ?? [])].map((text) => ({ method, stems: stemsOf(text) })),
    );
    const longestFirst = names.sort((a, b) => b.stems.length - a.stems.length);
    this.names = Map.groupBy(longestFirst, ({ stems }) => stems[0] ?? "");
  }

  /** The mentions with the methods named for each, in the order named. */
  read(tokens: readonly Token[], mentions: readonly CalculationMention[]): readonly CalculationMention[] {
    if (!mentions.some(({ calculation }) => this.methods.has(calculation))) return mentions;
    const named = this.find(tokens);
    if (named.length === 0) return mentions;
    const methods = mentions.map((): string[] => []);
    for (const name of named) {
      for (const index of this.ownersOf(name, tokens, mentions, named)) {
        const own = methods[index];
        if (own !== undefined && !own.includes(name.method)) own.push(name.method);
      }
    }
    return mentions.map((mention, index) => {
      const own = methods[index] ?? [];
      return own.length === 0 ? mention : { ...mention, methods: own };
    });
  }

  private find(tokens: readonly Token[]): readonly MethodMention[] {
    const found: MethodMention[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      for (const { method, stems } of this.names.get(tokens[first]?.stem ?? "") ?? []) {
        const last = stems.length === 0 ? undefined : endOf(stems, tokens, first);
        if (last === undefined) continue;
        found.push({ method, first, last });
      }
    }
    return found;
  }

  private offers({ calculation }: CalculationMention, { method }: MethodMention): boolean {
    return this.methods.get(calculation)?.has(method) === true;
  }

  /** Indexes of the mentions that a method is said of: the one it stands in or before, else those it stands behind. */
  private ownersOf(
    name: MethodMention,
    tokens: readonly Token[],
    mentions: readonly CalculationMention[],
    named: readonly MethodMention[],
  ): readonly number[] {
    const within = mentions.findIndex(({ first, last }) => name.first >= first && name.last <= last);
    const next = within >= 0 ? within : mentions.findIndex(({ first }) => first > name.last);
    const target = mentions[next];
    const isBefore =
      target !== undefined && (within >= 0 || isDescribed(tokens, name.last, target.first, named));
    if (isBefore && this.offers(target, name)) return [next, ...this.following(next, tokens, mentions, name)];
    if (!LEADS.has(tokens[name.first - 1]?.lower ?? "")) return [];
    const previous = mentions.findLastIndex(({ last }) => last < name.first);
    const owner = mentions[previous];
    if (owner === undefined || !this.offers(owner, name)) return [];
    return [previous, ...this.preceding(previous, tokens, mentions, name)];
  }

  private following(
    from: number,
    tokens: readonly Token[],
    mentions: readonly CalculationMention[],
    name: MethodMention,
  ): readonly number[] {
    const [here, next] = [mentions[from], mentions[from + 1]];
    if (here === undefined || next === undefined || !this.offers(next, name)) return [];
    if (next.calculation === here.calculation || !isJoined(tokens, here.last, next.first)) return [];
    return [from + 1, ...this.following(from + 1, tokens, mentions, name)];
  }

  private preceding(
    from: number,
    tokens: readonly Token[],
    mentions: readonly CalculationMention[],
    name: MethodMention,
  ): readonly number[] {
    const [here, before] = [mentions[from], mentions[from - 1]];
    if (here === undefined || before === undefined || !this.offers(before, name)) return [];
    if (before.calculation === here.calculation || !isJoined(tokens, before.last, here.first)) return [];
    return [from - 1, ...this.preceding(from - 1, tokens, mentions, name)];
  }
}

function isDescribed(
  tokens: readonly Token[],
  from: number,
  to: number,
  named: readonly MethodMention[],
): boolean {
  if (to - from > LONGEST_WAY) return false;
  for (let at = from + 1; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.kind === "number" || DESCRIBES.has(token.lower) || DESCRIBES.has(token.stem)) continue;
    if (!named.some(({ first, last }) => first <= at && at <= last)) return false;
  }
  return true;
}

const isJoined = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from <= LONGEST_WAY &&
  tokens.slice(from + 1, to).every(({ kind, lower }) => kind === "number" || JOINS.has(lower));
