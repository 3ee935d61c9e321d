/** What a question asks of figures that it holds against each other. */
export type Wanted = "most" | "least" | "best" | "worst";

/** A word of comparison and where it stands. */
interface ComparingWord {
  readonly wanted: Wanted;
  readonly at: number;
}

/** How a question compares. `isYesOrNo`: whether the first one named is so. `words` stand in the order of the question. */
export interface Comparison {
  readonly isYesOrNo: boolean;
  readonly isRanking: boolean;
  readonly words: readonly ComparingWord[];
}

const WORDS: Readonly<Record<Wanted, RegExp>> = {
  most: /\b(?:high|great|larg|bigg|deep|long|steep)(?:er|est)\b|\b(?:more|most|exceeds?|exceeded)\b/g,
  least: /\b(?:low|small|short|shallow)(?:er|est)\b|\b(?:less|least)\b/g,
  best: /\b(?:best|better|safest|safer|strongest|stronger|fastest|faster|outperform\w*|beats?|beaten)\b/g,
  worst: /\b(?:worst|worse|riskiest|riskier|weakest|weaker|slowest|slower|underperform\w*)\b/g,
};
const WANTED = ["most", "least", "best", "worst"] as const;
const COMPARES =
  /\b(?:which|who|whose|rank\w*|than|or|compar\w+|versus|vs|outperform\w*|underperform\w*|beats?|beaten)\b/;
const YES_OR_NO = /^\W*(?:and |but |so )?(?:is|are|was|were|does|do|did|has|have|had)\b/;
const ALTERNATIVE = /\bor\b/;
const RANKS = /\brank(?:ed|ing)?\b/;

/** Reads how a question compares; undefined where it does not. */
export function readComparison(question: string): Comparison | undefined {
  const text = question.toLowerCase();
  const words = WANTED.flatMap((wanted) =>
    [...text.matchAll(WORDS[wanted])].map(({ index }): ComparingWord => ({ wanted, at: index })),
  ).sort((a, b) => a.at - b.at);
  const isRanking = RANKS.test(text);
  if (!COMPARES.test(text) || (words.length === 0 && !isRanking)) return undefined;
  return { isYesOrNo: YES_OR_NO.test(text) && !ALTERNATIVE.test(text), isRanking, words };
}
