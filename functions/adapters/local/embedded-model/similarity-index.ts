import { FUNCTION_WORDS } from "./word-lists.ts";

/** A text to be compared with, as stems, and what it stands for. */
export interface SimilarityDocument {
  readonly calculation: string;
  readonly stems: readonly string[];
}

/** The document nearest to a query: cosine of their idf-weighted words, 0 to 1, and which of the query's words they share. */
export interface Nearest {
  readonly calculation: string;
  readonly score: number;
  readonly shared: ReadonlySet<string>;
}

interface Posting {
  readonly document: number;
  readonly weight: number;
}

/** Nearest-neighbour search over short texts. Words that no document has count as rare, small ones aside, so that a strange question is far from all. */
export class SimilarityIndex {
  private readonly documents: readonly SimilarityDocument[];
  private readonly postings = new Map<string, Posting[]>();
  private readonly rarities = new Map<string, number>();
  private readonly rarityOfUnseen: number;

  constructor(fields: { readonly documents: readonly SimilarityDocument[] }) {
    this.documents = fields.documents;
    const counts = new Map<string, number>();
    for (const stem of this.documents.flatMap(({ stems }) => [...new Set(stems)])) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    this.rarityOfUnseen = Math.log(1 + this.documents.length);
    for (const [stem, count] of counts) this.rarities.set(stem, Math.log(1 + this.documents.length / count));
    for (const [document, { stems }] of this.documents.entries()) this.post(document, new Set(stems));
  }

  private post(document: number, stems: ReadonlySet<string>): void {
    const length = this.lengthOf(stems);
    for (const stem of stems) {
      const posting = { document, weight: this.rarityOf(stem) / length };
      const postings = this.postings.get(stem);
      if (postings === undefined) this.postings.set(stem, [posting]);
      else postings.push(posting);
    }
  }

  private rarityOf(stem: string): number {
    return this.rarities.get(stem) ?? (FUNCTION_WORDS.has(stem) ? 0 : this.rarityOfUnseen);
  }

  private lengthOf(stems: ReadonlySet<string>): number {
    return Math.hypot(...[...stems].map((stem) => this.rarityOf(stem)));
  }

  /** The document nearest to these stems; undefined when none shares a word. */
  nearest(query: readonly string[]): Nearest | undefined {
    const stems = new Set(query);
    const scores = new Map<number, number>();
    for (const stem of stems) {
      for (const { document, weight } of this.postings.get(stem) ?? []) {
        scores.set(document, (scores.get(document) ?? 0) + weight * this.rarityOf(stem));
      }
    }
    const [best] = [...scores].sort(([, a], [, b]) => b - a);
    const found = best === undefined ? undefined : this.documents[best[0]];
    if (best === undefined || found === undefined) return undefined;
    const shared = new Set(found.stems.filter((stem) => stems.has(stem)));
    return { calculation: found.calculation, score: best[1] / this.lengthOf(stems), shared };
  }
}
