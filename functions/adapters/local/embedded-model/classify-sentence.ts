import type { CalculationMention } from "./calculation-selector.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** What a sentence wants: figures computed from data, or something that only documents tell. */
export type SentencePurpose = "compute" | "definition" | "policy";

const DEFINITIONS = [
  /^(?:so |and |please |also )*what(?:'s| is| are) (?:an? |meant by |the (?:difference|definition|meaning|formula|idea|point|purpose|interpretation|intuition)\b)/,
  /^what (?:does|do) .{1,80} (?:mean|measure|stand for|tell|represent)\b/,
  /\b(?:define|definition of|meaning of|difference between|formula (?:for|of)|in plain english|how (?:should|do|would) (?:i|we|you|one) interpret)\b/,
  /^how (?:do|would|should|can) (?:you|we|i|one) (?:price|value)\b/,
  /\bexplain (?:[\w']+ ){0,5}(?:what|how|why)\b/,
  /\bexplain (?:to me )?(?:the (?:concept|difference|idea|formula|meaning|term)|an? )/,
  /^(?:when|why) (?:is|are|do|does|should|would) /,
  /^(?:what|which) (?:is|are) (?:better|the (?:pros|advantages|drawbacks|limitations|assumptions))\b/,
];
/** The way to a figure is asked for, whoever's figure it is. */
const WAY_TO_FIGURE =
  /\bhow (?:is|are|do (?:you|we|i)|does one|to|would you|should (?:i|we|one)) .{0,60}\b(?:calculated?|computed?|measured?|defined?|derived?|estimated?|worked out|annualised?|annualized?)\b/;
const BARE_DEFINITION = /^(?:what(?:'s| is| are)|explain|describe)$/;

/** Without data, "what is the Sharpe ratio" can only ask for words. */
const WHAT_IS = /^(?:and )?what(?:'s| is| are) /;

const RULE_WORDS =
  "limits?|polic(?:y|ies)|guidelines?|mandates?|rules?|appetite|thresholds?|triggers?|conventions?|procedures?";
const RULE = new RegExp(`\\b(?:${RULE_WORDS})\\b`);
const RULE_ASKED =
  /^(?:and |please |also )*(?:what|which|how|where|when|who|is there|are there|do we|does|tell|summari[sz]e|show|list|quote|describe|explain|give)\b/;
const RULE_APPLIED = new RegExp(
  `\\b(?:using|under|with|at|per|apply|applying|following|according to|in line with|based on|within|from|against|versus|vs|breach\\w*|exceed\\w*|compl(?:y|ies)) (?:[\\w']+ ){0,3}(?:${RULE_WORDS}|confidence)\\b`,
);
/** What a rule says is asked for, whatever else the sentence names. */
const RULE_QUOTED = [
  new RegExp(
    `\\b(?:${RULE_WORDS}) (?:say|state|require|allow|permit|prescribe|specify|demand|mention|cover)`,
  ),
  /^(?:what|which) (?:[\w']+ )?confidence (?:level )?(?:do|does|is|should|applies|must)\b/,
];

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ lower, spaceBefore }, index) => (index > 0 && spaceBefore ? ` ${lower}` : lower)).join("");

/** "What is VaR": nothing but the asking and the term. */
function isBareTerm(
  tokens: readonly Token[],
  sentence: TokenRange,
  mentions: readonly CalculationMention[],
): boolean {
  const [mention, ...others] = mentions;
  if (mention === undefined || others.length > 0) return false;
  const after = tokens.slice(mention.last + 1, sentence.last + 1);
  if (!after.every(({ lower }) => FUNCTION_WORDS.has(lower))) return false;
  return BARE_DEFINITION.test(textOf(tokens.slice(sentence.first, mention.first)));
}

const asksForRule = (text: string): boolean =>
  RULE_QUOTED.some((quoted) => quoted.test(text)) || (RULE.test(text) && !RULE_APPLIED.test(text));

/** Longer sentences are told by their beginning. */
const MOST_TOKENS = 120;

/** Decides whether a sentence asks for figures. One that names a subject of its own asks for figures rather than for words. */
export function classifySentence(
  tokens: readonly Token[],
  sentence: TokenRange,
  mentions: readonly CalculationMention[],
  around: { readonly hasOwnSubject: boolean; readonly hasData: boolean },
): SentencePurpose {
  const text = textOf(
    tokens.slice(sentence.first, Math.min(sentence.last + 1, sentence.first + MOST_TOKENS)),
  );
  if (RULE_ASKED.test(text) && asksForRule(text)) return "policy";
  if (WAY_TO_FIGURE.test(text)) return "definition";
  if (around.hasOwnSubject) return "compute";
  if (!around.hasData && WHAT_IS.test(text)) return "definition";
  if (DEFINITIONS.some((definition) => definition.test(text))) return "definition";
  return isBareTerm(tokens, sentence, mentions) ? "definition" : "compute";
}
