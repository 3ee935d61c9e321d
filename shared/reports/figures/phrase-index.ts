import { type Token, tokenizeSentence } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

interface PhraseNode<Value> {
  readonly next: Map<string, PhraseNode<Value>>;
  readonly values: Value[];
}

/** A phrase found in a sentence: the indexes of its first and last token, and what the phrase stands for. */
export interface FoundPhrase<Value> {
  readonly first: number;
  readonly last: number;
  readonly values: readonly Value[];
}

/** Hyphens, quotes and the possessive do not part the words of a name. */
const TRANSPARENT = wordSet("- – ‑ \" “ ” ' ’ 's ’s");
const isTransparent = ({ kind, text }: Token): boolean => kind === "mark" && TRANSPARENT.has(text);

/** Phrases by their words, so that a sentence is searched for all of them in one pass, longest first. */
export class PhraseIndex<Value> {
  private readonly root: PhraseNode<Value> = { next: new Map(), values: [] };

  add(phrase: string, value: Value): void {
    let node = this.root;
    for (const token of tokenizeSentence(phrase)) {
      if (isTransparent(token)) continue;
      const key = token.folded;
      let following = node.next.get(key);
      if (following === undefined) {
        following = { next: new Map(), values: [] };
        node.next.set(key, following);
      }
      node = following;
    }
    if (node !== this.root && !node.values.includes(value)) node.values.push(value);
  }

  /** What exactly this phrase stands for; empty when it was never added. */
  lookUp(phrase: string): readonly Value[] {
    const tokens = tokenizeSentence(phrase);
    const found = this.longestAt(tokens, 0);
    return found?.last === tokens.length - 1 ? found.values : [];
  }

  /** The longest phrase that starts at this token. */
  longestAt(tokens: readonly Token[], first: number): FoundPhrase<Value> | undefined {
    let node = this.root;
    let found: FoundPhrase<Value> | undefined;
    for (let index = first; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      if (index > first && isTransparent(token)) continue;
      const following = node.next.get(token.folded);
      if (following === undefined) break;
      node = following;
      if (node.values.length > 0) found = { first, last: index, values: node.values };
    }
    return found;
  }
}
