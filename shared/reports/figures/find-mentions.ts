import { type EvidenceIndex, PORTFOLIO } from "./evidence-index.ts";
import { findPeriods, type PeriodMention } from "./find-periods.ts";
import type { FoundPhrase } from "./phrase-index.ts";
import { readCurrency, wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** A calculation, measure or fact named in a sentence. */
export interface LabelMention {
  readonly first: number;
  readonly last: number;
  readonly concepts: readonly string[];
  /** A word such as "monthly returns" that supports a figure but names no result by itself. */
  readonly weak: boolean;
  /** The label of a fact that names no calculation: it can contradict facts only. */
  readonly factOnly: boolean;
}

export interface SeriesMention {
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

/** What a sentence names. */
export interface Mentions {
  readonly labels: readonly LabelMention[];
  readonly series: readonly SeriesMention[];
  readonly periods: readonly PeriodMention[];
  /** By token: 1 where a name or a period holds it. */
  readonly claimed: Uint8Array;
}

const WEAK_LAST_WORD = wordSet(
  "performance fluctuation fluctuations correlated series change changes together risky",
);
/** Returns as data, "its monthly returns", as against a result such as "total returns". */
const DATA_RETURNS = wordSet("returns simple periodic daily weekly monthly quarterly active");
const NOT_THE_PORTFOLIO_ITSELF = wordSet(
  "value values weight weights size holdings positions manager managers level theory",
);

/** "a portfolio of USD 100,000" speaks of its size, not of its figures. */
const isAmount = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === "number" || readCurrency(tokens[at]) !== undefined;

function isSeriesName(
  index: EvidenceIndex,
  tokens: readonly Token[],
  { first, last, values }: FoundPhrase<string>,
): boolean {
  const [name = ""] = values;
  const token = tokens[first];
  if (token === undefined) return false;
  if (name === PORTFOLIO) {
    const next = wordAt(tokens, last + 1) === "'s" || wordAt(tokens, last + 1) === "’s" ? last + 2 : last + 1;
    if (wordAt(tokens, next) === "of" && isAmount(tokens, next + 1)) return false;
    return (
      (!NOT_THE_PORTFOLIO_ITSELF.has(wordAt(tokens, next)) ||
        index.catalogue.longestAt(tokens, next) !== undefined) &&
      !/^(?:in|within|on)$/.test(wordAt(tokens, first - 2))
    );
  }
  if (first !== last || !/^\p{Lu}+$/u.test(name)) return true;
  if (token.text !== name) return false;
  return name.length > 1 || first > 0 || tokens[1]?.kind !== "word" || !/^\p{Ll}/u.test(tokens[1].text);
}

function containsCatalogueLabel(
  index: EvidenceIndex,
  tokens: readonly Token[],
  found: FoundPhrase<string>,
): boolean {
  for (let at = found.first; at <= found.last; at += 1) {
    const inner = index.catalogue.longestAt(tokens, at);
    if (inner !== undefined && inner.last <= found.last) return true;
  }
  return false;
}

function labelAt(index: EvidenceIndex, tokens: readonly Token[], at: number): LabelMention | undefined {
  const catalogue = index.catalogue.longestAt(tokens, at);
  const fact = index.factLabels.longestAt(tokens, at);
  if (catalogue === undefined && fact === undefined) return undefined;
  const weak = (last: number): boolean =>
    WEAK_LAST_WORD.has(wordAt(tokens, last)) ||
    (last === at && tokens[at]?.folded === "return") ||
    (wordAt(tokens, last) === "returns" && DATA_RETURNS.has(wordAt(tokens, at)));
  if (catalogue !== undefined && (fact === undefined || catalogue.last > fact.last)) {
    const { first, last, values } = catalogue;
    return { first, last, concepts: values, weak: weak(last), factOnly: false };
  }
  if (fact === undefined) return undefined;
  const same = catalogue?.last === fact.last ? catalogue.values : [];
  const factOnly = same.length === 0 && !containsCatalogueLabel(index, tokens, fact);
  return {
    first: fact.first,
    last: fact.last,
    concepts: [...fact.values, ...same],
    weak: weak(fact.last),
    factOnly,
  };
}

function claim(claimed: Uint8Array, first: number, last: number): void {
  claimed.fill(1, first, last + 1);
}

const STANDS_BETWEEN = wordSet("the a % confidence level this that");

/** "Losses beyond the 95% VaR" names what lies beyond, not the VaR itself. */
function beyondLabel(index: EvidenceIndex, tokens: readonly Token[], label: LabelMention): LabelMention {
  let at = label.first - 1;
  while (
    at > 0 &&
    (tokens[at]?.kind === "number" || tokens[at]?.kind === "slot" || STANDS_BETWEEN.has(wordAt(tokens, at)))
  )
    at -= 1;
  if (wordAt(tokens, at) !== "beyond" || !/^loss(?:es)?$/.test(wordAt(tokens, at - 1))) return label;
  const concepts = index.catalogue.lookUp("loss beyond VaR");
  return concepts.length === 0 ? label : { ...label, first: at - 1, concepts };
}

/** Names every series, label and period of a sentence, each the longest that fits, none inside another. */
export function findMentions(index: EvidenceIndex, tokens: readonly Token[]): Mentions {
  const claimed = new Uint8Array(tokens.length);
  const labels: LabelMention[] = [];
  const series: SeriesMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === "slot") continue;
    const named = index.series.longestAt(tokens, at);
    const label = labelAt(index, tokens, at);
    if (named !== undefined && isSeriesName(index, tokens, named) && named.last >= (label?.last ?? -1)) {
      series.push({ first: named.first, last: named.last, name: named.values[0] ?? "" });
      claim(claimed, named.first, named.last);
      at = named.last;
    } else if (label !== undefined) {
      labels.push(
        wordAt(tokens, at) === "var" || tokens[at]?.folded === "value"
          ? beyondLabel(index, tokens, label)
          : label,
      );
      claim(claimed, label.first, label.last);
      at = label.last;
    }
  }
  const periods = findPeriods(tokens).filter(({ first }) => claimed[first] === 0);
  for (const { first, last } of periods) claim(claimed, first, last);
  return { labels, series, periods, claimed };
}
