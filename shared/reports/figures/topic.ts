import type { LedgerEntry } from "../../calculations/ledger.ts";
import type { Fact } from "../../retrieval/fact.ts";
import { conceptOf } from "./evidence-index.ts";
import { isFact } from "./figure-source.ts";
import { wordAt } from "./read-unit.ts";
import type { ScannedSentence } from "./scan-figures.ts";
import { wordSet } from "./word-set.ts";

/** What the sentences before this one spoke of, and whether this one leans on it. */
export interface Topic {
  readonly labels: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
  /** The sentence says "it is …" and names no calculation of its own. */
  readonly continuesLabel: boolean;
  /** The sentence names no series and nothing else that could be its subject. */
  readonly continuesSeries: boolean;
}

export const NO_TOPIC: Topic = {
  labels: new Set(),
  series: new Set(),
  continuesLabel: false,
  continuesSeries: false,
};

const PRONOUN = wordSet("it this that its they their these those");
const COPULA = wordSet("is was stands stood amounts equals comes came");

function namesSomethingElse({ tokens, mentions }: ScannedSentence): boolean {
  return tokens.some(
    (token, at) =>
      at > 0 &&
      token.kind === "word" &&
      mentions.claimed[at] !== 1 &&
      token.text !== token.lower &&
      token.text.length > 1,
  );
}

/** The topic that a sentence is read under, after these topics of the sentences before it. */
export function topicFor(sentence: ScannedSentence, before: Topic): Topic {
  const { tokens, mentions } = sentence;
  const hasPronoun = () => tokens.some(({ lower }) => PRONOUN.has(lower));
  return {
    labels: before.labels,
    series: before.series,
    continuesLabel:
      mentions.labels.length === 0 && PRONOUN.has(wordAt(tokens, 0)) && COPULA.has(wordAt(tokens, 1)),
    continuesSeries:
      before.series.size > 0 &&
      mentions.series.length === 0 &&
      (hasPronoun() || !namesSomethingElse(sentence)),
  };
}

/** What the next sentence may lean on: what this one names, or what it leaned on itself. */
export function topicAfter({ mentions }: ScannedSentence, before: Topic): Topic {
  const labels = new Set(mentions.labels.flatMap(({ concepts }) => concepts));
  const series = new Set(mentions.series.map(({ name }) => name));
  return {
    ...NO_TOPIC,
    labels: labels.size > 0 ? labels : before.labels,
    series: series.size > 0 ? series : before.series,
  };
}

/** True when the topic leaves open what is spoken of, or speaks of what this figure is a figure of. */
export const holdsLabelOf = (topic: Topic, owner: LedgerEntry | Fact): boolean =>
  topic.labels.size === 0 || topic.labels.has(conceptOf(owner));

/** The same for the series. */
export const holdsSeriesOf = (topic: Topic, owner: LedgerEntry | Fact): boolean =>
  topic.series.size === 0 || isFact(owner) || owner.series.some((name) => topic.series.has(name));
