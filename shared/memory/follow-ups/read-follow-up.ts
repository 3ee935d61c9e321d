import { findNames, type NameMention } from "./find-names.ts";
import { METHOD_PATTERN, measureAt } from "./vocabulary.ts";

/** What a follow-up says of its own; all that it leaves out is as in the question before. */
export interface FollowUp {
  /** As they are to be written, in the order named. */
  readonly subjects: readonly string[];
  /** Calculations asked for in place of those before, as they were written. */
  readonly measures: readonly { readonly id: string; readonly written: string }[];
  readonly benchmark: string | undefined;
  /** In percent, as it was written. */
  readonly confidence: string | undefined;
  /** "10 days". */
  readonly horizon: string | undefined;
  readonly method: string | undefined;
}

const MOST_WORDS = 14;
const LEAST_CONFIDENCE = 50;

const LEAD =
  /^\W*(?:(?:and|also|but|now|then|ok|okay|so|well|next|thanks|great)\b[,:]?\s*)*(?:(?:what|how)\s+about\b|what\s+(?:is|was|are|would)\s+(?:it|that|they)(?:\s+be)?\b|what\s+if\s+(?:it|that)\s+(?:is|was|were)\b|(?:(?:do|repeat|give\s+me|show\s+me|calculate|compute)\s+)?(?:the\s+)?same(?:\s+(?:thing|question|figures?|calculation))?\b|repeat\s+(?:it|that|this)\b|(?:do|try)\s+(?:it|that|this)?\b)?[\s,:]*/i;

/** Says nothing of its own between the parts. */
const FILLER =
  /^(?:(?:of|for|with|at|over|using|use|in|by|on|the|a|an|its|their|and|or|instead|too|also|as\s+well|again|please|then|now|this\s+time|level|method|approach|horizon|confidence|holding\s+period|only|rather|both)\b|[,&\s?!.;:]+)/i;
/** The subject before; written small, since IT is a ticker. */
const OF_IT = /^(?:of|for)\s+(?:it|them|that|those)\b/;
/** What shows that a measure alone is asked of the subject before. */
const POINTS_BACK = /\b(?:its|their|it|them|instead|too|as\s+well|again|also)\b/i;

const CONFIDENCE =
  /^(?:(?:a\s+)?confidence(?:\s+level)?\s+of\s+)?(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s?cent\b)(?:\s+(?:confidence(?:\s+level)?|level))?/i;
const HORIZON =
  /^(\d{1,3}|one|two|three|four|five|six|ten|twelve)[\s-]+(?:(?:trading|business)[\s-]+)?(day|week|month|quarter|year)s?\b/i;
const AGAINST = /^(?:against|versus|vs\.?|relative\s+to|to)\s+(?:the\s+)?/i;
const UNKNOWN_SUBJECT =
  /^(?:for|of|about)\s+([A-Z][\w.&-]*[a-z](?:\s[A-Z][\w.&-]*)?)(?=\W*(?:please\W*|instead\W*|too\W*)?$)/;

interface Draft {
  subjects: string[];
  measures: { id: string; written: string }[];
  benchmark?: string;
  confidence?: string;
  horizon?: string;
  method?: string;
}

const startsWith = (text: string, names: readonly string[]): NameMention | undefined =>
  findNames(text, names).find(({ start }) => start === 0);

/** Reads the part that the text begins with into the draft, and answers how long it is; 0 where it begins with none. */
function readPart(text: string, names: readonly string[], draft: Draft): number {
  const against = AGAINST.exec(text)?.[0] ?? "";
  const named = startsWith(text.slice(against.length), names);
  if (named !== undefined) {
    const written = text.slice(against.length, against.length + named.end);
    if (against === "") draft.subjects.push(written);
    else if (draft.benchmark === undefined) draft.benchmark = written;
    else return 0;
    return against.length + named.end;
  }
  const confidence = CONFIDENCE.exec(text);
  if (confidence?.[1] !== undefined && draft.confidence === undefined) {
    if (Number(confidence[1]) < LEAST_CONFIDENCE) return 0;
    draft.confidence = confidence[1];
    return confidence[0].length;
  }
  const horizon = HORIZON.exec(text);
  if (horizon !== null && draft.horizon === undefined) {
    draft.horizon = `${horizon[1]} ${horizon[2]}${horizon[1] === "1" || horizon[1] === "one" ? "" : "s"}`;
    return horizon[0].length;
  }
  return readTerm(text, draft);
}

function readTerm(text: string, draft: Draft): number {
  const measure = measureAt(text);
  if (measure !== undefined) {
    draft.measures.push({ id: measure.id, written: text.slice(0, measure.length) });
    return measure.length;
  }
  const method = METHOD_PATTERN.exec(text);
  if (method?.index !== 0 || draft.method !== undefined) return 0;
  draft.method = method[0];
  return method[0].length;
}

const fillerLength = (text: string): number => (OF_IT.exec(text) ?? FILLER.exec(text))?.[0].length ?? 0;

/** Consumes parts and fillers to the end; undefined where anything is left that was not understood. */
function readParts(text: string, names: readonly string[]): Draft | undefined {
  const draft: Draft = { subjects: [], measures: [] };
  let rest = text;
  while (rest !== "") {
    const length = readPart(rest, names, draft) || fillerLength(rest);
    if (length === 0) return undefined;
    rest = rest.slice(length);
  }
  return draft;
}

/** A follow-up that is understood to its last word; undefined for any other question. */
export function readFollowUp(query: string, names: readonly string[]): FollowUp | undefined {
  if (query.split(/\s+/).length > MOST_WORDS) return undefined;
  const lead = LEAD.exec(query)?.[0] ?? "";
  const rest = query.slice(lead.length);
  const parts = readParts(rest, names);
  if (parts === undefined) return readUnknownSubject(lead, rest);
  const { subjects, measures, benchmark, confidence, horizon, method } = parts;
  const standsAlone =
    measures.length > 0 && (subjects.length > 0 || (!lead.trim() && !POINTS_BACK.test(rest)));
  const saysNothing = ![...subjects, ...measures, benchmark, confidence, horizon, method].some(Boolean);
  if (standsAlone || saysNothing) return undefined;
  return { subjects, measures, benchmark, confidence, horizon, method };
}

/** "What about Apple?", where the data may call Apple otherwise. */
function readUnknownSubject(lead: string, rest: string): FollowUp | undefined {
  const about = /about\W*$/i.test(lead) ? `about ${rest}` : rest;
  const subject = UNKNOWN_SUBJECT.exec(about)?.[1];
  if (subject === undefined) return undefined;
  const nothing = { benchmark: undefined, confidence: undefined, horizon: undefined, method: undefined };
  return { subjects: [subject], measures: [], ...nothing };
}
