/** Rows found by a key of 64 bits: open addressing over flat arrays, 8 bytes a row for the keys and 4 to 8 for the table. */
export class ExactIndex {
  private high = new Uint32Array(1_024);
  private low = new Uint32Array(1_024);
  private table = new Uint32Array(2_048);
  private held = 0;

  /** The row that was put under this key, or -1. */
  find(high: number, low: number): number {
    for (let slot = this.slotOf(low); ; slot = (slot + 1) & (this.table.length - 1)) {
      const entry = this.table[slot] ?? 0;
      if (entry === 0) return -1;
      const row = entry - 1;
      if (this.high[row] === high && this.low[row] === low) return row;
    }
  }

  /** Puts a row, a number from 0 on, under a key; a later row takes the key over. */
  put(row: number, high: number, low: number): void {
    if (row >= this.high.length) this.growKeys(row);
    if (2 * (this.held + 1) > this.table.length) this.growTable();
    this.high[row] = high;
    this.low[row] = low;
    this.held += this.place(row);
  }

  private place(row: number): number {
    const high = this.high[row];
    const low = this.low[row] ?? 0;
    for (let slot = this.slotOf(low); ; slot = (slot + 1) & (this.table.length - 1)) {
      const entry = this.table[slot] ?? 0;
      const taken = entry !== 0 && this.high[entry - 1] === high && this.low[entry - 1] === low;
      if (entry !== 0 && !taken) continue;
      this.table[slot] = row + 1;
      return taken ? 0 : 1;
    }
  }

  private slotOf(low: number): number {
    return low & (this.table.length - 1);
  }

  private growKeys(row: number): void {
    const length = Math.max(row + 1, Math.ceil(this.high.length * 1.5));
    this.high = enlarge(this.high, length);
    this.low = enlarge(this.low, length);
  }

  private growTable(): void {
    const entries = this.table;
    this.table = new Uint32Array(2 * entries.length);
    for (const entry of entries) if (entry !== 0) this.place(entry - 1);
  }
}

function enlarge(numbers: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}
