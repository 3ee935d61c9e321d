import type { RelationType } from "./relation.ts";

/** One step through the graph: along relations of a type, to the end that is looked for. */
export interface Step {
  readonly type: RelationType;
  readonly find: "subject" | "object" | "either";
}

interface RelationWord {
  readonly pattern: RegExp;
  readonly step: Step;
  /** A verb relates what stands before it to what stands after it; the step above is for a known end after it. */
  readonly isVerb?: true;
}

const TURNED: Readonly<Record<Step["find"], Step["find"]>> = {
  subject: "object",
  object: "subject",
  either: "either",
};

/** The step that a verb is when what is known stands before it: "whom does X supply" for "who supplies X". */
export const turned = ({ type, find }: Step): Step => ({ type, find: TURNED[find] });

const either = (type: RelationType): Step => ({ type, find: "either" });

/** The words by which questions ask for relations; of two at one place, the first counts. */
export const RELATION_WORDS: readonly RelationWord[] = [
  {
    pattern:
      /\b(?:(?:is|are|was|were|be)? ?supplied by|depend(?:s|ent|ing)? (?:heavily |mainly )?(?:up)?on|rel(?:y|ies|iant|ying) (?:heavily |mainly )?(?:up)?on|(?:buy|source|purchase|procure)s? (?:[a-z]+ ){0,3}from|sourced? from)\b/gi,
    step: { type: "supplies", find: "object" },
    isVerb: true,
  },
  {
    pattern: /\b(?:suppl(?:y|ies|ied|ying)(?! chains?\b)|(?:sell|ship|deliver)s? (?:[a-z]+ ){0,3}to)\b/gi,
    step: { type: "supplies", find: "subject" },
    isVerb: true,
  },
  { pattern: /\b(?:suppliers?|vendors?)\b/gi, step: { type: "supplies", find: "subject" } },
  { pattern: /\b(?:customers?|clients?)\b/gi, step: { type: "supplies", find: "object" } },
  {
    pattern: /\bcompet(?:e|es|ing) (?:directly )?(?:with|against)\b/gi,
    step: either("competes-with"),
    isVerb: true,
  },
  { pattern: /\b(?:compet(?:itors?|e|es)|rivals?)\b/gi, step: either("competes-with") },
  {
    pattern: /\b(?:owned by|subsidiar(?:y|ies) of)\b/gi,
    step: { type: "owns", find: "object" },
    isVerb: true,
  },
  { pattern: /\b(?:own|owns|control|controls)\b/gi, step: { type: "owns", find: "subject" }, isVerb: true },
  { pattern: /\bsubsidiar(?:y|ies)\b/gi, step: { type: "owns", find: "object" } },
  {
    pattern: /\b(?:owners?|parent(?: company| companies)?|shareholders?)\b/gi,
    step: { type: "owns", find: "subject" },
  },
  { pattern: /\bacquired by\b/gi, step: { type: "acquired", find: "object" }, isVerb: true },
  {
    pattern: /\b(?:acquired?|acquires|bought|took over)\b/gi,
    step: { type: "acquired", find: "subject" },
    isVerb: true,
  },
  { pattern: /\bacquisitions?\b/gi, step: { type: "acquired", find: "object" } },
  { pattern: /\bcounterpart(?:y|ies)\b/gi, step: either("counterparty-of") },
  {
    pattern:
      /\b(?:(?:chief|senior) (?:[a-z]+ )?officers?|executives?|directors?|chair(?:man|woman|person)?|[Cc][EFO]O|who (?:runs|leads|heads))\b/gi,
    step: { type: "officer-of", find: "either" },
  },
  { pattern: /\b(?:sectors?|industr(?:y|ies))\b/gi, step: either("in-sector") },
  {
    pattern: /\b(?:expos(?:ed|ures?) to|(?:vulnerable|sensitive) to|risk factors?|risks?|exposures?)\b/gi,
    step: either("exposed-to"),
  },
  { pattern: /\b(?:regulat(?:es?|ed|ors?|ions?)|supervis(?:es?|ed|ors?))\b/gi, step: either("regulated-by") },
  { pattern: /\b(?:countr(?:y|ies)|headquartered|located|based)\b/gi, step: either("located-in") },
  { pattern: /\b(?:hedges?|hedged|hedging)\b/gi, step: either("hedges-with") },
];
