import type { Ledger, LedgerEntry } from "../calculations/ledger.ts";
import { formatFigure } from "../format-figure.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";
import { nameOf, titleInSentence } from "./describe-entry.ts";
import type { CalculationLabel } from "./figures/check-narrative.ts";
import { goodDirection, isLoss } from "./orientation.ts";
import { type Comparison, readComparison, type Wanted } from "./read-comparison.ts";

/** What a verdict is read from: the question, all results, and what people call the calculations. */
export interface Compared {
  readonly question: string;
  readonly ledger: Ledger;
  readonly labels: readonly CalculationLabel[];
}

type Defined = LedgerEntry & { readonly value: number };
/** One calculation, done alike on several subjects, in the order asked. */
type Group = readonly [LedgerEntry, LedgerEntry, ...LedgerEntry[]];

const listOf = new Intl.ListFormat("en", { type: "conjunction" });
const plain = (text: string): NarrativeSentence => ({ text, citations: [] });

const isDefined = (entry: LedgerEntry): entry is Defined => entry.value !== null;
const subjectOf = ({ series }: LedgerEntry): string => nameOf(series[0] ?? "");
const slotOf = ({ id }: LedgerEntry): string => `{{${id}.value}}`;
const sizeOf = ({ calculation, value }: Defined): number => (isLoss(calculation) ? -value : value);

function groupsOf(ledger: Ledger): readonly Group[] {
  const alike = Map.groupBy(
    ledger.filter(({ series }) => series.length > 0),
    ({ calculation, method, series, parameters }) =>
      JSON.stringify([calculation, method, series.slice(1), parameters]),
  );
  return [...alike.values()].flatMap(([first, second, ...rest]): readonly Group[] =>
    first === undefined || second === undefined ? [] : [[first, second, ...rest]],
  );
}

/** Where the question names the calculation; undefined where it only means it. */
function placeOf({ calculation }: LedgerEntry, { question, labels }: Compared): number | undefined {
  const label = labels.find(({ id }) => id === calculation);
  const names = label === undefined ? [] : [label.title, ...label.synonyms];
  const text = question.toLowerCase();
  const places = names.map((name) => text.indexOf(name.toLowerCase())).filter((at) => at >= 0);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** What is wanted of one calculation: the only word of comparison, or of several the one nearest to its name. */
function wantedOf(group: Group, comparison: Comparison, compared: Compared): Wanted | undefined {
  const kinds = new Set(comparison.words.map(({ wanted }) => wanted));
  if (kinds.size === 0) return goodDirection(group[0].calculation) === undefined ? "most" : "best";
  const [only, ...others] = kinds;
  if (others.length === 0) return only;
  const place = placeOf(group[0], compared);
  if (place === undefined) return undefined;
  const nearest = comparison.words.toSorted((a, b) => Math.abs(a.at - place) - Math.abs(b.at - place));
  return nearest[0]?.wanted;
}

/** 1 where the largest is wanted, -1 where the smallest is; undefined where better and worse mean nothing. */
function directionOf(calculation: string, wanted: Wanted): 1 | -1 | undefined {
  if (wanted === "most") return 1;
  if (wanted === "least") return -1;
  const good = goodDirection(calculation);
  if (good === undefined || wanted === "best") return good;
  return good === 1 ? -1 : 1;
}

const comparative = (calculation: string, direction: 1 | -1): string => {
  if (isLoss(calculation)) return direction === 1 ? "larger" : "smaller";
  return direction === 1 ? "higher" : "lower";
};

/** True where the two print alike: a difference that nobody can see decides nothing. */
const isTied = (a: Defined, b: Defined): boolean => printed(a) === printed(b);

const printed = ({ value, unit, currency }: Defined): string =>
  formatFigure(currency === undefined ? { value, unit } : { value, unit, currency });

function answerYesOrNo(first: Defined, second: Defined, direction: 1 | -1): NarrativeSentence {
  const title = titleInSentence(first.title);
  const [one, other] = [subjectOf(first), subjectOf(second)];
  if (isTied(first, second))
    return plain(`No, the ${title} of ${one} and ${other} is the same: ${slotOf(first)}.`);
  const isSo = (sizeOf(first) - sizeOf(second)) * direction > 0;
  const word = comparative(first.calculation, direction);
  const verdict = isSo ? `Yes, the ${title} of ${one} is` : `No, the ${title} of ${one} is not`;
  const figures = `${slotOf(first)} against ${slotOf(second)}`;
  return plain(`${verdict} ${word} than the ${title} of ${other}: ${figures}.`);
}

function nameExtreme(
  defined: readonly Defined[],
  left: readonly LedgerEntry[],
  direction: 1 | -1,
  wanted: Wanted,
) {
  const [first] = defined;
  if (first === undefined) return [];
  const winner = defined.reduce((best, next) =>
    (sizeOf(next) - sizeOf(best)) * direction > 0 ? next : best,
  );
  const winners = defined.filter((entry) => isTied(entry, winner));
  const word = comparative(first.calculation, direction);
  const superlative = wanted === "best" || wanted === "worst" ? wanted : word.replace(/r$/, "st");
  const adjective = defined.length === 2 ? word : superlative;
  const title = titleInSentence(first.title);
  const others = left.length === 0 ? "" : `, leaving out ${listOf.format(left.map(subjectOf))} as undefined`;
  const among = listOf.format(defined.map(subjectOf));
  if (winners.length === defined.length)
    return [plain(`The ${title} of ${among} is the same${others}: ${slotOf(winner)}.`)];
  const who = listOf.format(winners.map(subjectOf));
  return [plain(`Of ${among}${others}, ${who} had the ${adjective} ${title}, ${slotOf(winner)}.`)];
}

function rank(defined: readonly Defined[], direction: 1 | -1): readonly NarrativeSentence[] {
  const [first] = defined;
  if (first === undefined) return [];
  const ordered = defined.toSorted((a, b) => (sizeOf(b) - sizeOf(a)) * direction);
  const places = ordered.map((entry) => `${subjectOf(entry)} ${slotOf(entry)}`);
  return [plain(`Ranked by ${titleInSentence(first.title)}: ${places.join(", ")}.`)];
}

function verdictOn(group: Group, comparison: Comparison, compared: Compared): readonly NarrativeSentence[] {
  const wanted = wantedOf(group, comparison, compared);
  const direction = wanted === undefined ? undefined : directionOf(group[0].calculation, wanted);
  if (wanted === undefined || direction === undefined) return [];
  const defined = group.filter(isDefined);
  const left = group.filter((entry) => !isDefined(entry));
  const [first, second, ...more] = defined;
  const title = titleInSentence(group[0].title);
  if (first === undefined || second === undefined || (comparison.isYesOrNo && left.length > 0)) {
    const open = listOf.format(left.map(subjectOf));
    return [plain(`The comparison stays open, as the ${title} of ${open} is undefined.`)];
  }
  if (comparison.isRanking) return rank(defined, direction);
  if (comparison.isYesOrNo && more.length === 0) return [answerYesOrNo(first, second, direction)];
  return nameExtreme(defined, left, direction, wanted);
}

/**
 * The verdicts that a question asks for over results that were calculated alike on several subjects, as sentences with slots: who
 * had the most or the worst, or whether the first is above the second. Computed from the ledger, never worded by a model; ties and
 * undefined results are said to be such.
 */
export function giveVerdicts(compared: Compared): readonly NarrativeSentence[] {
  const comparison = readComparison(compared.question);
  if (comparison === undefined) return [];
  return groupsOf(compared.ledger).flatMap((group) => verdictOn(group, comparison, compared));
}
