import type { Fact } from "./fact.ts";
import { cleanLabel, unitByLabel } from "./fact-label.ts";
import { findFigures, type WrittenFigure } from "./figure-grammar.ts";
import { findPeriods, type Period } from "./period-grammar.ts";
import { tokenize } from "./tokenize.ts";

/** A fact before it is numbered; the span is relative to the text it was read from. */
export type FoundFact = Pick<Fact, "label" | "value" | "unit" | "currency" | "period"> & {
  readonly start: number;
  readonly end: number;
};

/** No label begins further away than this, which keeps the work linear in the length of the text. */
const REACH = 200;

const APPROXIMATION = /\s(?:about|around|roughly|approximately|only|currently|now)$/i;
const BOUND = /\s(?:at most|at least|no more than|not more than|up to|every|within)$/i;
const STATEMENT =
  /\s(?:is|are|was|were|equals|equalled|of|reached|reaches|totall?ed|totals|(?:stood|stands|stayed|remained|set|fixed|capped) at|(?:limited|set|amounted|amounts|came|comes) to|(?:rose|fell|grew|increased|decreased|declined|dropped|climbed|rises|falls) to)$/i;
const PROHIBITION = /\s(?:must|may|can|should|shall)(?:\s?not| never) exceed$/i;
const PASSIVE = /\s(?:is|are|was|were)$/i;
const CHANGE = /\s(?:rose|fell|grew|increased|decreased|declined|dropped|climbed)\s[^.;]{0,60}$/i;
const POSSESSION =
  /\s(?:has|have|had|holds?|held|employs?|employed|owns?|operates?|contains?|comprises|covers)$/i;
const NAMED_AFTER =
  /^\s+((?:[a-z-]+\s+){0,2}(?:confidence level|confidence|limit|threshold|trigger|cap|floor|target))\b/i;
const RANGE = /^\s*(?:to|or|and|through|-|–)\s*[$€£]?\d/;
/** After a figure, "and has" begins a statement of its own. */
const NEXT_STATEMENT = /^.*\sand\s(?=(?:has|have|had)\s)/i;
const TIME_UNIT = /^(?:years?|months?|weeks?|hours?|minutes?|quarters?|decades?|per|percent|times)$/i;

/** "in 2024", "as of 31 December 2024": a preposition right before the period. */
const DATED = /\b(?:as of|in|for|during|at|of|on|by|ended|ending|until)(?:\sthe)?\s$/i;

interface Sentence {
  readonly text: string;
  readonly figures: readonly WrittenFigure[];
  readonly periods: readonly Period[];
}

/** The word or two after a bare number that say what it counts: "monthly observations". */
function nounAfter({ text }: Sentence, { end }: WrittenFigure): string | undefined {
  const found = /^\s([\p{L}-]+)(?:\s([\p{L}-]+))?/u.exec(text.slice(end, end + REACH));
  const words = [found?.[1], found?.[2]].filter((word) => word !== undefined);
  const [first] = words;
  if (first === undefined || words.some((word) => TIME_UNIT.test(word))) return undefined;
  const counted = words.findIndex((word) => tokenize(word).length === 0);
  const noun = words.slice(0, counted === -1 ? words.length : counted).join(" ");
  return noun === "" ? undefined : noun;
}

/** A label without the period that it is about: "Cash at 31 December 2024" is "Cash". */
function nameOf(raw: string): string | undefined {
  const timeless = findPeriods(raw).reduceRight(
    (text, { start, end }) => `${text.slice(0, start).replace(DATED, "")} ${text.slice(end)}`,
    raw,
  );
  return cleanLabel(timeless);
}

