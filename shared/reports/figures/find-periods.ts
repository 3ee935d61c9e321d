import { readUnit, wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** A stretch of time that a sentence names. `from` and `to` are as precise as the text: "2008", "2008-10" or "2008-10-15". */
export interface PeriodMention {
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
  /** `event` only has to lie within the period of a figure: "the 2008 crisis". */
  readonly role: "whole" | "start" | "end" | "event";
}

interface Moment {
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
}

const MONTHS: ReadonlyMap<string, string> = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .flatMap((name, index) => {
      const number = String(index + 1).padStart(2, "0");
      return [
        [name, number],
        [name.slice(0, 3), number],
      ] as const;
    }),
);
const QUARTERS = ["first", "second", "third", "fourth"];
const BEGINS_PERIOD: ReadonlySet<string> = new Set([...MONTHS.keys(), ...QUARTERS, "q", "h", "fy"]);
const YEAR = /^(?:19|20)\d\d$/;
const EVENT = wordSet(
  "crisis crash recession selloff sell bear turmoil pandemic shock downturn bubble collapse episode event stress rally meltdown slump financial credit banking dot",
);
/** A number of four digits after one of these states an amount, not a year. */
const STATES_AN_AMOUNT = wordSet(
  "is was are were equals stands reaches reached approximately about roughly only = : + > < ≈ ~",
);
const COUNTED = wordSet(
  "observation observations return returns point points day days week weeks month months sample samples share shares unit units times dollar dollars periods rows prices hundred thousand million billion",
);
const AMOUNT_VERB = wordSet(
  "amount amounts amounted come comes came equal equals rises rose fell falls up down close equates equivalent increased dropped",
);

/** True when four digits that look like a year are said in a place where only a year makes sense. */
function isYear(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || !YEAR.test(token.text)) return false;
  const before = wordAt(tokens, index - 1);
  const after = wordAt(tokens, index + 1);
  if (STATES_AN_AMOUNT.has(before) || COUNTED.has(after) || readUnit(tokens, index + 1) !== undefined)
    return false;
  if (
    tokens[index + 1]?.glued &&
    /^(?:word|slot|number)$/.test(tokens[index + 1]?.kind ?? "") &&
    after !== "s"
  )
    return false;
  if (token.glued && /^[.−]$/.test(before)) return false;
  if (token.glued && before === "-" && !tokens[index - 1]?.glued) return false;
  if (/^(?:[$€£¥]|usd|eur|gbp|chf|jpy)$/.test(before)) return false;
  return !(before === "to" && AMOUNT_VERB.has(wordAt(tokens, index - 2)));
}

const moment = (first: number, last: number, from: string, to = from): Moment => ({ first, last, from, to });

function quarterOf(year: string, quarter: number): readonly [string, string] {
  const month = (number: number) => `${year}-${String(number).padStart(2, "0")}`;
  return [month(quarter * 3 - 2), month(quarter * 3)];
}

function halfOf(year: string, half: number): readonly [string, string] {
  return half === 1 ? [`${year}-01`, `${year}-06`] : [`${year}-07`, `${year}-12`];
}

/** "Q3 2023", "Q3 of fiscal 2023", "H1 2020", "third quarter of 2023". */
function readQuarter(tokens: readonly Token[], index: number): Moment | undefined {
  const letter = wordAt(tokens, index);
  const ordinal = QUARTERS.indexOf(letter) + 1;
  const lettered = /^[qh]$/.test(letter) && tokens[index + 1]?.glued;
  const number = lettered ? Number(tokens[index + 1]?.text) : ordinal;
  const named = wordAt(tokens, index + 1);
  const isHalf = letter === "h" || (ordinal > 0 && named === "half");
  if (!lettered && !(ordinal > 0 && (named === "quarter" || named === "half"))) return undefined;
  if (!(number >= 1 && number <= (isHalf ? 2 : 4))) return undefined;
  let at = index + 2;
  while (/^(?:of|fiscal|fy|the|year|,|-)$/.test(wordAt(tokens, at))) at += 1;
  const year = tokens[at];
  if (year === undefined || !YEAR.test(year.text)) return undefined;
  const [from, to] = isHalf ? halfOf(year.text, number) : quarterOf(year.text, number);
  return moment(index, at, from, to);
}

