import type { LedgerEntry } from "../../calculations/ledger.ts";
import type { Fact } from "../../retrieval/fact.ts";
import { conceptOf, type EvidenceIndex } from "./evidence-index.ts";
import { type FigureSource, isFact } from "./figure-source.ts";
import type { LabelMention, SeriesMention } from "./find-mentions.ts";
import { findPeriods, type PeriodMention } from "./find-periods.ts";
import { foldWord } from "./fold-word.ts";
import { sentenceAround } from "./passage-sentence.ts";
import { type Token, tokenizeSentence } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

const FILLER = wordSet(
  "the and for with from that this its is are was were per has have value figure house must not than more less below above",
);

/** The words of a text that say something, folded to one form. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return new Set(words.filter((word) => !FILLER.has(word)).map(foldWord));
}

/** What a fact is about: its label, the sentence of the passage it was read from, and the passage's title. */
export function factContext(index: EvidenceIndex, fact: Fact): ReadonlySet<string> {
  const known = index.factWords.get(fact.id);
  if (known !== undefined) return known;
  const passage = index.evidence.passages.find(({ id }) => id === fact.passageId);
  const around = passage === undefined ? "" : `${sentenceAround(passage.text, fact.span)} ${passage.title}`;
  const words = contentWords(`${fact.label} ${around}`);
  index.factWords.set(fact.id, words);
  return words;
}

/** True when a figure of this owner may stand under this label. */
export function agreesWithLabel(
  index: EvidenceIndex,
  tokens: readonly Token[],
  owner: LedgerEntry | Fact,
  mention: LabelMention,
): boolean {
  if (mention.concepts.includes(conceptOf(owner))) return true;
  if (!isFact(owner)) return false;
  if (mention.factOnly) return false;
  const about = factContext(index, owner);
  for (let at = mention.first; at <= mention.last; at += 1) {
    const token = tokens[at];
    if (token?.kind === "word" && !about.has(token.folded)) return false;
  }
  return true;
}

function isAbout(index: EvidenceIndex, fact: Fact, name: string): boolean {
  const words = [...contentWords(name)];
  const about = factContext(index, fact);
  return words.length > 0 && words.every((word) => about.has(word));
}

/** True when what a fact was read from speaks of one of the user's series. */
export const namesSomeSeries = (index: EvidenceIndex, fact: Fact): boolean =>
  index.evidence.seriesNames.some((name) => isAbout(index, fact, name));

/** True when a figure of this owner may stand beside this series: the subject, or the benchmark in its role. */
export const agreesWithSeries = (
  index: EvidenceIndex,
  owner: LedgerEntry | Fact,
  mention: SeriesMention,
): boolean => (isFact(owner) ? isAbout(index, owner, mention.name) : owner.series.includes(mention.name));

const begins = (date: string, precise: string): boolean =>
  date.startsWith(precise) || precise.startsWith(date);

/** True when a stretch of time can be told as this mention tells it. */
export function agreesWithDates(from: string, to: string, mention: PeriodMention): boolean {
  switch (mention.role) {
    case "start":
      return begins(from, mention.from);
    case "end":
      return begins(to, mention.to);
    case "event":
      return (
        mention.to >= from.slice(0, mention.to.length) && mention.from <= to.slice(0, mention.from.length)
      );
    case "whole":
      return begins(from, mention.from) && begins(to, mention.to);
  }
}

function factAgreesWithPeriod(index: EvidenceIndex, fact: Fact, mention: PeriodMention): boolean {
  const year = mention.from.slice(0, 4);
  const [stated] = fact.period === undefined ? [] : findPeriods(tokenizeSentence(fact.period));
  if (stated !== undefined) return agreesWithDates(stated.from, stated.to, { ...mention, role: "whole" });
  if (fact.period?.includes(year)) return true;
  const passage = index.evidence.passages.find(({ id }) => id === fact.passageId);
  return fact.period === undefined && `${passage?.title} ${passage?.text}`.includes(year);
}

/** True when a figure of this source may be said of this period. */
export function agreesWithPeriod(
  index: EvidenceIndex,
  source: FigureSource,
  mention: PeriodMention,
): boolean {
  const { owner } = source;
  if (isFact(owner)) return factAgreesWithPeriod(index, owner, mention);
  if (source.role === "dated-value") return agreesWithDates(source.name, source.name, mention);
  return owner.period === undefined || agreesWithDates(owner.period.from, owner.period.to, mention);
}
