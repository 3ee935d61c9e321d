import type { CompiledGraph } from "./compile-graph.ts";
import { canonicalName } from "./entity-key.ts";
import type { EntityKind } from "./relation.ts";

/** Where a question names an entity: the nodes it may be, and the span of the name. */
export interface Mention {
  readonly nodes: readonly number[];
  readonly start: number;
  readonly end: number;
}

const WORD = /\$?[\p{L}\p{N}]+(?:[&.'’-][\p{L}\p{N}]+)*/gu;
/** What is also a common word is a name only where it is written as one. */
const PROPER: ReadonlySet<EntityKind> = new Set(["issuer", "ticker", "person", "regulation", "place"]);
const LONGEST_NAME = 8;
const SHORTEST_BEGINNING = 4;
/** "The price of crude oil" is known as "crude oil price". */
const PRICE_OF = 5;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, "");

const wordsOf = (question: string): readonly Word[] =>
  [...question.matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));

/** Finds the entities of a graph by their names, the longest name first. */
export class EntityLinker {
  private readonly nodes: CompiledGraph["nodes"];
  private readonly byName = new Map<string, number[]>();
  /** How many words the longest name has that begins with this one. */
  private readonly longestFrom = new Map<string, number>([
    ["price", PRICE_OF],
    ["prices", PRICE_OF],
  ]);
  /** Issuers by the first word of their name. */
  private readonly byFirstWord = new Map<string, number[]>();
  /** The issuer of a ticker. */
  private readonly issuerOf = new Map<number, number>();

  constructor({ nodes, edges }: Pick<CompiledGraph, "nodes" | "edges">) {
    this.nodes = nodes;
    for (const { type, subject, object } of edges) {
      if (type === "listed-as" && !this.issuerOf.has(object)) this.issuerOf.set(object, subject);
    }
    for (const [node, entity] of nodes.entries()) {
      const name = canonicalName(entity);
      append(this.byName, name, node);
      const [first = "", ...others] = name.split(" ");
      // "Risk" and "sector" may stand behind a name, and count for nothing.
      this.longestFrom.set(first, Math.max(this.longestFrom.get(first) ?? 0, others.length + 2));
      if (entity.kind === "issuer" && first !== name && first.length >= SHORTEST_BEGINNING) {
        append(this.byFirstWord, first, node);
      }
    }
  }

  /** The entity that a series or a position is called after, by ticker or by name; an issuer rather than its ticker. */
  resolve(name: string): number | undefined {
    for (const kind of ["ticker", "issuer", "instrument"] as const) {
      const named = this.byName.get(canonicalName({ kind, name })) ?? [];
      const node = named.find((candidate) => this.nodes[candidate]?.kind === kind);
      if (node !== undefined) return this.issuerOf.get(node) ?? node;
    }
    return undefined;
  }

  /** Every entity that a question names, in the order of its words; no word is part of two names. */
  link(question: string): readonly Mention[] {
    const words = wordsOf(question);
    const inLowerCase = question === question.toLowerCase();
    const mentions: Mention[] = [];
    for (let position = 0; position < words.length; ) {
      const found = this.longestAt(words, position, inLowerCase);
      if (found === undefined) {
        position += 1;
      } else {
        const [first, last] = [words[position], words[position + found.length - 1]];
        mentions.push({ nodes: found.nodes, start: first?.start ?? 0, end: last?.end ?? 0 });
        position += found.length;
      }
    }
    return mentions;
  }

  private longestAt(words: readonly Word[], position: number, inLowerCase: boolean) {
    const here = words.slice(position, position + this.mostWordsAt(words[position]?.text ?? ""));
    for (let length = here.length; length > 0; length -= 1) {
      const written = here.slice(0, length).map(({ text }) => text);
      const nodes = this.named(written, inLowerCase);
      if (nodes.length > 0) return { nodes, length };
    }
    const beginning = withoutPossessive(words[position]?.text ?? "");
    const begun = this.byFirstWord.get(beginning.toLowerCase()) ?? [];
    const isWrittenAsName = inLowerCase || beginning !== beginning.toLowerCase();
    return begun.length === 1 && isWrittenAsName ? { nodes: begun, length: 1 } : undefined;
  }

  /** No more words than any name has that begins so, in the singular or as a part of a compound. */
  private mostWordsAt(word: string): number {
    const first = withoutPossessive(word).replace("$", "").toLowerCase();
    const forms = [first, first.replace(/s$/, ""), first.replace(/[^\p{L}\p{N}].*$/u, "")];
    return Math.min(LONGEST_NAME, Math.max(...forms.map((form) => this.longestFrom.get(form) ?? 0)));
  }

  private named(written: readonly string[], inLowerCase: boolean): readonly number[] {
    const text = withoutPossessive(written.join(" "));
    const found = new Set<number>();
    for (const kind of ["ticker", "issuer", "risk-factor"] as const) {
      for (const node of this.byName.get(canonicalName({ kind, name: text })) ?? []) {
        if (this.isWrittenAs(node, text, inLowerCase)) found.add(this.issuerOf.get(node) ?? node);
      }
    }
    return [...found];
  }

  private isWrittenAs(node: number, text: string, inLowerCase: boolean): boolean {
    const kind = this.nodes[node]?.kind ?? "issuer";
    if (kind === "ticker" && !text.startsWith("$")) {
      return inLowerCase ? text.length >= 4 : text.length >= 2 && text === text.toUpperCase();
    }
    return !PROPER.has(kind) || inLowerCase || text !== text.toLowerCase();
  }
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
