import type { LedgerEntry } from "../../calculations/ledger.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { CalculationLabel, Evidence } from "./evidence.ts";
import { type FigureSource, isFact, listSources } from "./figure-source.ts";
import { KNOWN_MEASURES } from "./known-measures.ts";
import { PhraseIndex } from "./phrase-index.ts";
import { tokenizeSentence } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

/** Evidence made ready for one narrative: what can be looked up by words and by value. */
export interface EvidenceIndex {
  readonly evidence: Evidence;
  /** Every figure that a typed number may be bound to; listed when first asked for. */
  readonly sources: () => readonly FigureSource[];
  /** Find concepts: catalogue ids, `measure:` names that the catalogue lacks, and `fact:` labels. */
  readonly catalogue: PhraseIndex<string>;
  readonly factLabels: PhraseIndex<string>;
  readonly series: PhraseIndex<string>;
  readonly passageIds: ReadonlySet<string>;
  /** Words that each fact is about, by fact id; filled as facts are looked at. */
  readonly factWords: Map<string, ReadonlySet<string>>;
  /** The calculations that have a confidence level here, so that "at 95%" beside one of them can only mean it. */
  readonly withConfidence: ReadonlySet<string>;
}

/** The name under which a portfolio's weighted positions stand in a ledger. */
export const PORTFOLIO = "portfolio";

const compiledLabels = new WeakMap<readonly CalculationLabel[], PhraseIndex<string>>();

/** Other names of a measure stand for the calculations that any of its names stands for; a measure nobody offers, for itself. */
function addKnownMeasures(index: PhraseIndex<string>): void {
  for (const names of KNOWN_MEASURES) {
    const offered = new Set(names.flatMap((name) => index.lookUp(name)));
    const concepts = offered.size > 0 ? offered : [`measure:${names[0]}`];
    for (const name of names.filter((candidate) => index.lookUp(candidate).length === 0)) {
      for (const concept of concepts) index.add(name, concept);
    }
  }
}

/** The catalogue is the same array for every report: it is compiled once. */
function compileLabels(labels: readonly CalculationLabel[]): PhraseIndex<string> {
  const known = compiledLabels.get(labels);
  if (known !== undefined) return known;
  const index = new PhraseIndex<string>();
  for (const { id, title, synonyms } of labels) {
    for (const phrase of [title, id, ...synonyms]) index.add(phrase, id);
  }
  addKnownMeasures(index);
  compiledLabels.set(labels, index);
  return index;
}

/** What a figure is a figure of: the calculation, or the label of the fact. */
export const conceptOf = (owner: LedgerEntry | Fact): string =>
  isFact(owner) ? `fact:${owner.label.toLowerCase()}` : owner.calculation;

const CONNECTS = wordSet("of for the to against with and versus vs 's ’s");

/**
 * True for the label of a fact that only names calculations and series, as "Sharpe ratio of MSFT" does. Such words are no name
 * of the fact's own: a document that states an old figure must not keep the computed one from standing under them.
 */
function isOnlyMeasureOfSeries(
  label: string,
  { catalogue, series }: Pick<EvidenceIndex, "catalogue" | "series">,
): boolean {
  const tokens = tokenizeSentence(label);
  let namesSeries = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const named = series.longestAt(tokens, at);
    const last = named?.last ?? catalogue.longestAt(tokens, at)?.last;
    if (named !== undefined) namesSeries = true;
    if (last === undefined && !CONNECTS.has(tokens[at]?.lower ?? "")) return false;
    at = last ?? at;
  }
  return namesSeries;
}

function indexSeries({ seriesNames, ledger }: Evidence): PhraseIndex<string> {
  const index = new PhraseIndex<string>();
  const names = new Set([PORTFOLIO, ...seriesNames, ...ledger.flatMap((entry) => entry.series)]);
  for (const name of names) index.add(name, name);
  return index;
}

export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const catalogue = compileLabels(evidence.labels);
  const series = indexSeries(evidence);
  const factLabels = new PhraseIndex<string>();
  for (const fact of evidence.facts) {
    if (!isOnlyMeasureOfSeries(fact.label, { catalogue, series }))
      factLabels.add(fact.label, conceptOf(fact));
  }
  let sources: readonly FigureSource[] | undefined;
  return {
    evidence,
    sources: () => {
      sources ??= listSources(evidence);
      return sources;
    },
    catalogue,
    factLabels,
    series,
    passageIds: new Set(evidence.passages.map(({ id }) => id)),
    factWords: new Map(),
    withConfidence: new Set(
      evidence.ledger
        .filter(({ parameters }) => typeof parameters["confidence"] === "number")
        .map(({ calculation }) => calculation),
    ),
  };
}
