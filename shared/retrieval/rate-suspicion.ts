import type { Suspicion } from "../ports/chunk-index.ts";
import { countMixedWords, decodeBlobs, unmaskText } from "./unmask-text.ts";

/** From this suspicion on a chunk is kept for an administrator to look at, and never retrieved. */
export const QUARANTINE_SUSPICION = 0.5;

interface Sign {
  readonly reason: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

const READER =
  "(?:assistant|chatbot|language model|llm|ai (?:model|system|agent|assistant)|gpt|gemini|narrator)";
const RULES =
  "(?:instruction|prompt|guideline|directive|command|system message|safeguard|constraint|guardrail)s?";

/** What instructions to a model look like in unmasked text; alone a weak sign only raises the suspicion. */
const SIGNS: readonly Sign[] = [
  {
    reason: "overrides-instructions",
    weight: 0.75,
    pattern: new RegExp(
      `\\b(?:ignore|disregard|forget|override|bypass|skip|discard|neglect)\\b[^.!?\\n]{0,50}\\b${RULES}\\b`,
      "s",
    ),
  },
  {
    reason: "overrides-instructions",
    weight: 0.75,
    pattern:
      /\b(?:ignore|disregard|forget)\b\s+(?:everything|all|anything)\s+(?:\w+\s+){0,3}(?:above|before|previous|prior|earlier|you)\b/,
  },
  {
    reason: "speaks-as-system",
    weight: 0.65,
    pattern:
      /(?:^|\n|\|)\s*(?:[#>*_[(<\s]*)(?:system|developer|assistant)(?:\s+(?:message|prompt|note|override|instruction))?[\])>*_\s]*:/,
  },
  {
    reason: "speaks-as-system",
    weight: 0.7,
    pattern:
      /<\|[a-z_]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|instructions?)>|###\s*(?:new\s+)?instructions?\b|\bbegin system\b|\bend of (?:document|passage|context)s?\b[^\n]{0,40}\b(?:system|instruction|new)/,
  },
  {
    reason: "assigns-role",
    weight: 0.55,
    pattern:
      /\b(?:you are now|from now on,? you|pretend (?:to be|that you)|act as (?:an?|the) (?:assistant|model|system|analyst|admin\w*|developer)|your new (?:task|role|instructions?|goal)|new instructions?\s*:)/,
  },
  {
    reason: "addresses-model",
    weight: 0.5,
    pattern: new RegExp(
      `\\b(?:dear|note (?:to|for)|attention|hey|important(?: note)? (?:to|for)|message (?:to|for)|instructions? (?:to|for)) (?:the |any |all |every )?${READER}`,
    ),
  },
  {
    reason: "addresses-model",
    weight: 0.5,
    pattern: new RegExp(
      `\\b(?:the |any |all )?${READER}s?\\b[^.!?\\n]{0,30}\\b(?:must|should|shall|has to|is to|will|please)\\b[^.!?\\n]{0,30}\\b(?:say|state|write|answer|reply|respond|output|report|print|tell|recommend|include|ignore|use)\\b`,
    ),
  },
  {
    reason: "asks-for-prompt",
    weight: 0.7,
    pattern:
      /\b(?:reveal|repeat|print|show|output|display|disclose|leak|recite|write out)\b[^.!?\n]{0,40}\b(?:system prompt|your prompt|(?:the|this) prompt|your (?:\w+ )?instructions|hidden (?:instruction|prompt)s?|api keys?|secrets?|credentials)\b/,
  },
  {
    reason: "orders-answer",
    weight: 0.55,
    pattern:
      /(?:^|[.!?:;|\n"'([]\s*|\b(?:please|you must|you should|always|instead,?|then|and)\s+)(?:answer|reply|respond|output|print|say|state|report|write|return|include|append|insert|add)\b[^.!?\n]{0,50}\b(?:in (?:your|the|every|each) (?:answer|reply|response|report|output|summary)|instead|verbatim|to the user|the user that|exactly(?: this)?\s*:|only the (?:word|text|phrase))/,
  },
  {
    reason: "orders-rating",
    weight: 0.55,
    pattern:
      /(?:^|[.!?:;|\n"'([]\s*|\b(?:please|you must|you should|instead,?|always|then)\s+)(?:set|change|raise|upgrade|downgrade|rate|mark|replace|recommend|label|classify)\b[^.!?\n]{0,60}\b(?:strong buy|strong sell|as (?:a )?(?:buy|sell|safe|risk-?free|aaa)|rating|recommendation|confidence (?:score|of the report)|in (?:your|the) (?:answer|report))/,
  },
  {
    reason: "conceals",
    weight: 0.5,
    pattern:
      /\b(?:do not|don't|never)\b\s+(?:mention|tell|reveal|disclose|cite|show|warn|inform)\b[^.!?\n]{0,40}\b(?:the user|users?|this (?:note|instruction|message|passage|text)|instructions?|anyone)\b/,
  },
  {
    reason: "calls-tool",
    weight: 0.5,
    pattern:
      /\b(?:call|invoke|use|run|execute)\b\s+(?:the |a |an |your |any |this )?(?:\w+ ){0,2}(?:tool|function call|shell|command|curl|fetch)\b/,
  },
  {
    reason: "sends-data",
    weight: 0.5,
    pattern:
      /\b(?:send|post|forward|upload|exfiltrate|transmit|submit|append|put|encode)\b[^.!?\n]{0,80}(?:https?:|www\.|\burl\b|\bwebhook\b|@[a-z0-9-]+\.[a-z])/,
  },
  {
    reason: "carries-payload-link",
    weight: 0.5,
    pattern: /!\[[^\]]*\]\([^)]*[?&][\w-]+=|https?:\/\/\S*(?:\{\{|\{[a-z_]+\}|\$\{|%s|<[a-z_]+>)/,
  },
  {
    reason: "runs-script",
    weight: 0.6,
    pattern: /<(?:script|iframe|object|embed|form)\b|javascript\s*:|\bon(?:error|load|click)\s*=/,
  },
  {
    reason: "hides-text",
    weight: 0.5,
    pattern:
      /<[a-z][^>]*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0|color\s*:\s*(?:white|#f{3,6})\b)/,
  },
];
const ENCODED_WEIGHT = 0.4;
const MIXED_WEIGHT = 0.4;

function reasonsOf(text: string): ReadonlyMap<string, number> {
  const unmasked = unmaskText(text);
  const found = new Map<string, number>();
  for (const { reason, weight, pattern } of SIGNS) {
    if (pattern.test(unmasked)) found.set(reason, Math.max(weight, found.get(reason) ?? 0));
  }
  return found;
}

/**
 * How much a text, with the headings and names it comes under, looks like an attempt to instruct its reader: each kind of sign
 * counts once, and independent signs add up as 1 − Π(1 − weight). A sign to be weighed, never the only defence: who knows the
 * patterns can write around them.
 */
export function rateSuspicion(...texts: readonly string[]): Suspicion {
  const text = texts.join("\n");
  const found = new Map(reasonsOf(text));
  const decoded = decodeBlobs(text);
  if (decoded.length > 0) {
    found.set("encoded-text", ENCODED_WEIGHT);
    for (const [reason, weight] of reasonsOf(decoded.join("\n"))) found.set(reason, weight);
  }
  if (countMixedWords(text) > 0) found.set("mixed-scripts", MIXED_WEIGHT);
  const score = 1 - [...found.values()].reduce((rest, weight) => rest * (1 - weight), 1);
  return { score: Number(score.toFixed(3)), reasons: [...found.keys()] };
}

/** True for a chunk that must not be retrieved. */
export const isQuarantined = (chunk: { readonly suspicion?: Suspicion | undefined }): boolean =>
  (chunk.suspicion?.score ?? 0) >= QUARANTINE_SUSPICION;
