import type { UnitKind } from "../../units.ts";
import { type FigureSource, isFact, isResult } from "./figure-source.ts";
import type { ResolvedFigure } from "./resolve-figures.ts";
import type { SentenceContext } from "./sentence-context.ts";

/** A result that a sentence states, by figure or by naming a calculation and a series without its figure. */
export interface StatedValue {
  /** Token index where it is said. */
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly unit: UnitKind | undefined;
  readonly source: FigureSource | undefined;
  /** True for results whose size counts, not their sign: a drawdown of -50% exceeds one of -20%. */
  readonly isLoss: boolean;
}

const LOSS_TITLE = /drawdown|value at risk|\bvar\b|shortfall|loss/i;

/** The results that a sentence states as figures; dates, counts of observations and parameters are none. */
export function statedValues(
  context: SentenceContext,
  figures: readonly ResolvedFigure[],
): readonly StatedValue[] {
  return figures.flatMap(({ position, source, value }) => {
    const span = context.layout.figures[position];
    if (span === undefined || (source !== undefined && !isResult(source))) return [];
    const isLoss = source !== undefined && !isFact(source.owner) && LOSS_TITLE.test(source.owner.title);
    return [{ first: span.first, last: span.last, value, unit: source?.quantity?.unit, source, isLoss }];
  });
}

/** The results that a sentence only names: for each of its series, the entry of the first calculation that all of them have. */
export function impliedValues(
  { index, sentence }: SentenceContext,
  concepts: readonly string[],
): readonly StatedValue[] {
  const { series } = sentence.mentions;
  for (const concept of new Set(concepts)) {
    const entries = index.evidence.ledger.filter(
      ({ calculation, value }) => calculation === concept && value !== null,
    );
    const values = series.flatMap(({ first, last, name }) => {
      const entry = entries.find((candidate) => candidate.series[0] === name);
      return entry?.value === null || entry === undefined
        ? []
        : [
            {
              first,
              last,
              value: entry.value,
              unit: entry.unit,
              source: undefined,
              isLoss: LOSS_TITLE.test(entry.title),
            },
          ];
    });
    if (values.length === series.length && values.length > 0) return values;
  }
  return [];
}
