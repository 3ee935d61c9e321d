import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import type { CalculationMention, CalculationSelector, Selection } from "./calculation-selector.ts";
import { type ContentWord, contentWords, isSeparator } from "./content-words.ts";
import { EVERYDAY_PHRASES } from "./everyday-phrases.ts";
import { MethodReader } from "./method-reader.ts";
import { EVERYDAY_LABELS, EVERYDAY_METHODS } from "./parameter-labels.ts";
import { inWords } from "./parameter-specs.ts";
import { PhraseIndex, type PhraseMatch } from "./phrase-index.ts";
import { readTokens, type Token } from "./read-tokens.ts";
import { type Nearest, SimilarityIndex } from "./similarity-index.ts";
import { UNOFFERED_CALCULATIONS } from "./unoffered-calculations.ts";
import { ASKING_WORDS, FUNCTION_WORDS } from "./word-lists.ts";

/** Cosine from which on a clause without a known phrase counts as asking for the nearest calculation. */
const SIMILARITY_THRESHOLD = 0.5;
/** Small words alone must be the very idiom: "how did it do". */
const IDIOM_THRESHOLD = 0.8;
/** Words of meaning that a clause has in common with what it is near to, an idiom aside. */
const FEWEST_SHARED = 2;
const WHOLE_RETURN = "cumulative-return";
/** A clause longer than this is a story, not a question, and near nothing. */
const MAX_CLAUSE_WORDS = 40;

/** Names of parameters and methods of several words, in which no calculation is to be looked for: "minimum acceptable return". */
const NAMES_OF_OTHERS = [
  ...Object.entries(EVERYDAY_LABELS).flatMap(([name, labels]) => [inWords(name), ...labels]),
  ...Object.values(EVERYDAY_METHODS).flat(),
].flatMap((text) => (text.includes(" ") ? [{ text, calculation: undefined, title: "" }] : []));

const SUPERLATIVE = /^(?:highest|lowest|best|worst) /;
const WHOLE = /portfolio|mix|weights/;

/**
 * What people call an entry. "Highest Sharpe ratio" is no name of an optimal portfolio: it asks which of several has it, unless
 * the portfolio is in it.
 */
const namesOf = ({ id, title, synonyms, needsPortfolio }: CatalogueDescription): readonly string[] =>
  [title, id.replaceAll("-", " "), ...synonyms, ...(EVERYDAY_PHRASES[id] ?? [])].filter(
    (name) => !needsPortfolio || !SUPERLATIVE.test(name) || WHOLE.test(name),
  );

const stemsOf = (text: string): readonly string[] =>
  readTokens(text)
    .filter(({ kind, lower }) => kind === "word" && !ASKING_WORDS.has(lower))
    .map(({ stem }) => stem);

/** The untuned selector: phrases of the catalogue first, then likeness of a clause to what people say for a calculation. */
export class LexicalSelector implements CalculationSelector {
  private readonly phrases: PhraseIndex;
  private readonly similar: SimilarityIndex;
  private readonly ids: ReadonlySet<string>;
  private readonly methods: MethodReader;

  constructor(fields: { readonly catalogue: readonly CatalogueDescription[] }) {
    const named = fields.catalogue.flatMap((entry) =>
      namesOf(entry).map((text) => ({ text, calculation: entry.id, title: entry.title })),
    );
    const unoffered = UNOFFERED_CALCULATIONS.map((text) => ({ text, calculation: undefined, title: text }));
    this.phrases = new PhraseIndex({ phrases: [...named, ...unoffered, ...NAMES_OF_OTHERS] });
    const onSeries = fields.catalogue.filter(({ needsSeries }) => needsSeries);
    const likened = new Set(onSeries.map(({ id }) => id));
    const described = onSeries.map(({ id, description }) => ({ text: description, calculation: id }));
    this.similar = new SimilarityIndex({
      documents: [...named.filter(({ calculation }) => likened.has(calculation)), ...described].map(
        ({ text, calculation }) => ({
          calculation,
          stems: stemsOf(text),
        }),
      ),
    });
    this.ids = new Set(fields.catalogue.map(({ id }) => id));
    this.methods = new MethodReader({ catalogue: fields.catalogue });
  }

  select(tokens: readonly Token[], hidden: ReadonlySet<number>): Selection {
    const words = contentWords(tokens, hidden);
    const matches = this.phrases.find(words);
    const named = matches.flatMap((match) => this.mentionOf(match, tokens));
    const similar = this.findSimilar(tokens, hidden, matches);
    return {
      mentions: this.methods.read(
        tokens,
        [...named, ...similar].sort((a, b) => a.first - b.first),
      ),
      unoffered: matches
        .filter(({ calculation, title }) => calculation === undefined && title !== "")
        .map(({ title, first, last }) => ({ title, first, last })),
    };
  }

  private mentionOf(match: PhraseMatch, tokens: readonly Token[]): readonly CalculationMention[] {
    const { first, last } = match;
    const calculation = this.meantBy(match, tokens);
    if (calculation === undefined) return [];
    return [{ calculation, first, last, score: 1 }];
  }

  /** "The returns" are a series, "the return" is what the whole of it came to. */
  private meantBy({ calculation, first, last }: PhraseMatch, tokens: readonly Token[]): string | undefined {
    const isBareReturn = first === last && tokens[first]?.lower === "return";
    return isBareReturn && this.ids.has(WHOLE_RETURN) ? WHOLE_RETURN : calculation;
  }

  /** Clauses in which no phrase was found, each held against everything that people say for a calculation. */
  private findSimilar(
    tokens: readonly Token[],
    hidden: ReadonlySet<number>,
    matches: readonly PhraseMatch[],
  ): readonly CalculationMention[] {
    const taken = new Set(matches.flatMap(({ positions }) => positions));
    return splitClauses(tokens).flatMap(([from, to]) => {
      const words: ContentWord[] = [];
      for (let position = from; position < to; position += 1) {
        if (taken.has(position)) return [];
        const token = tokens[position];
        if (token?.kind !== "word" || hidden.has(position) || ASKING_WORDS.has(token.lower)) continue;
        words.push({ position, lower: token.lower, stem: token.stem, clause: 0 });
      }
      return this.mentionNear(words);
    });
  }

  private mentionNear(words: readonly ContentWord[]): readonly CalculationMention[] {
    if (words.length < 2 || words.length > MAX_CLAUSE_WORDS) return [];
    const nearest = this.similar.nearest(words.map(({ stem }) => stem));
    if (nearest === undefined || !isNear(nearest)) return [];
    const positions = words.filter(({ stem }) => nearest.shared.has(stem)).map(({ position }) => position);
    const first = positions[0] ?? 0;
    return [
      { calculation: nearest.calculation, first, last: positions.at(-1) ?? first, score: nearest.score },
    ];
  }
}

function isNear({ score, shared }: Nearest): boolean {
  const meaningful = [...shared].filter((stem) => !FUNCTION_WORDS.has(stem));
  if (meaningful.length >= FEWEST_SHARED) return score >= SIMILARITY_THRESHOLD;
  return shared.size > FEWEST_SHARED && score >= IDIOM_THRESHOLD;
}

/** Half-open ranges of tokens between separators. */
function splitClauses(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const ends = tokens.flatMap((token, position) => (isSeparator(token) ? [position] : []));
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.map((start, index) => [start, ends[index] ?? tokens.length] as const);
}
