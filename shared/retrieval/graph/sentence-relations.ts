import { findNames, type NameList } from "./find-names.ts";
import { cleanPhrase, readPhrases } from "./read-phrases.ts";
import type { Entity, EntityKind, Relation } from "./relation.ts";
import { SENTENCE_PATTERNS, type SentencePattern } from "./sentence-patterns.ts";

/** A relation before it is known which chunk says so. */
export type StatedRelation = Pick<Relation, "type" | "subject" | "object" | "detail">;

/** Between a name and what is said of it: an apposition, a relative pronoun, adverbs; nothing that denies or only supposes. */
const TO_WORDS =
  /^['’]?s?(?:\s?,[^,;]{1,80},)?(?:,?\s(?:which|that|who))?(?:,?\s(?:is|are|was|were|also|currently|mainly|now|already|directly|each|has|have|had|been|still|itself|the|our|in turn))*\s*$/;
const TO_APPOSITION = /^,\s(?:(?:the|our|which is|who is)\s)?$/;
/** A second verb of the same subject. */
const CONJOINED = /(?:,\s|\s)(?:and|but)(?:\s(?:is|are|also|has|have))*\s*$/;
/** Between the words and a name: what is supplied, or how much is owned. */
const TO_NAME = /^,?\s(?:[\p{Ll}\d][\p{L}\p{N}%.,-]*\s){0,8}$/u;
const OTHER_CLAUSE =
  /\s(?:because|which|who|while|but|than|after|when|if|where|whose|not|from|by|made|compet\w+|acquir\w+|owns?|holds?|expos\w+|depends?|rel(?:y|ies)|supplies)\s/;
const PREPOSITION = /\s(from|to|for)\s$/;
const JOINED = /^,?\s(?:and\s)?(?:[a-z-]{1,20}\s){1,5}(from|to|for)\s$/;
/** What is asked, denied, supposed or only planned is no relation. */
const NOT_STATED =
  /\b(?:if|whether|unless|had|should|rumou?r\w*|alleg\w+|den(?:y|ies|ied)|untrue|false|no longer|former(?:ly)?)\b/i;

interface Sentence {
  readonly text: string;
  readonly lists: readonly NameList[];
}

const entities = (kind: EntityKind, names: readonly string[]): readonly Entity[] =>
  names.filter((name) => name.length <= 100).map((name) => ({ kind, name }));

/** The names that the words at `start` are said of; those of the first list for a second verb. */
function namesBefore({ text, lists }: Sentence, start: number, isApposition: boolean): readonly string[] {
  const before = lists.filter(({ end }) => end <= start);
  const leadsTo = (between: string) =>
    TO_WORDS.test(between) || (isApposition && TO_APPOSITION.test(between));
  const subject = before.findLast(({ end }) => leadsTo(text.slice(end, start)));
  const isConjoined = subject === undefined && CONJOINED.test(text.slice(0, start));
  const list = isConjoined ? before[0] : subject;
  return list === undefined || NOT_STATED.test(text.slice(0, list.start)) ? [] : list.names;
}

/** The first names after the words, and those that the same preposition joins to them: "from A, and our chips from B". */
function namesAfter({ text, lists }: Sentence, end: number): readonly string[] {
  const [first, ...others] = lists.filter(({ start }) => start >= end);
  if (first === undefined) return [];
  const between = ` ${text.slice(end, first.start).trimStart()}`;
  if (!TO_NAME.test(between) || OTHER_CLAUSE.test(between)) return [];
  const preposition = PREPOSITION.exec(text.slice(0, first.start))?.[1];
  const names = [...first.names];
  let position = first.end;
  for (const list of others) {
    if (preposition === undefined) break;
    const [, joint] = JOINED.exec(text.slice(position, list.start)) ?? [];
    if (joint !== preposition) break;
    names.push(...list.names);
    position = list.end;
  }
  return names;
}

/** "Interest-rate risk" in "Interest-rate risk is measured by duration". */
function phraseBefore({ text }: Sentence, start: number): readonly string[] {
  const phrase = cleanPhrase(text.slice(0, start));
  return /^[\p{L}][\p{L} -]{2,60}$/u.test(phrase) && phrase.split(" ").length <= 6 ? [phrase] : [];
}

function* readPattern(sentence: Sentence, pattern: SentencePattern): Generator<StatedRelation> {
  const { type, words, before, after, isReverse, isPhrase, isApposition = false } = pattern;
  for (const { index, 0: found, 1: detail } of sentence.text.matchAll(words)) {
    const end = index + found.length;
    const left =
      before === "risk-factor" ? phraseBefore(sentence, index) : namesBefore(sentence, index, isApposition);
    if (left.length === 0) continue;
    const right =
      isPhrase === true ? readPhrases(sentence.text.slice(end).trimStart()) : namesAfter(sentence, end);
    for (const first of entities(before, left)) {
      for (const second of entities(after, right)) {
        const [subject, object] = isReverse === true ? [second, first] : [first, second];
        yield { type, subject, object, ...(detail !== undefined && { detail }) };
      }
    }
  }
}

/** The relations that one sentence states in so many words. `self` is the issuer that "we" and "the Company" stand for. */
export function readSentenceRelations(text: string, self: string | undefined): readonly StatedRelation[] {
  if (text.endsWith("?")) return [];
  const sentence = { text, lists: findNames(text, self) };
  return SENTENCE_PATTERNS.flatMap((pattern) => [...readPattern(sentence, pattern)]);
}