/** "March 2010", "1 March 2010", "March 1, 2010". */
function readMonth(tokens: readonly Token[], index: number): Moment | undefined {
  const dayFirst = /^\d{1,2}$/.test(wordAt(tokens, index)) ? index : undefined;
  const ordinal = dayFirst !== undefined && /^(?:st|nd|rd|th)$/.test(wordAt(tokens, index + 1)) ? 1 : 0;
  const monthAt = dayFirst === undefined ? index : index + 1 + ordinal;
  const month = MONTHS.get(wordAt(tokens, monthAt));
  if (month === undefined) return undefined;
  let at = monthAt + 1;
  let day = dayFirst === undefined ? undefined : wordAt(tokens, dayFirst);
  if (day === undefined && /^\d{1,2}$/.test(wordAt(tokens, at))) {
    day = wordAt(tokens, at);
    at += /^(?:st|nd|rd|th)$/.test(wordAt(tokens, at + 1)) ? 2 : 1;
  }
  while (/^(?:,|\.|of)$/.test(wordAt(tokens, at))) at += 1;
  const year = wordAt(tokens, at);
  if (!YEAR.test(year)) return undefined;
  const precise = day === undefined ? `${year}-${month}` : `${year}-${month}-${day.padStart(2, "0")}`;
  return moment(index, at, precise);
}

function readMoment(tokens: readonly Token[], index: number): Moment | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  if (token.kind === "number" && /^\d{4}-\d{2}-\d{2}$/.test(token.text))
    return moment(index, index, token.text);
  const composed = readMonth(tokens, index) ?? readQuarter(tokens, index);
  if (composed !== undefined) return composed;
  if (token.kind === "word" && token.lower === "fy" && YEAR.test(wordAt(tokens, index + 1))) {
    return moment(index, index + 1, wordAt(tokens, index + 1));
  }
  if (!isYear(tokens, index)) return undefined;
  if (wordAt(tokens, index + 1) === "s" || wordAt(tokens, index + 1) === "'s") {
    return moment(index, index + 1, token.text, `${token.text.slice(0, 3)}9`);
  }
  const quarter =
    wordAt(tokens, index + 1) === "q" && tokens[index + 2]?.glued ? Number(tokens[index + 2]?.text) : 0;
  if (quarter >= 1 && quarter <= 4) return moment(index, index + 2, ...quarterOf(token.text, quarter));
  return moment(index, index, token.text);
}

function roleOf(tokens: readonly Token[], { first, last, from, to }: Moment): PeriodMention["role"] {
  const near = [wordAt(tokens, last + 1), wordAt(tokens, last + 2)];
  if (near.some((word) => EVENT.has(word)) || (from !== to && from.length === 4)) return "event";
  const before = wordAt(tokens, first - 1);
  const earlier = wordAt(tokens, first - 2);
  if (
    /^(?:crisis|crash|recession|including|covering|spanning|includes|covers|spans)$/.test(earlier) ||
    /^(?:including|includes|covers|spans)$/.test(before)
  )
    return "event";
  if (/^(?:since|from|starting|beginning|starts|begins|after)$/.test(before)) return "start";
  if (/^(?:starting|beginning|starts|begins|started|began|start|beginning)$/.test(earlier)) return "start";
  if (/^(?:until|through|till|by|to|ending|ends|ended)$/.test(before)) return "end";
  if (/^(?:ending|ends|ended|end|as|up)$/.test(earlier)) return "end";
  return "whole";
}

const isRangeSign = (tokens: readonly Token[], index: number): boolean =>
  /^(?:-|–|—|to|through|until|till|and|\/)$/.test(wordAt(tokens, index));

/** Every stretch of time a sentence names, ranges joined: "2000–2010", "from March 2000 to 2010", "between 2000 and 2010". */
export function findPeriods(tokens: readonly Token[]): readonly PeriodMention[] {
  const periods: PeriodMention[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const { kind, lower } = tokens[index] ?? { kind: "mark", lower: "" };
    if (kind !== "number" && !BEGINS_PERIOD.has(lower)) continue;
    const start = readMoment(tokens, index);
    if (start === undefined) continue;
    const joint = start.last + 1;
    const opened = wordAt(tokens, start.first - 1);
    const joins = isRangeSign(tokens, joint) && (wordAt(tokens, joint) !== "and" || opened === "between");
    const end = joins ? readMoment(tokens, joint + 1) : undefined;
    const whole = end === undefined ? start : moment(start.first, end.last, start.from, end.to);
    const isOfEvent = EVENT.has(wordAt(tokens, start.first - 2)) && wordAt(tokens, start.first - 1) === "of";
    const role = end !== undefined && !isOfEvent ? "whole" : isOfEvent ? "event" : roleOf(tokens, start);
    periods.push({ ...whole, role });
    index = whole.last;
  }
  return periods;
}
