import type { TextPrint } from "./look-alikes.ts";
import { mix, WordScanner } from "./word-scanner.ts";

/** What a benchmark asks, as far as training data must not contain it. */
export interface BenchmarkSuite {
  readonly name: string;
  readonly items: readonly { readonly id: string; readonly question: string; readonly answer?: string }[];
}

/** A row that contains an item of a suite. */
export interface Overlap {
  readonly row: number;
  readonly suite: string;
  readonly item: string;
}

const SHORT_GRAM = 8;
const LONG_GRAM = 13;
/** A row contains an item when it has more than this share of the item's short grams. */
const MOST_SHARED = 0.5;
/** Grams in more rows than this are boilerplate and prove nothing, unless the whole question is there. */
const MOST_ROWS = 10;
const FILTER_SHIFT = 10;

interface Item {
  readonly suite: string;
  readonly item: string;
  /** Distinct short grams of the question, and of question and answer. */
  readonly questionGrams: number;
  readonly grams: number;
}

interface Gram {
  readonly long: boolean;
  readonly owners: { readonly item: number; readonly inQuestion: boolean }[];
  /** Rows that have it, as long as they are few. */
  readonly rows: number[];
}

/** Which rows contain items of benchmark suites, by runs of 8 and of 13 words that they share (as GPT-3, NeMo and Tulu 3 do). */
export class SuiteOverlap {
  private readonly items: Item[] = [];
  private readonly grams = new Map<number, Gram>();
  /** Most runs of words are in no suite; a bit says so at a glance. */
  private readonly filter = new Uint8Array(2 ** (32 - FILTER_SHIFT));
  private readonly whole: Overlap[] = [];

  constructor(suites: readonly BenchmarkSuite[]) {
    const scanner = new WordScanner();
    for (const { name, items } of suites) {
      for (const { id, question, answer = "" } of items) {
        scanner.clear();
        scanner.add(question);
        const questionWords = scanner.count;
        scanner.add(answer);
        this.addItem(name, id, scanner.hashes.subarray(0, scanner.count), questionWords);
      }
    }
  }

  /** Compares a row with the suites. Rows are given once, and only those that would be kept. */
  note(row: number, { words, firstWords }: Pick<TextPrint, "words" | "firstWords">): void {
    if (this.items.length === 0) return;
    const question = words.subarray(0, firstWords);
    const found = new Set<Gram>();
    for (const grams of [
      gramsOf(words, SHORT_GRAM),
      gramsOf(words, LONG_GRAM),
      gramsOf(question, SHORT_GRAM),
    ]) {
      for (const gram of grams) {
        const known = this.filter[gram >>> FILTER_SHIFT] === 1 ? this.grams.get(gram) : undefined;
        if (known !== undefined) found.add(known);
      }
    }
    for (const gram of found) if (gram.rows.length <= MOST_ROWS) gram.rows.push(row);
    for (const item of this.wholeQuestions(found)) this.whole.push({ row, ...this.nameOf(item) });
  }

  /** The overlaps of all rows noted, in order of the rows. */
  overlaps(): readonly Overlap[] {
    const shared = new Map<string, { row: number; item: number; grams: number; long: boolean }>();
    for (const gram of this.grams.values()) {
      if (gram.rows.length > MOST_ROWS) continue;
      for (const row of gram.rows) {
        for (const { item } of gram.owners) {
          const key = `${row} ${item}`;
          const sum = shared.get(key) ?? { row, item, grams: 0, long: false };
          shared.set(key, {
            ...sum,
            grams: sum.grams + (gram.long ? 0 : 1),
            long: sum.long || gram.long,
          });
        }
      }
    }
    const partial = [...shared.values()]
      .filter(({ item, grams, long }) => long || grams > MOST_SHARED * (this.items[item]?.grams ?? 0))
      .map(({ row, item }) => ({ row, ...this.nameOf(item) }));
    return distinct([...this.whole, ...partial]);
  }

  private addItem(suite: string, item: string, words: Uint32Array, questionWords: number): void {
    const position = this.items.length;
    const inQuestion = new Set(gramsOf(words.subarray(0, questionWords), SHORT_GRAM));
    const inBoth = new Set([...inQuestion, ...gramsOf(words, SHORT_GRAM)]);
    this.items.push({ suite, item, questionGrams: inQuestion.size, grams: inBoth.size });
    for (const gram of inBoth) this.own(gram, false, position, inQuestion.has(gram));
    for (const gram of new Set(gramsOf(words, LONG_GRAM))) {
      if (words.length >= LONG_GRAM) this.own(gram, true, position, false);
    }
  }

  private own(hash: number, long: boolean, item: number, inQuestion: boolean): void {
    const gram = this.grams.get(hash) ?? { long, owners: [], rows: [] };
    gram.owners.push({ item, inQuestion });
    this.grams.set(hash, gram);
    this.filter[hash >>> FILTER_SHIFT] = 1;
  }

  private wholeQuestions(found: ReadonlySet<Gram>): readonly number[] {
    const counts = new Map<number, number>();
    for (const { owners } of found) {
      for (const { item, inQuestion } of owners)
        if (inQuestion) counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    return [...counts]
      .filter(([item, count]) => count === this.items[item]?.questionGrams)
      .map(([item]) => item);
  }

  private nameOf(item: number): Pick<Overlap, "suite" | "item"> {
    const { suite = "", item: name = "" } = this.items[item] ?? {};
    return { suite, item: name };
  }
}

/** Hashes of the runs of so many words. A text that is shorter is one run. */
function gramsOf(words: Uint32Array, size: number): readonly number[] {
  const grams: number[] = [];
  const last = Math.max(words.length === 0 ? 0 : 1, words.length - size + 1);
  for (let start = 0; start < last; start += 1) {
    let hash = size;
    const end = Math.min(start + size, words.length);
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 0x01000193) + (words[at] ?? 0)) | 0;
    grams.push(mix(hash));
  }
  return grams;
}

function distinct(overlaps: readonly Overlap[]): readonly Overlap[] {
  const byKey = new Map(overlaps.map((overlap) => [JSON.stringify(Object.values(overlap)), overlap]));
  return [...byKey.values()].sort((left, right) => left.row - right.row);
}
