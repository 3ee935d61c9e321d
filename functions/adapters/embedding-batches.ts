/** What one call may carry. */
export interface BatchLimits {
  readonly maxTexts: number;
  readonly maxTokens: number;
}

/** Texts in order, cut into calls that keep the limits. A text above the token limit goes alone. */
export function batchTexts(texts: readonly string[], limits: BatchLimits): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let tokensInLast = 0;
  for (const text of texts) {
    const tokens = estimateTokens(text);
    const last = batches.at(-1);
    if (last && last.length < limits.maxTexts && tokensInLast + tokens <= limits.maxTokens) {
      last.push(text);
      tokensInLast += tokens;
    } else {
      batches.push([text]);
      tokensInLast = tokens;
    }
  }
  return batches;
}

/** An estimate meant to be too high: each digit is a token of its own in Gemini's vocabulary, other text about four bytes a token, taken as three. */
function estimateTokens(text: string): number {
  const digits = text.match(/\d/g)?.length ?? 0;
  return digits + Math.ceil((Buffer.byteLength(text) - digits) / 3);
}
