import type { CheckedNarrative, CheckedSentence } from "../figures/check-narrative.ts";
import { chooseCitations } from "../figures/choose-citations.ts";
import type { Evidence } from "../figures/evidence.ts";
import { type CitationFault, type Judgement, judgeSentence, readEvidence } from "./judge-sentence.ts";
import { neutraliseSentence } from "./neutralise-sentence.ts";

/** A narrative whose sentences are borne out by what they cite, and how many were. Rates are 1 where there was nothing to count. */
export interface CitationCheck {
  /** What may be served: unsupported sentences are gone, each citation supports its sentence, links lead nowhere. */
  readonly narrative: CheckedNarrative;
  readonly removed: readonly { readonly text: string; readonly fault: CitationFault }[];
  /** How often each fault removed a sentence, for the report's metadata. */
  readonly faults: Readonly<Record<string, number>>;
  /** Of the sentences that rest on passages, the share that some passage bears out, 0–1. */
  readonly citationCheckRate: number;
  /** Of the citations given, the share whose passage bears the sentence out, 0–1. */
  readonly citationPrecision: number;
  /** Of the sentences that rest on passages, the share that was given a passage that bears it out, 0–1. */
  readonly citationRecall: number;
}

interface Judged {
  readonly sentence: CheckedSentence;
  readonly judgement: Judgement;
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

function ratesOf(judged: readonly Judged[]) {
  const needing = judged.filter(({ judgement }) => judgement.rests !== "ledger");
  const supported = judged.filter(({ judgement }) => judgement.rests === "passages");
  const cited = supported.filter(({ judgement }) => judgement.rests === "passages" && judgement.wasCited);
  const given = judged.reduce((sum, { sentence }) => sum + sentence.citations.length, 0);
  const right = cited.reduce(
    (sum, { judgement }) => sum + (judgement.rests === "passages" ? judgement.citations.length : 0),
    0,
  );
  return {
    citationCheckRate: share(supported.length, needing.length),
    citationPrecision: share(Math.min(right, given), given),
    citationRecall: share(cited.length, needing.length),
  };
}

function servedOf({ sentence, judgement }: Judged): readonly CheckedSentence[] {
  if (judgement.rests === "nothing") return [];
  const citations = judgement.rests === "passages" ? judgement.citations : [];
  return [{ ...sentence, citations }];
}

const tally = (faults: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(faults, (fault) => fault)].map(([fault, all]) => [fault, all.length]));

/**
 * Holds every sentence of a checked narrative to the passages it rests on: a citation that does not support its sentence goes, a
 * sentence that another passage supports gets that one, and a sentence that nothing supports is removed. Sentences of the
 * ledger's and the question's own words need no passage. Call it before completing a narrative with sentences written by code.
 */
export function checkCitations(narrative: CheckedNarrative, evidence: Evidence): CitationCheck {
  const read = readEvidence(evidence);
  const judged = narrative.sentences.map(neutraliseSentence).map((sentence) => ({
    sentence,
    judgement: judgeSentence(sentence, read),
  }));
  const sentences = judged.flatMap(servedOf);
  const removed = judged.flatMap(({ sentence, judgement }) =>
    judgement.rests === "nothing" ? [{ text: sentence.text, fault: judgement.fault }] : [],
  );
  const citing = sentences.map(({ text, citations, figures }) => {
    const printed = new Set(figures.map(({ source }) => source.split(".")[0]));
    return { text, citations, facts: evidence.facts.filter(({ id }) => printed.has(id)) };
  });
  return {
    narrative: { ...narrative, sentences, citations: chooseCitations(citing, evidence.passages) },
    removed,
    faults: tally(removed.map(({ fault }) => fault)),
    ...ratesOf(judged),
  };
}