/** The subject of a figure, read from the text before it; undefined when nothing says what the figure is. */
function labelBefore(
  { text, figures }: Sentence,
  figure: WrittenFigure,
  position: number,
): string | undefined {
  const previousEnd = figures[position - 1]?.end ?? 0;
  const from = Math.max(previousEnd, figure.start - REACH);
  const lead = ` ${text
    .slice(from, figure.start)
    .replaceAll(/[*_`"“”]/g, "")
    .trimEnd()}`;
  const plain = lead.replace(APPROXIMATION, "");
  const unbounded = plain.replace(BOUND, "").trimEnd();
  if (unbounded.endsWith(":")) {
    const start = Math.max(0, figure.start - REACH);
    return nameOf(text.slice(start, text.lastIndexOf(":", figure.start)).replaceAll(",", " "));
  }
  if (/^\s+(?:,\s)?to$/.test(plain) && previousEnd > 0) {
    const start = Math.max(figures[position - 2]?.end ?? 0, figure.start - REACH);
    const wide = ` ${text.slice(start, previousEnd)}`;
    return CHANGE.test(wide) ? nameOf(wide.replace(CHANGE, "")) : undefined;
  }
  if (PROHIBITION.test(plain)) return nameOf(`${plain.replace(PROHIBITION, "")} limit`);
  if (!STATEMENT.test(plain)) return undefined;
  const stated = plain.replace(STATEMENT, "").replace(PASSIVE, "");
  return nameOf(previousEnd > 0 ? stated.replace(NEXT_STATEMENT, " ") : stated);
}

/** "holds 48 positions" and "a 97.5 % confidence level": figures whose name comes after them. */
function labelAfter({ text }: Sentence, figure: WrittenFigure, noun: string | undefined): string | undefined {
  const lead = ` ${text.slice(Math.max(0, figure.start - REACH), figure.start).trimEnd()}`;
  if (figure.unit === undefined) {
    const owner = POSSESSION.test(lead) ? cleanLabel(lead.replace(POSSESSION, "")) : undefined;
    return owner === undefined || noun === undefined ? undefined : `${owner} ${noun}`;
  }
  if (!/\s(?:a|an|the|its|our)$/i.test(lead)) return undefined;
  const named = NAMED_AFTER.exec(text.slice(figure.end, figure.end + REACH))?.[1];
  return named === undefined ? undefined : cleanLabel(named);
}

function periodOf(
  { text, figures, periods }: Sentence,
  figure: WrittenFigure,
  position: number,
): string | undefined {
  const nextStart = figures[position + 1]?.start ?? text.length;
  const isDated = ({ start }: Period) => DATED.test(text.slice(Math.max(0, start - 20), start));
  const after = periods.find(
    (period) => period.start >= figure.end && period.end <= nextStart && isDated(period),
  );
  const before = periods.findLast((period) => period.end <= figure.start);
  return (after ?? before)?.text;
}

function readFact(sentence: Sentence, figure: WrittenFigure, position: number): readonly FoundFact[] {
  if (RANGE.test(sentence.text.slice(figure.end, figure.end + REACH))) return [];
  const noun = figure.unit === undefined ? nounAfter(sentence, figure) : undefined;
  const label = labelBefore(sentence, figure, position) ?? labelAfter(sentence, figure, noun);
  if (label === undefined) return [];
  const isCount = noun !== undefined && Number.isInteger(figure.value);
  const unit = figure.unit ?? unitByLabel(label, figure.value) ?? (isCount ? "count" : undefined);
  if (unit === undefined) return [];
  const period = periodOf(sentence, figure, position);
  const { currency, start, end, value } = figure;
  return [{ label, value, unit, start, end, ...(currency && { currency }), ...(period && { period }) }];
}

/** Facts that one sentence or one "label: figure" line states. A figure without a name beside it is left out. */
export function readSentenceFacts(text: string): readonly FoundFact[] {
  const periods = findPeriods(text);
  const figures = findFigures(text).filter(
    ({ start, end }) => !periods.some((period) => start < period.end && end > period.start),
  );
  const sentence: Sentence = { text, figures, periods };
  return figures.flatMap((figure, position) => readFact(sentence, figure, position));
}
