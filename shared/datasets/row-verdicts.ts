/** What becomes of an example: the side it is on, or why it is left out. */
const ROW_VERDICTS = [
  "train",
  "validation",
  "exact-duplicate",
  "near-duplicate",
  "across-sides",
  "contaminated",
  "not-selected",
] as const;
export type RowVerdict = (typeof ROW_VERDICTS)[number];

/** The verdicts on rows numbered from 0 on, one byte each. */
export class RowVerdicts {
  private codes = new Uint8Array(1_024);
  count = 0;

  /** The number of the new row. */
  push(verdict: RowVerdict): number {
    if (this.count === this.codes.length) {
      const larger = new Uint8Array(2 * this.count);
      larger.set(this.codes);
      this.codes = larger;
    }
    this.count += 1;
    this.set(this.count - 1, verdict);
    return this.count - 1;
  }

  set(row: number, verdict: RowVerdict): void {
    this.codes[row] = ROW_VERDICTS.indexOf(verdict);
  }

  get(row: number): RowVerdict {
    return ROW_VERDICTS[this.codes[row] ?? 0] ?? "train";
  }

  rowsOf(verdict: RowVerdict): readonly number[] {
    const code = ROW_VERDICTS.indexOf(verdict);
    const rows: number[] = [];
    for (let row = 0; row < this.count; row += 1) if (this.codes[row] === code) rows.push(row);
    return rows;
  }

  counts(): Readonly<Record<RowVerdict, number>> {
    const count = (verdict: RowVerdict): number => this.rowsOf(verdict).length;
    return {
      train: count("train"),
      validation: count("validation"),
      "exact-duplicate": count("exact-duplicate"),
      "near-duplicate": count("near-duplicate"),
      "across-sides": count("across-sides"),
      contaminated: count("contaminated"),
      "not-selected": count("not-selected"),
    };
  }

  /** The bytes of all verdicts, for a hash over them. */
  bytes(): Uint8Array {
    return this.codes.subarray(0, this.count);
  }
}
