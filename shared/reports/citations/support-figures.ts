import type { StatedFigure, Statement } from "./read-statement.ts";

/** Between two figures this ends what is said of the first and begins what is said of the second. */
const JOINT =
  /[;,.](?=\s)|\(|\s(?:and|while|whereas|but|against|versus|compared|from|to|with|above|below)\s/g;
/** Two figures with nothing else between them are said of the same: "from 2.4 % to 1.9 %". */
const ONLY_JOINT = /^\s*(?:to|from|against|and|or|versus|compared with)\s*$/;
const SENTENCE_START = /[.!?]\s+(?=[\p{Lu}"“(])/gu;
const YEAR_WEIGHT = 2;
/** By how much another figure must fit a statement better before the stated one counts as taken from the wrong place. */
const CLEARLY_BETTER = 0.5;
const LOSS_WORDS =
  /\b(?:loss|losses|lost|fall|fell|decline|declined|drop|dropped|down|drawdown|decrease|decreased)\b/i;

/** Same unit, same sign; a rounded figure stands for a more precise one. A minus may be said in a word of loss. */
function isSame(claimed: StatedFigure, found: StatedFigure, losesInWords: boolean): boolean {
  if (claimed.unit !== found.unit || claimed.currency !== found.currency) return false;
  const near = (left: number, right: number) =>
    Math.abs(left - right) <=
    Math.max(found.tolerance < claimed.tolerance ? claimed.tolerance : 0, 1e-9 * Math.abs(right));
  if (near(claimed.value, found.value)) return true;
  return losesInWords && near(Math.abs(claimed.value), Math.abs(found.value));
}

/** What is said of one figure of a statement: the words and years on its side of the joints around it. */
function aboutFigure(statement: Statement, position: number): ReadonlyMap<string, number> {
  const { text, figures, terms, years } = statement;
  const figure = figures[position];
  if (figure === undefined) return new Map();
  const before = figures[position - 1];
  if (before !== undefined && ONLY_JOINT.test(text.slice(before.end, figure.start))) {
    const inherited = [...aboutFigure(statement, position - 1)].filter(
      ([term]) => !term.startsWith("change "),
    );
    return new Map([...inherited, ...roleOf(text, figure)]);
  }
  const previousEnd = figures[position - 1]?.end;
  const nextStart = figures[position + 1]?.start ?? text.length;
  const lead = text.slice(previousEnd ?? 0, figure.start);
  const boundary = previousEnd === undefined ? SENTENCE_START : JOINT;
  const joint = [...lead.matchAll(boundary)].at(-1);
  const from = (previousEnd ?? 0) + (joint === undefined ? 0 : joint.index + joint[0].length);
  const isLast = figures[position + 1] === undefined;
  const trail = text.slice(figure.end, nextStart);
  const end = [...trail.matchAll(isLast ? SENTENCE_START : JOINT)][0]?.index;
  const to = end === undefined ? (isLast ? text.length : figure.end) : figure.end + end;
  const isNear = ({ start }: { readonly start: number }) => start >= from && start < to;
  return new Map([
    ...terms.filter(isNear).map(({ term, weight }) => [term, weight] as const),
    ...years.filter(isNear).map(({ year }) => [year, YEAR_WEIGHT] as const),
    ...roleOf(text, figure),
  ]);
}

/** Where a change starts or ends is part of what a figure is. */
function roleOf(text: string, { start }: StatedFigure): readonly (readonly [string, number])[] {
  const role = /\b(from|to)\s*$/.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  return role === undefined ? [] : [[`change ${role}`, 1]];
}

const isYear = (term: string): boolean => /^(?:19|20)\d\d$/.test(term);

/** True when both name years and none is common. */
const isOtherPeriod = (said: readonly string[], about: readonly string[]): boolean =>
  said.length > 0 && about.length > 0 && !said.some((year) => about.includes(year));

function shared(said: ReadonlyMap<string, number>, about: ReadonlyMap<string, number>): number {
  let weight = 0;
  for (const [term, worth] of said) if (about.has(term)) weight += worth;
  return weight;
}

const fitOf = (
  figure: StatedFigure,
  said: ReadonlyMap<string, number>,
  about: ReadonlyMap<string, number>,
) => ({ figure, score: shared(said, about), years: [...about.keys()].filter(isYear) });

/** How well each figure of the statements fits what is said; figures of another unit are no rivals. */
function fits(said: ReadonlyMap<string, number>, claimed: StatedFigure, statements: readonly Statement[]) {
  return statements.flatMap((statement) =>
    statement.figures.flatMap((figure, position) =>
      figure.unit === claimed.unit ? [fitOf(figure, said, aboutFigure(statement, position))] : [],
    ),
  );
}

export type FigureFault = "figure-not-in-passage" | "figure-of-something-else" | "figure-of-other-period";

/**
 * Whether each figure of a claim stands in the window with the same unit and sign, and is no figure of the passage that belongs
 * to other words than the claim's; undefined when all do.
 */
export function faultOfFigures(
  claim: Statement,
  window: Statement,
  sentences: readonly Statement[],
): FigureFault | undefined {
  const loses = LOSS_WORDS.test(claim.text);
  for (const [position, claimed] of claim.figures.entries()) {
    if (!window.figures.some((found) => isSame(claimed, found, loses))) return "figure-not-in-passage";
    const said = aboutFigure(claim, position);
    const saidYears = [...said.keys()].filter(isYear);
    const scored = fits(said, claimed, sentences);
    const isRight = ({ figure }: { readonly figure: StatedFigure }) => isSame(claimed, figure, loses);
    const own = Math.max(0, ...scored.filter(isRight).map(({ score }) => score));
    if (scored.filter(isRight).every(({ years }) => isOtherPeriod(saidYears, years)))
      return "figure-of-other-period";
    const rival = Math.max(0, ...scored.filter((other) => !isRight(other)).map(({ score }) => score));
    if (rival >= own + CLEARLY_BETTER) return "figure-of-something-else";
  }
  return undefined;
}
