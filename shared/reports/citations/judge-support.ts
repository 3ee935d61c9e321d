import { extractFacts } from "../../retrieval/extract-facts.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { Passage } from "../../retrieval/passage.ts";
import { clausesOf, sentencesOf } from "./passage-windows.ts";
import { readStatement, type Statement } from "./read-statement.ts";
import { type FigureFault, faultOfFigures } from "./support-figures.ts";
import { faultOfWords, type WordFault } from "./support-words.ts";
import { isLight } from "./word-classes.ts";

/** Why a passage does not bear a claim out. */
export type SupportFault = "words-not-in-passage" | FigureFault | WordFault;

/** `coverage` is the weighted share of the claim's words that the best place of the passage has, 0–1. */
export interface Support {
  readonly supported: boolean;
  readonly coverage: number;
  readonly fault?: SupportFault;
}

/** A place of a passage that a claim may rest on, and the words that its headings alone add to it. */
interface Window {
  readonly statement: Statement;
  readonly heading: ReadonlySet<string>;
}

/** A passage made ready for many claims. */
export interface ReadPassage {
  readonly id: string;
  readonly sentences: readonly Statement[];
  readonly singles: readonly Window[];
  readonly pairs: readonly Window[];
  readonly years: ReadonlySet<string>;
}

const LEAST_COVERAGE = 0.6;
/** The share of a claim's words that may be new and say something. */
const MOST_NEW = 0.15;

const termsOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ terms }) => terms.map(({ term }) => term)));

const told = ({ value, unit, currency = "", period }: Fact): string =>
  `${unit === "fraction" ? `${Number((value * 100).toPrecision(12))} %` : `${currency} ${value}`}${period === undefined ? "" : ` in ${period}`}`;

/** Tables state their unit in a corner or above: what code read from them stands beside the rows as they are written. */
function factSentences(passage: Pick<Passage, "id" | "title" | "text">): readonly string[] {
  const read = extractFacts([{ ...passage, chunkId: "", source: "", score: 0 }]);
  const inTables = read.filter(({ span }) => isInTable(passage.text, span.start));
  return [...Map.groupBy(inTables, ({ label }) => label)].flatMap(([label, facts]) => [
    ...facts.map((fact) => `${label}: ${told(fact)}`),
    ...(facts.length > 1 ? [`${label}: ${facts.map(told).join("; ")}`] : []),
  ]);
}

const isInTable = (text: string, at: number): boolean =>
  text
    .slice(text.lastIndexOf("\n", at) + 1)
    .trimStart()
    .startsWith("|");

/** A claim may rest on one sentence of a passage or on two that follow each other. */
export function readPassage(passage: Pick<Passage, "id" | "title" | "text">): ReadPassage {
  const written = [...sentencesOf(passage.text), ...factSentences(passage)];
  const sentences = written.map(readStatement);
  const title = readStatement(passage.title);
  const elsewhere = new Set(
    sentences.flatMap(({ terms }) => terms.filter(({ isName }) => isName).map(({ term }) => term)),
  );
  // A name that the text has is meant where it stands: in a heading alone it is what all of the passage is about.
  const heading = new Set([...termsOf([title])].filter((term) => !elsewhere.has(term)));
  const windowOf = (statement: Statement): Window => ({ statement, heading });
  return {
    id: passage.id,
    sentences,
    singles: [...sentences, ...written.flatMap(clausesOf).map(readStatement)].map(windowOf),
    pairs: written
      .slice(1)
      .map((sentence, before) => windowOf(readStatement(`${written[before]} ${sentence}`))),
    years: new Set([...sentences, title].flatMap(({ years }) => years.map(({ year }) => year))),
  };
}

function coverageOf(claim: Statement, { statement, heading }: Window) {
  const there = termsOf([statement]);
  let covered = 0;
  let added = 0;
  let total = 0;
  for (const { term, weight } of claim.terms) {
    const isThere = there.has(term) || heading.has(term);
    // Bounds and duties are compared on their own.
    if (!isThere && /^(?:bound|duty):/.test(term)) continue;
    total += weight;
    if (isThere) covered += weight;
    else if (!isLight(term)) added += weight;
  }
  return total === 0 ? { covered: 0, added: 0 } : { covered: covered / total, added: added / total };
}

function judgeWindow(claim: Statement, window: Window, passage: ReadPassage): Support {
  const { covered: coverage, added } = coverageOf(claim, window);
  if (coverage < LEAST_COVERAGE) return { supported: false, coverage, fault: "words-not-in-passage" };
  const { statement, heading } = window;
  const fault =
    faultOfFigures(claim, statement, passage.sentences) ??
    faultOfWords({ claim, window: statement, heading, years: passage.years }) ??
    (added > MOST_NEW ? "words-not-in-passage" : undefined);
  return fault === undefined ? { supported: true, coverage } : { supported: false, coverage, fault };
}

/** What says nearly all of a claim bears it out, whatever else the passage says. */
const NEARLY_ALL = 0.95;

/** Of windows that are equally near, one that contradicts counts before one that supports, and one that is silent last. */
function precedence({ supported, fault }: Support): number {
  if (supported) return 1;
  return fault === "words-not-in-passage" || fault === "figure-not-in-passage" ? 2 : 0;
}

/** The first of the windows that bears the claim out, unless one that is as near to it in words contradicts it. */
function judgeWindows(
  claim: Statement,
  windows: readonly Window[],
  passage: ReadPassage,
): Support | undefined {
  const judged = windows
    .map((window) => judgeWindow(claim, window, passage))
    .toSorted((left, right) => right.coverage - left.coverage || precedence(left) - precedence(right));
  const [best] = judged;
  if (best === undefined || best.supported || best.coverage < NEARLY_ALL) return best;
  return judged.find(({ supported, coverage }) => supported && coverage >= NEARLY_ALL) ?? best;
}

/**
 * Whether a passage bears a claim out: some place in it has most of the claim's words, all its figures with their unit and sign
 * next to the same words, its years, and no negation or direction that the claim has not. Deterministic and lexical: it knows no
 * more of meaning than the word lists beside it.
 */
export function judgeSupport(claim: Statement, passage: ReadPassage): Support {
  const single = judgeWindows(claim, passage.singles, passage) ?? NOTHING;
  // What one sentence says otherwise, two together do not say either.
  if (single.supported || single.coverage >= LEAST_COVERAGE) return single;
  return judgeWindows(claim, passage.pairs, passage) ?? single;
}

const NOTHING: Support = { supported: false, coverage: 0, fault: "words-not-in-passage" };
