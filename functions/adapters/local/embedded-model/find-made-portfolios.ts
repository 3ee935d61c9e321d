import type { Token, TokenRange } from "./read-tokens.ts";

const MIXES: ReadonlySet<string> = new Set([
  "portfolio",
  "basket",
  "mix",
  "blend",
  "allocation",
  "split",
  "combination",
]);
const WEIGHTED: ReadonlySet<string> = new Set(["weight", "weighting"]);
const NEAR = 3;
const WHOLE = 100;

const EQUAL = "an equally weighted portfolio that the question makes up";
const STATED = "a portfolio of weights that the question makes up";
const REMEDY = "as a calculation takes only positions that were given with their weights";

/** "Equal-weight", "equally weighted". */
function isEqualWeight(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at] ?? {};
  if (lower !== "equal" && lower !== "equally") return false;
  const next = tokens[at + 1]?.lower === "-" ? tokens[at + 2] : tokens[at + 1];
  return WEIGHTED.has(next?.stem ?? "");
}

/** "60/40 portfolio", "a 50/30/20 mix": shares that make a whole, and what they make. */
function isSplit(tokens: readonly Token[], at: number): boolean {
  let total = 0;
  let end = at;
  while (tokens[end]?.kind === "number") {
    total += Number(tokens[end]?.text);
    end += 1;
    if (tokens[end]?.lower !== "/" && tokens[end]?.lower !== "-") break;
    end += 1;
  }
  if (end < at + 3 || total !== WHOLE) return false;
  return tokens.slice(end, end + NEAR).some(({ stem }) => MIXES.has(stem));
}

/** What is missing where a sentence asks about a portfolio of its own making; undefined where it does not. */
export function findMadePortfolio(tokens: readonly Token[], { first, last }: TokenRange): string | undefined {
  for (let at = first; at <= last; at += 1) {
    if (isEqualWeight(tokens, at)) return `${EQUAL}, ${REMEDY}`;
    if (isSplit(tokens, at)) return `${STATED}, ${REMEDY}`;
  }
  return undefined;
}
