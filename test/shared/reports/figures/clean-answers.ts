import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import type { Evidence } from "#shared/reports/figures/check-narrative.ts";
import type { SeededRandom } from "../../../fakes/seeded-random.ts";
import { expectedFigure, LABELS } from "./evidence-sets.ts";
import {
  FACT_SHAPES,
  SINGLE_SHAPES,
  type SingleShape,
  TWO_LABELS_SHAPES,
  TWO_SERIES_SHAPES,
  type Wording,
  wordingOf,
} from "./sentence-shapes.ts";

/** A sentence with holes «A», «B» or «F», and for each hole the slot that fills it and the figure a reader should see. */
export interface Draft {
  readonly template: string;
  readonly holes: readonly {
    readonly mark: string;
    readonly path: string;
    readonly figure: string;
    readonly value: number;
    readonly unit: string;
  }[];
  readonly citations: readonly string[];
  readonly evidence: Evidence;
}

export const pick = <T>(random: SeededRandom, items: readonly T[]): T => {
  const item = items[Math.floor(random.uniform() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  "value-at-risk": ["value at risk", "VaR", "value-at-risk"],
  "expected-shortfall": ["expected shortfall", "CVaR"],
  "maximum-drawdown": ["maximum drawdown", "max drawdown", "drawdown"],
  "annual-return": ["annual return", "annualised return", "CAGR"],
  volatility: ["volatility", "annualised volatility", "standard deviation"],
  "cumulative-return": ["cumulative return", "total return"],
  "sharpe-ratio": ["Sharpe ratio", "annualised Sharpe ratio"],
};

function labelFor(random: SeededRandom, entry: LedgerEntry): string {
  const title = LABELS.find(({ id }) => id === entry.calculation)?.title ?? entry.calculation;
  const plain = /^Sh|^So/.test(title) ? title : title.toLowerCase();
  return pick(random, ABBREVIATIONS[entry.calculation] ?? [plain]);
}

function holeFor(mark: string, entry: LedgerEntry, magnitude = false) {
  const value = entry.value ?? 0;
  const shown = magnitude ? Math.abs(value) : value;
  return {
    mark,
    path: `${entry.id}.value`,
    figure: expectedFigure(shown, entry.unit),
    value,
    unit: entry.unit,
  };
}

/** A sentence about one result in this shape, or undefined when the set has no result that the shape fits. */
function draftSingle(random: SeededRandom, evidence: Evidence, shape: SingleShape): Draft | undefined {
  const fitting = evidence.ledger.filter((entry) => shape.fits?.(entry) ?? true);
  if (fitting.length === 0) return undefined;
  const entry = pick(random, fitting);
  const wording = wordingOf(entry, labelFor(random, entry));
  return {
    template: shape.text(wording),
    holes: [holeFor("«A»", entry, shape.magnitude)],
    citations: [],
    evidence,
  };
}

const plain = (entry: LedgerEntry): boolean =>
  entry.series.length === 1 && entry.parameters["confidence"] === undefined;

function draftPair(
  evidence: Evidence,
  shape: (a: Wording, b: Wording) => string,
  first: LedgerEntry,
  second: LedgerEntry,
  labels: readonly [string, string],
): Draft {
  const template = shape(wordingOf(first, labels[0]), wordingOf(second, labels[1]));
  return { template, holes: [holeFor("«A»", first), holeFor("«B»", second)], citations: [], evidence };
}

function draftTwoSeries(
  random: SeededRandom,
  evidence: Evidence,
  shape: (typeof TWO_SERIES_SHAPES)[number],
): Draft {
  const candidates = evidence.ledger.filter(
    (entry) => entry.series.length === 1 && entry.series[0] === evidence.seriesNames[0],
  );
  const first = pick(random, candidates);
  const second = evidence.ledger.find(
    (entry) =>
      entry.calculation === first.calculation &&
      entry.series[0] !== first.series[0] &&
      entry.parameters["confidence"] === first.parameters["confidence"],
  );
  if (second === undefined) throw new Error("every calculation stands for both series");
  const label = labelFor(random, first);
  return draftPair(evidence, shape, first, second, [label, label]);
}

function draftTwoLabels(
  random: SeededRandom,
  evidence: Evidence,
  shape: (typeof TWO_LABELS_SHAPES)[number],
): Draft {
  const series = pick(random, evidence.seriesNames.slice(0, 2));
  const candidates = evidence.ledger.filter((entry) => entry.series[0] === series && plain(entry));
  const first = pick(random, candidates);
  const second = pick(
    random,
    candidates.filter(({ calculation }) => calculation !== first.calculation),
  );
  return draftPair(evidence, shape, first, second, [labelFor(random, first), labelFor(random, second)]);
}

function draftFact(random: SeededRandom, evidence: Evidence, shape: (typeof FACT_SHAPES)[number]): Draft {
  const fact = pick(random, evidence.facts);
  const hole = {
    mark: "«F»",
    path: `${fact.id}.value`,
    figure: fact.span.text,
    value: fact.value,
    unit: fact.unit,
  };
  return { template: shape(fact.label), holes: [hole], citations: [fact.passageId], evidence };
}

/** Any sentence of any kind, each kind as often as an answer would hold it. */
export function draftAny(random: SeededRandom, sets: readonly Evidence[]): Draft {
  for (;;) {
    const evidence = pick(random, sets);
    const draw = random.uniform();
    const draft =
      draw < 0.6
        ? draftSingle(random, evidence, pick(random, SINGLE_SHAPES))
        : draw < 0.78
          ? draftTwoSeries(random, evidence, pick(random, TWO_SERIES_SHAPES))
          : draw < 0.9
            ? draftTwoLabels(random, evidence, pick(random, TWO_LABELS_SHAPES))
            : draftFact(random, evidence, pick(random, FACT_SHAPES));
    if (draft !== undefined) return draft;
  }
}

/** The sentence with every hole filled. */
export const fill = (draft: Draft, filling: (hole: Draft["holes"][number]) => string): string =>
  draft.holes.reduce((text, hole) => text.replace(hole.mark, () => filling(hole)), draft.template);

export const asSlots = (draft: Draft): string => fill(draft, ({ path }) => `{{${path}}}`);
export const asTyped = (draft: Draft): string => fill(draft, ({ figure }) => figure);
