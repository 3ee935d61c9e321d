import type { Passage } from "../../retrieval/passage.ts";
import { sentencesOf } from "./passage-windows.ts";
import { readStatement, type Statement } from "./read-statement.ts";
import { type FigureFault, faultOfFigures } from "./support-figures.ts";
import { faultOfWords, type WordFault } from "./support-words.ts";

/** Why a passage does not bear a claim out. */
export type SupportFault = "words-not-in-passage" | FigureFault | WordFault;

/** `coverage` is the weighted share of the claim's words that the best place of the passage has, 0–1. */
export interface Support {
  readonly supported: boolean;
  readonly coverage: number;
  readonly fault?: SupportFault;
}

/** A passage made ready for many claims. */
export interface ReadPassage {
  readonly id: string;
  readonly sentences: readonly Statement[];
  readonly windows: readonly Statement[];
  readonly heading: ReadonlySet<string>;
  readonly around: { readonly terms: ReadonlySet<string>; readonly years: ReadonlySet<string> };
}

const LEAST_COVERAGE = 0.6;

const termsOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ terms }) => terms.map(({ term }) => term)));

/** A claim may rest on one sentence of a passage or on two that follow each other. */
export function readPassage({ id, title, text }: Pick<Passage, "id" | "title" | "text">): ReadPassage {
  const written = sentencesOf(text);
  const sentences = written.map(readStatement);
  const pairs = written.slice(1).map((sentence, before) => readStatement(`${written[before]} ${sentence}`));
  const heading = readStatement(title);
  const all = [...sentences, heading];
  return {
    id,
    sentences,
    windows: [...sentences, ...pairs],
    heading: termsOf([heading]),
    around: {
      terms: termsOf(all),
      years: new Set(all.flatMap(({ years }) => years.map(({ year }) => year))),
    },
  };
}

function coverageOf(claim: Statement, window: Statement, heading: ReadonlySet<string>): number {
  const there = termsOf([window]);
  let covered = 0;
  let total = 0;
  for (const { term, weight } of claim.terms) {
    total += weight;
    if (there.has(term) || heading.has(term)) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}

function judgeWindow(claim: Statement, window: Statement, passage: ReadPassage): Support {
  const coverage = coverageOf(claim, window, passage.heading);
  if (coverage < LEAST_COVERAGE) return { supported: false, coverage, fault: "words-not-in-passage" };
  const fault =
    faultOfFigures(claim, window, passage.sentences) ??
    faultOfWords({ claim, window, around: passage.around });
  return fault === undefined ? { supported: true, coverage } : { supported: false, coverage, fault };
}

/**
 * Whether a passage bears a claim out: some place in it has most of the claim's words, all its figures with their unit and sign
 * next to the same words, its years, and no negation or direction that the claim has not. Deterministic and lexical: it knows no
 * more of meaning than the word lists beside it.
 */
export function judgeSupport(claim: Statement, passage: ReadPassage): Support {
  let best: Support = { supported: false, coverage: 0, fault: "words-not-in-passage" };
  for (const window of passage.windows) {
    const support = judgeWindow(claim, window, passage);
    if (support.supported) return support;
    if (support.coverage > best.coverage) best = support;
  }
  return best;
}
