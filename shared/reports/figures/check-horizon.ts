import type { LedgerEntry } from "../../calculations/ledger.ts";
import { agreesWithLabel } from "./agree.ts";
import { isFact } from "./figure-source.ts";
import { wordAt } from "./read-unit.ts";
import type { ContextProblem, PlacedFigure, SentenceContext } from "./sentence-context.ts";

const LENGTHS: Readonly<Record<string, readonly string[]>> = {
  day: ["daily", "day", "overnight"],
  week: ["weekly", "week"],
  month: ["monthly", "month"],
  quarter: ["quarterly", "quarter"],
  year: ["annual", "annualised", "annualized", "yearly", "year"],
};
const LENGTH_OF_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(LENGTHS).flatMap(([length, words]) => words.map((word) => [word, length] as const)),
);
/** How far before its label a word such as "daily" may stand: "the daily historical 95% VaR". */
const MOST_TOKENS_BEFORE = 5;

/** The length of time that a result is for: its horizon, or a year where it was annualised; undefined where it is for none. */
function lengthOf({ parameters }: LedgerEntry): string | undefined {
  const { horizon } = parameters;
  if (typeof horizon === "string") {
    const words = horizon.toLowerCase().split(/[^a-z]+/);
    return words
      .map((word) => LENGTH_OF_WORD.get(word.replace(/s$/, "")))
      .find((found) => found !== undefined);
  }
  return parameters["periodsPerYear"] === undefined ? undefined : "year";
}

/** The word of time that belongs to a label: between it and the name, label or mark before. */
function wordBefore({ sentence: { tokens, mentions } }: SentenceContext, first: number): string | undefined {
  for (let at = first - 1; at >= 0 && first - at <= MOST_TOKENS_BEFORE; at -= 1) {
    const word = wordAt(tokens, at);
    if (LENGTH_OF_WORD.has(word)) return word;
    if (/^[,;:.()|]$/.test(word) || mentions.labels.some(({ last }) => last === at)) return undefined;
  }
  return undefined;
}

/** A result under another length of time than its own: a monthly VaR called daily, an annualised volatility called monthly. */
export function horizonProblem(
  context: SentenceContext,
  { source }: PlacedFigure,
): ContextProblem | undefined {
  const { owner, role, path } = source;
  if (isFact(owner) || (role !== "value" && role !== "amount")) return undefined;
  const own = lengthOf(owner);
  if (own === undefined) return undefined;
  const { index, sentence } = context;
  for (const mention of sentence.mentions.labels) {
    if (mention.weak || !agreesWithLabel(index, sentence.tokens, owner, mention)) continue;
    const inLabel = Array.from({ length: mention.last - mention.first + 1 }, (_, offset) =>
      wordAt(sentence.tokens, mention.first + offset),
    ).find((word) => LENGTH_OF_WORD.has(word));
    const word = inLabel ?? wordBefore(context, mention.first);
    const said = word === undefined ? undefined : LENGTH_OF_WORD.get(word);
    if (said === undefined || said === own) continue;
    return {
      kind: "wrong-period",
      message: `{{${path}}} is for a ${own}, not "${word}": say ${own} or leave it out`,
    };
  }
  return undefined;
}
