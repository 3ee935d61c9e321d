import type { Mention } from "./entity-linker.ts";
import { RELATION_WORDS, type Step, turned } from "./relation-words.ts";

type Nodes = ReadonlySet<number>;

/** Steps from known entities outwards, the first step first. */
export interface Chain {
  readonly from: Nodes;
  readonly steps: readonly Step[];
}

/** A question about relations as the graph can answer it. */
export interface RelationQuestion {
  /** The groups of entities that it names, in its order. */
  readonly groups: readonly Nodes[];
  /** The answer is what all of these reach; when there are none, how the groups are connected. */
  readonly chains: readonly Chain[];
  /** Sets that each answer is in. */
  readonly within: readonly Nodes[];
  /** Present when the groups are to have something in common: any relation when no step is named. */
  readonly shared?: { readonly step?: Step };
}

interface StepToken {
  readonly start: number;
  readonly end: number;
  readonly step: Step;
  readonly isVerb: boolean;
}
interface NodeToken {
  readonly start: number;
  readonly end: number;
  readonly nodes: Nodes;
}
type Token = StepToken | NodeToken;

const HOLDINGS =
  /\b(?:(?:my|our|the|these|those|any|other|another) )?(?:holdings?|positions?|portfolio(?: compan(?:y|ies))?|investments)\b|\bmy (?:stocks|shares)\b|\b(?:companies|firms) (?:that )?(?:i|we) (?:own|hold)\b/gi;
const SHARED = /\b(?:shar(?:e|es|ed|ing)|common|same|both)\b/i;
const MUTUAL = /\b(?:each other|one another)\b/i;
const LISTED = /^[\s,&]*(?:(?:and|or|both)\s)?\s*$/i;

const isStep = (token: Token | undefined): token is StepToken => token !== undefined && "step" in token;

/** Words and names in the order of the question; where two overlap, the one that begins first, then the one listed first. */
function tokensOf(question: string, mentions: readonly Mention[], holdings: Nodes): readonly Token[] {
  const tokens: Token[] = mentions.map(({ nodes, start, end }) => ({ nodes: new Set(nodes), start, end }));
  for (const { index, 0: text } of holdings.size > 0 ? question.matchAll(HOLDINGS) : []) {
    tokens.push({ nodes: holdings, start: index, end: index + text.length });
  }
  for (const { pattern, step, isVerb = false } of RELATION_WORDS) {
    for (const { index, 0: text } of question.matchAll(pattern)) {
      tokens.push({ step, isVerb, start: index, end: index + text.length });
    }
  }
  tokens.sort((left, right) => left.start - right.start);
  const kept: Token[] = [];
  for (const token of tokens) if (token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  return kept;
}

/** "Apple and Dell" are one group. */
function withListsJoined(question: string, tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isListed = last !== undefined && LISTED.test(question.slice(last.end, token.start));
    if (last === undefined || isStep(last) || isStep(token) || !isListed) joined.push(token);
    else joined[joined.length - 1] = { ...token, start: last.start, nodes: last.nodes.union(token.nodes) };
  }
  return joined;
}

/** "Apple's suppliers" reads as "suppliers of Apple". */
function withOwnersLast(question: string, tokens: readonly Token[]): readonly Token[] {
  const ordered: Token[] = [];
  const owns = (token: Token | undefined): token is Token =>
    token !== undefined && /['’]s?\s?$/.test(question.slice(token.start, token.end + 1));
  for (const [position, token] of tokens.entries()) {
    let place = ordered.length;
    if (isStep(token) && !token.isVerb && owns(tokens[position - 1])) {
      // Before the one name that owns it, and before what that name owns already.
      place -= 1;
      while (owns(ordered[place]) && isStep(ordered[place - 1]) && owns(ordered[place - 1])) place -= 1;
    }
    ordered.splice(place, 0, token);
  }
  return ordered;
}

/** Steps that nothing follows lead on from what stands before them: "whom does X supply". */
const onward = ({ step, isVerb }: StepToken): Step => (isVerb ? turned(step) : step);

/** "Customers of companies that X owns" begins with what X owns. */
function isRelative(question: string, tokens: readonly Token[]): boolean {
  const name = tokens.findLast((token) => !isStep(token));
  return name !== undefined && /\b(?:that|which|whom)\s$/i.test(question.slice(0, name.start));
}

/** Steps before a name lead from it; a name without any is a condition on the answer. */
function chainsOf(question: string, tokens: readonly Token[]): Pick<RelationQuestion, "chains" | "within"> {
  const chains: Chain[] = [];
  const within: Nodes[] = [];
  let open: StepToken[] = [];
  for (const token of tokens) {
    if (isStep(token)) {
      open.push(token);
    } else if (open.length > 0) {
      chains.push({ from: token.nodes, steps: open.map(({ step }) => step).reverse() });
      open = [];
    } else {
      within.push(token.nodes);
    }
  }
  if (open.length === 0) return { chains, within };
  const last = chains.pop();
  const from = last?.from ?? within.pop();
  if (from === undefined) return { chains, within };
  // "Which risks is X exposed to" names one relation twice.
  const reached = last?.steps ?? [];
  const further = open.map(onward).filter(({ type }) => type !== reached.at(-1)?.type);
  const steps = isRelative(question, tokens) ? [...further, ...reached] : [...reached, ...further];
  return { chains: [...chains, { from, steps }], within };
}

/** What the groups are to share: a noun says it best, then a verb by its place before or after the names. */
function sharedStep(tokens: readonly Token[]): Step | undefined {
  const steps = tokens.filter(isStep);
  const noun = steps.find(({ isVerb }) => !isVerb);
  if (noun !== undefined) return noun.step;
  const firstName = tokens.find((token) => !isStep(token));
  const [verb] = steps;
  if (verb === undefined) return undefined;
  return firstName !== undefined && firstName.start < verb.start ? turned(verb.step) : verb.step;
}

/** Reads what a question asks of the graph from its relation words and the names found in it, without a model. */
export function readRelationQuestion(
  question: string,
  mentions: readonly Mention[],
  holdings: Nodes,
): RelationQuestion {
  const tokens = withOwnersLast(question, withListsJoined(question, tokensOf(question, mentions, holdings)));
  const groups = tokens.flatMap((token) => (isStep(token) ? [] : [token.nodes]));
  if (SHARED.test(question)) {
    const step = sharedStep(tokens);
    return { groups, chains: [], within: [], shared: step === undefined ? {} : { step } };
  }
  const { chains, within } = chainsOf(question, tokens);
  return { groups, chains, within: MUTUAL.test(question) ? [...within, ...groups] : within };
}
