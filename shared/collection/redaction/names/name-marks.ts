/** How sure a mark is that its word is part of a person's name. */
export const CERTAINTY = { likely: 0.8, tagged: 0.87, repeated: 0.88, cued: 0.9, proven: 0.97 } as const;

/** Marks words of a text as parts of names; the surest mark of a word stays. */
export class NameMarks {
  private readonly certainties: Float32Array;

  constructor(tokenCount: number) {
    this.certainties = new Float32Array(tokenCount);
  }

  /** From 0 (no name) to 1. */
  of(token: number): number {
    return this.certainties[token] ?? 0;
  }

  mark(token: number, certainty: number): void {
    if (this.of(token) < certainty) this.certainties[token] = certainty;
  }

  clear(token: number): void {
    this.certainties[token] = 0;
  }
}
