import type { ChunkVector, VectorHit } from "#shared/ports/vector-index.ts";
import { selectTop } from "#shared/retrieval/select-top.ts";

/**
 * The innermost loop: `vector` times the numbers that stand in `values` from `start` on. Four sums at once, because one would
 * wait for itself at every step.
 */
function dotProduct(values: Float32Array, start: number, vector: Float32Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const inFours = vector.length - (vector.length % 4);
  let column = 0;
  for (; column < inFours; column += 4) {
    const at = start + column;
    first += (values[at] ?? 0) * (vector[column] ?? 0);
    second += (values[at + 1] ?? 0) * (vector[column + 1] ?? 0);
    third += (values[at + 2] ?? 0) * (vector[column + 2] ?? 0);
    fourth += (values[at + 3] ?? 0) * (vector[column + 3] ?? 0);
  }
  for (; column < vector.length; column += 1) first += (values[start + column] ?? 0) * (vector[column] ?? 0);
  return first + second + third + fourth;
}

/** Unit vectors in one flat array, a row each, searched by looking at every one: exact, and fast enough up to some 50,000. */
export class VectorTable {
  private dimensions = 0;
  private values = new Float32Array(0);
  private similarities = new Float32Array(0);
  private readonly rows = new Map<string, number>();
  private readonly ids: string[] = [];

  has(chunkId: string): boolean {
    return this.rows.has(chunkId);
  }

  put({ chunkId, vector }: ChunkVector): void {
    if (this.ids.length === 0) this.dimensions = vector.length;
    const row = this.rows.get(chunkId) ?? this.ids.push(chunkId) - 1;
    this.rows.set(chunkId, row);
    this.reserve(this.ids.length);
    this.values.set(vector, row * this.dimensions);
  }

  /** The last row takes the place of the removed one. */
  remove(chunkId: string): void {
    const row = this.rows.get(chunkId);
    if (row === undefined) return;
    const last = this.ids.pop();
    this.rows.delete(chunkId);
    if (last === undefined || last === chunkId) return;
    this.values.copyWithin(
      row * this.dimensions,
      this.ids.length * this.dimensions,
      (this.ids.length + 1) * this.dimensions,
    );
    this.rows.set(last, row);
    this.ids[row] = last;
  }

  /**
   * None for a vector of another length than those stored. Whether a chunk is admitted is asked of the nearest alone, and of more of
   * them only while too few were.
   */
  search(vector: Float32Array, limit: number, admits: (chunkId: string) => boolean): readonly VectorHit[] {
    if (vector.length !== this.dimensions) return [];
    this.compare(vector);
    const rows = this.everyRow();
    for (let depth = limit; ; depth *= 4) {
      const nearest = selectTop(rows, depth, (left, right) => this.isBefore(left, right));
      const hits = nearest.flatMap((row) => this.hitOf(row, admits) ?? []);
      if (hits.length >= limit || depth >= rows.length) return hits.slice(0, limit);
    }
  }

  private everyRow(): Uint32Array {
    const rows = new Uint32Array(this.ids.length);
    for (let row = 0; row < rows.length; row += 1) rows[row] = row;
    return rows;
  }

  private hitOf(row: number, admits: (chunkId: string) => boolean): VectorHit | undefined {
    const chunkId = this.ids[row] ?? "";
    return admits(chunkId) ? { chunkId, similarity: this.similarities[row] ?? 0 } : undefined;
  }

  private compare(vector: Float32Array): void {
    for (let row = 0; row < this.ids.length; row += 1) {
      this.similarities[row] = dotProduct(this.values, row * this.dimensions, vector);
    }
  }

  private isBefore(left: number, right: number): boolean {
    const difference = (this.similarities[left] ?? 0) - (this.similarities[right] ?? 0);
    return difference === 0 ? (this.ids[left] ?? "") < (this.ids[right] ?? "") : difference > 0;
  }

  private reserve(rows: number): void {
    if (rows <= this.similarities.length) return;
    const capacity = Math.max(rows, 2 * this.similarities.length);
    const values = new Float32Array(capacity * this.dimensions);
    values.set(this.values);
    this.values = values;
    this.similarities = new Float32Array(capacity);
  }
}
