import { isTrusted } from "../../retrieval/source-trust.ts";
import type { CheckedSentence } from "../figures/check-narrative.ts";
import type { Evidence } from "../figures/evidence.ts";
import { findContradictions } from "./find-contradictions.ts";
import { judgeSupport, type ReadPassage, type SupportFault } from "./judge-support.ts";
import { knownWords, withoutKnown } from "./known-words.ts";
import { PassageReadings } from "./passage-readings.ts";
import { readStatement, type Statement } from "./read-statement.ts";

/** Why a sentence may not be served. */
export type CitationFault = SupportFault | "uncited-claim" | "contradicts-calculation" | "untrusted-advice";

/** What a sentence rests on: passages that bear it out, or the ledger and the question alone. */
export type Judgement =
  | { readonly rests: "passages"; readonly citations: readonly string[]; readonly wasCited: boolean }
  | { readonly rests: "ledger" }
  | { readonly rests: "nothing"; readonly fault: CitationFault };

/** Evidence made ready for all sentences of a narrative. */
export interface JudgedEvidence {
  readonly passages: PassageReadings;
  readonly trusted: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  readonly contradicting: ReadonlySet<string>;
}

/** A sentence with at most this many words of its own says nothing that it must be held to. */
const MOST_FREE_WORDS = 2;
/** Advice and ratings: FinRisk computes risk and recommends nothing of its own. */
const ADVICE =
  /\bstrong(?:ly)? (?:buy|sell)\b|^(?:buy|sell|hold)\b|\b(?:should|must|recommend\w*|advis\w+|urge\w*|consider|time to|best to)\b[^.]{0,40}\b(?:buy|sell|hold|invest|purchas|divest)\w*|\b(?:buy|sell|hold|outperform|overweight|underweight)\b[^.]{0,12}\b(?:rating|recommendation|signal)\b|\b(?:upgrad|downgrad)\w+|\brat(?:ed|ing)\b|\binvestment[- ]grade\b|\bprice target\b|\bguaranteed?\b|\brisk-?free (?:investment|asset|stock)\b|\bAAA\b/i;

export function readEvidence(evidence: Evidence): JudgedEvidence {
  return {
    passages: new PassageReadings({ passages: evidence.passages }),
    trusted: new Set(evidence.passages.filter(isTrusted).map(({ id }) => id)),
    known: knownWords(evidence),
    contradicting: new Set(findContradictions(evidence).map(({ factId }) => factId)),
  };
}

const isOfLedger = ({ source }: { readonly source: string }): boolean => source.startsWith("c");
const factIdOf = ({ source }: { readonly source: string }): string => source.split(".")[0] ?? "";

/** The sentence without the figures that code printed from the ledger: no passage has to bear those out. */
function withoutLedgerFigures({ text, figures }: CheckedSentence): string {
  let kept = "";
  let position = 0;
  for (const { start, end } of figures.filter(isOfLedger)) {
    kept += text.slice(position, start);
    position = end;
  }
  return kept + text.slice(position);
}

function supportersOf(claim: Statement, passages: readonly ReadPassage[]) {
  const judged = passages.map((passage) => ({ id: passage.id, ...judgeSupport(claim, passage) }));
  const best = judged.toSorted((left, right) => right.coverage - left.coverage)[0];
  return { ids: judged.filter(({ supported }) => supported).map(({ id }) => id), fault: best?.fault };
}

/** Beside a calculated figure only the sentence's own words need a passage; directions are checked against the ledger. */
function claimOf(sentence: CheckedSentence, known: ReadonlySet<string>): Statement {
  const whole = readStatement(withoutLedgerFigures(sentence));
  if (!sentence.figures.some(isOfLedger)) return whole;
  return { ...withoutKnown(whole, known), poles: [], years: [] };
}

function judgeWords(sentence: CheckedSentence, evidence: JudgedEvidence): Judgement {
  const claim = claimOf(sentence, evidence.known);
  const cited = new Set(sentence.citations);
  const hasFacts = sentence.figures.some((figure) => !isOfLedger(figure));
  const hasLedger = sentence.figures.some(isOfLedger);
  if (hasLedger && !hasFacts && claim.terms.length === 0) return { rests: "ledger" };
  const own = supportersOf(claim, evidence.passages.only(cited));
  if (own.ids.length > 0) return { rests: "passages", citations: own.ids, wasCited: true };
  // The figures of a mixed sentence were bound to their sources before; its few other words claim nothing.
  const free = withoutKnown(claim, evidence.known).terms.length;
  if (hasLedger && hasFacts && free <= MOST_FREE_WORDS)
    return { rests: "passages", citations: sentence.citations, wasCited: true };
  const other = supportersOf(claim, evidence.passages.all());
  const [found] = other.ids;
  if (found !== undefined) return { rests: "passages", citations: [found], wasCited: false };
  const restsOnLedger = !hasFacts && free <= MOST_FREE_WORDS && (hasLedger || cited.size === 0);
  if (restsOnLedger) return { rests: "ledger" };
  return {
    rests: "nothing",
    fault: cited.size === 0 ? "uncited-claim" : (own.fault ?? "words-not-in-passage"),
  };
}

/** Finds what a sentence rests on. Advice and ratings are told only where a trusted passage gives them. */
export function judgeSentence(sentence: CheckedSentence, evidence: JudgedEvidence): Judgement {
  if (sentence.figures.some((figure) => evidence.contradicting.has(factIdOf(figure))))
    return { rests: "nothing", fault: "contradicts-calculation" };
  const judgement = judgeWords(sentence, evidence);
  if (judgement.rests === "nothing" || !ADVICE.test(sentence.text)) return judgement;
  const citations =
    judgement.rests === "passages" ? judgement.citations.filter((id) => evidence.trusted.has(id)) : [];
  return citations.length > 0 && judgement.rests === "passages"
    ? { ...judgement, citations }
    : { rests: "nothing", fault: "untrusted-advice" };
}
