import type { TokenUsage } from "../ports/language-model.ts";

interface Price {
  /** The model's name as it answers, or how that name begins. */
  readonly model: string;
  /** US dollars for a million tokens, which are micro-dollars for one. */
  readonly input: number;
  readonly output: number;
}

/**
 * What Google charges on the paid tier for text and prompts up to 200,000 tokens, thoughts counted as output
 * (ai.google.dev/gemini-api/docs/pricing as of 2026-10-07; 3.8 Flash costs 1.50 and 7.50 from 2027-01-01 on). Longer names first.
 */
const PRICES: readonly Price[] = [
  { model: "gemini-3.8-flash", input: 0.75, output: 3.75 },
  { model: "gemini-3.5-flash-lite", input: 0.3, output: 2.5 },
  { model: "gemini-3.5-flash", input: 1.5, output: 9 },
  { model: "gemini-3.1-flash-lite", input: 0.25, output: 1.5 },
  { model: "gemini-3.1-pro", input: 2, output: 12 },
];

/** FinRisk's own model and templates run in this process. */
const FREE: ReadonlySet<string> = new Set(["embedded", "finrisk"]);

/** The list price of tokens in micro-dollars; undefined for a model whose price is not known, as that of a tuned endpoint. */
export function priceOf(
  { provider, model }: { readonly provider: string; readonly model: string },
  { inputTokens, outputTokens }: TokenUsage,
): number | undefined {
  if (FREE.has(provider)) return 0;
  const price = PRICES.find(({ model: beginning }) => model.startsWith(beginning));
  return price && Math.round(inputTokens * price.input + outputTokens * price.output);
}
