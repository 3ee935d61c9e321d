import type { CalculationMention } from "./calculation-selector.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

const NEGATIONS: ReadonlySet<string> = new Set([
  "not",
  "without",
  "except",
  "excluding",
  "no",
  "than",
  "skip",
  "ignore",
  "forget",
  // The end of "don't".
  "t",
  "dont",
]);
const RULES: ReadonlySet<string> = new Set([
  "limit",
  "threshold",
  "policy",
  "rule",
  "cap",
  "budget",
  "appetite",
  "methodology",
  "convention",
  "guideline",
  "model",
  "backtest",
  "trigger",
  "warning",
  "method",
  "report",
]);
const OF: ReadonlySet<string> = new Set([
  "of",
  "using",
  "on",
  "from",
  "with",
  "in",
  "by",
  "for",
  "based",
  "between",
  "'s",
]);
/** "Does it breach the drawdown trigger" needs the drawdown; "what is the drawdown trigger" does not. */
const YES_OR_NO: ReadonlySet<string> = new Set(["does", "do", "is", "are", "has", "have", "did", "will"]);
/** Figures of other calculations: "the volatility of monthly returns" asks for one thing. */
const INGREDIENTS: ReadonlySet<string> = new Set(["simple-returns"]);
/** "I do not need the VaR" wants none; "I do not know the VaR" wants it. */
const WANTED: ReadonlySet<string> = new Set([
  "need",
  "want",
  "calculate",
  "compute",
  "include",
  "show",
  "report",
  "give",
]);
const LOOK_BACK = 3;

function isNegated(tokens: readonly Token[], { first }: CalculationMention): boolean {
  for (let position = first - 1; position >= Math.max(0, first - LOOK_BACK); position -= 1) {
    const word = tokens[position]?.lower ?? "";
    if (word === "of" && tokens[position - 1]?.lower === "instead") return true;
    if (word === "than") return tokens[position - 1]?.lower === "rather";
    if (NEGATIONS.has(word)) return true;
    if (!FUNCTION_WORDS.has(word) && !WANTED.has(word)) return false;
  }
  return false;
}

/** "VaR limit", "limit on the VaR", "hard stop drawdown", "VaR confidence level": a rule about the calculation, not the calculation. */
function isRule(tokens: readonly Token[], { first, last }: CalculationMention): boolean {
  const after = tokens[last + 1];
  if (after !== undefined && RULES.has(after.stem)) return true;
  if (tokens[first - 1]?.lower === "stop") return true;
  const before = tokens.slice(Math.max(0, first - LOOK_BACK), first);
  const rule = before.findIndex(({ stem }) => RULES.has(stem));
  if (rule >= 0 && ["on", "for", "of"].includes(before[rule + 1]?.lower ?? "")) return true;
  if (after?.lower !== "confidence") return false;
  return tokens.slice(last + 2, last + 6).every(({ kind }) => kind !== "number");
}

function isIngredient(
  tokens: readonly Token[],
  mention: CalculationMention,
  mentions: readonly CalculationMention[],
): boolean {
  if (!INGREDIENTS.has(mention.calculation) || mentions.length < 2) return false;
  const before = tokens
    .slice(Math.max(0, mention.first - LOOK_BACK), mention.first)
    .map(({ lower }) => lower);
  const previous = mentions.findLast(({ first }) => first < mention.first);
  if (previous === undefined) return false;
  return before.some((word) => OF.has(word)) || !(before.includes("and") || before.includes(","));
}

/** The mentions that truly ask for a figure: not those ruled out, those of rules, or those that only feed another. */
export function pickMentions(
  tokens: readonly Token[],
  sentence: TokenRange,
  mentions: readonly CalculationMention[],
): readonly CalculationMention[] {
  const isHeldAgainstRule = YES_OR_NO.has(tokens[sentence.first]?.lower ?? "");
  const asked = mentions.filter(
    (mention) => !isNegated(tokens, mention) && (isHeldAgainstRule || !isRule(tokens, mention)),
  );
  return asked.filter((mention) => !isIngredient(tokens, mention, asked));
}
