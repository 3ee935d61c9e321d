import { alignPhrase, type ReadWord } from "./align-phrase.ts";
import { type ContentWord, contentWords } from "./content-words.ts";
import { SpellingCorrector } from "./correct-spelling.ts";
import { readTokens, type TokenRange } from "./read-tokens.ts";
import { ORDINARY_WORDS } from "./word-lists.ts";

/** What a phrase stands for: a calculation of the catalogue, or one that it lacks. */
export interface PhraseMeaning {
  readonly calculation: string | undefined;
  readonly title: string;
}

interface Phrase extends PhraseMeaning {
  readonly stems: readonly string[];
}

/** A phrase found in a question: the positions of its tokens, ascending. */
export interface PhraseMatch extends PhraseMeaning, TokenRange {
  readonly positions: readonly number[];
  readonly stems: readonly string[];
  readonly isInOrder: boolean;
}

const keyOf = (stems: readonly string[]): string => stems.join(" ");

/** Finds the phrases of a catalogue in a question: with typos, plurals, one word in between, or two words in the other order. */
export class PhraseIndex {
  private readonly byKey: ReadonlyMap<string, Phrase>;
  /** Phrases by the word that an alignment may start at: the first, and of two words the second as well. */
  private readonly byStart: ReadonlyMap<string, readonly Phrase[]>;
  private readonly corrector: SpellingCorrector;

  /** Of phrases with the same words the first counts. */
  constructor(fields: { readonly phrases: readonly (PhraseMeaning & { readonly text: string })[] }) {
    const byKey = new Map<string, Phrase>();
    const vocabulary = new Map<string, string>();
    for (const { text, calculation, title } of fields.phrases) {
      const words = contentWords(readTokens(text));
      const stems = words.map(({ stem }) => stem);
      if (isIdiom(text, stems)) continue;
      for (const { lower, stem } of words) vocabulary.set(lower, stem).set(stem, stem);
      if (stems.length > 0 && !byKey.has(keyOf(stems)))
        byKey.set(keyOf(stems), { calculation, title, stems });
    }
    const phrases = [...byKey.values()];
    const starts = phrases.flatMap((phrase) =>
      phrase.stems.slice(0, phrase.stems.length === 2 ? 2 : 1).map((stem) => ({ stem, phrase })),
    );
    this.byKey = byKey;
    this.byStart = new Map(
      [...Map.groupBy(starts, ({ stem }) => stem)].map(([stem, group]) => [
        stem,
        group.map(({ phrase }) => phrase),
      ]),
    );
    this.corrector = new SpellingCorrector({ vocabulary });
  }

  /** The phrases in these words, longest first where they overlap, in the order of the question. */
  find(words: readonly ContentWord[]): readonly PhraseMatch[] {
    const read = words.map((word) => ({ ...word, meant: this.meantBy(word) }));
    const candidates = read.flatMap(({ meant }, at) =>
      (this.byStart.get(meant) ?? []).flatMap((phrase) => matchAt(phrase, read, at)),
    );
    const chosen = chooseLongest(candidates);
    return [...chosen, ...this.findSharedHeads(read, chosen)].sort((a, b) => a.first - b.first);
  }

  private meantBy({ stem, lower }: ContentWord): string {
    return this.corrector.correct(stem) ?? this.corrector.correct(lower) ?? stem;
  }

  /** "Annual and cumulative return": a word before a separator borrows the last word of the phrase behind it. */
  private findSharedHeads(
    words: readonly ReadWord[],
    chosen: readonly PhraseMatch[],
  ): readonly PhraseMatch[] {
    const taken = new Set(chosen.flatMap(({ positions }) => positions));
    const indexes = new Map(words.map(({ position }, index) => [position, index]));
    return chosen.flatMap((match) => {
      const at = indexes.get(match.first) ?? 0;
      const [before, start] = [words[at - 1], words[at]];
      if (before === undefined || start === undefined || taken.has(before.position)) return [];
      if (start.clause !== before.clause + 1 || start.position - before.position > 2) return [];
      const phrase = this.byKey.get(keyOf([before.meant, match.stems.at(-1) ?? ""]));
      return phrase === undefined ? [] : [matchOf(phrase, [before.position], true)];
    });
  }
}

/** "How did it do over the period": of its words only an everyday one is left, which says nothing by itself. */
const isIdiom = (text: string, stems: readonly string[]): boolean =>
  stems.length === 1 && text.includes(" ") && stems.every((stem) => ORDINARY_WORDS.has(stem));

function matchOf(
  { calculation, title, stems }: Phrase,
  positions: readonly number[],
  isInOrder: boolean,
): PhraseMatch {
  return {
    calculation,
    title,
    stems,
    positions,
    first: positions[0] ?? 0,
    last: positions.at(-1) ?? 0,
    isInOrder,
  };
}

function matchAt(phrase: Phrase, words: readonly ReadWord[], at: number): readonly PhraseMatch[] {
  const found = alignPhrase(phrase.stems, words, at);
  if (found === undefined) return [];
  const spoken = found.map(({ position }) => position);
  const positions = spoken.toSorted((a, b) => a - b);
  return [matchOf(phrase, positions, positions[0] === spoken[0])];
}

/** Longer phrases win over the shorter ones they contain, phrases in order over swapped ones, tight ones over loose ones. */
function chooseLongest(candidates: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const ranked = candidates.toSorted(
    (a, b) =>
      b.stems.length - a.stems.length ||
      Number(b.isInOrder) - Number(a.isInOrder) ||
      a.last - a.first - (b.last - b.first) ||
      a.first - b.first,
  );
  const taken = new Set<number>();
  return ranked.filter(({ positions }) => {
    if (positions.some((position) => taken.has(position))) return false;
    for (const position of positions) taken.add(position);
    return true;
  });
}
