import type { ChunkMetadata } from "../ports/chunk-index.ts";

const LEGAL_FORM =
  /[\s,]+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|plc|llc|lp|ag|se|sa|nv|spa|ab|asa|oyj|gmbh|kgaa|group|holdings?)\.?$/i;
const WORD = /\$?[\p{L}\p{N}]+(?:[&.'-][\p{L}\p{N}]+)*/gu;

/** An issuer as a question would name it: lower case, without its legal form. */
export function nameOfIssuer(issuer: string): string {
  let name = issuer.trim();
  while (LEGAL_FORM.test(name)) name = name.replace(LEGAL_FORM, "");
  return wordsOf(name).join(" ").toLowerCase();
}

/** Words as they stand, without a possessive ending. */
function wordsOf(text: string): readonly string[] {
  return (text.replaceAll("’", "'").match(WORD) ?? []).map((word) => word.replace(/'s?$/, ""));
}

/**
 * The companies that the documents at hand are about, found again in questions. An issuer and its ticker are one company once
 * any document has named both.
 */
export class CompanyNames {
  /** Issuers by their first word, each as its words. */
  private readonly issuers = new Map<string, Set<string>>();
  private readonly tickers = new Set<string>();
  private readonly aliases = new Map<string, Set<string>>();

  add({ issuer, ticker }: ChunkMetadata): void {
    const names: string[] = [];
    if (issuer !== undefined && nameOfIssuer(issuer) !== "")
      names.push(this.learnIssuer(nameOfIssuer(issuer)));
    if (ticker !== undefined) {
      this.tickers.add(ticker.toLowerCase());
      names.push(ticker.toLowerCase());
    }
    const known = new Set(names.flatMap((name) => [name, ...(this.aliases.get(name) ?? [])]));
    for (const name of known) this.aliases.set(name, known);
  }

  /** Every name of each company that the question names, sorted. */
  find(question: string): readonly string[] {
    const words = wordsOf(question);
    const inLowerCase = question === question.toLowerCase();
    const found = new Set<string>();
    for (const [position, word] of words.entries()) {
      for (const name of [
        ...this.issuersAt(words, position, inLowerCase),
        ...this.tickerOf(word, inLowerCase),
      ]) {
        for (const alias of this.aliases.get(name) ?? []) found.add(alias);
      }
    }
    return [...found].sort();
  }

  private learnIssuer(name: string): string {
    const [first = name] = name.split(" ");
    const sharing = this.issuers.get(first);
    if (sharing === undefined) this.issuers.set(first, new Set([name]));
    else sharing.add(name);
    return name;
  }

  /** Names are capitalised, except where nothing is: a "target" or a "gap" in a sentence is no company. */
  private issuersAt(words: readonly string[], position: number, inLowerCase: boolean): readonly string[] {
    const word = words[position] ?? "";
    if (!inLowerCase && word === word.toLowerCase()) return [];
    const sharing = [...(this.issuers.get(word.toLowerCase()) ?? [])];
    return sharing.filter((name) => {
      const length = name.split(" ").length;
      return (
        words
          .slice(position, position + length)
          .join(" ")
          .toLowerCase() === name
      );
    });
  }

  /** One letter is a ticker only with a dollar sign; in lower case, four letters are the least that are no common word. */
  private tickerOf(word: string, inLowerCase: boolean): readonly string[] {
    const name = word.replace("$", "").toLowerCase();
    if (!this.tickers.has(name)) return [];
    const marked = word.startsWith("$");
    const written = inLowerCase ? name.length >= 4 : name.length >= 2 && word === word.toUpperCase();
    return marked || written ? [name] : [];
  }
}
