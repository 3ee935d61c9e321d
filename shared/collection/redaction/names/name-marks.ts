/** How sure a mark is that its word is part of a person's name. */
export const CERTAINTY = { tagged: 0.87, repeated: 0.88, chat: 0.89, cued: 0.9, proven: 0.97 } as const;

/** Marks words of a text as parts of names; the surest mark of a word stays. */
export class NameMarks {
  private count = 0;
  private readonly certainties: Float64Array;

  constructor(tokenCount: number) {
    this.certainties = new Float64Array(tokenCount);
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** From 0 (no name) to 1. */
  of(token: number): number {
    return this.certainties[token] ?? 0;
  }

  mark(token: number, certainty: number): void {
    if (this.of(token) >= certainty) return;
    this.certainties[token] = certainty;
    this.count++;
  }
}
