/** Numbers for terms, and in how many live passages each occurs. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly passageCounts: number[] = [];
  private readonly free: number[] = [];

  find(term: string): number | undefined {
    return this.ids.get(term);
  }

  /** The term's number, given now if it has none. */
  intern(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.free.pop() ?? this.passageCounts.length;
    this.ids.set(term, id);
    this.passageCounts[id] = 0;
    return id;
  }

  /** Counts one passage more, or with -1 one less, for each of the terms. */
  count(terms: Iterable<number>, change: 1 | -1): void {
    for (const id of terms) this.passageCounts[id] = (this.passageCounts[id] ?? 0) + change;
  }

  passagesWith(id: number): number {
    return this.passageCounts[id] ?? 0;
  }

  /** Forgets terms that occur nowhere; their numbers may be given again, so no posting may name them any more. */
  forgetUnused(): void {
    for (const [term, id] of this.ids) {
      if (this.passagesWith(id) > 0) continue;
      this.ids.delete(term);
      this.free.push(id);
    }
  }
}
