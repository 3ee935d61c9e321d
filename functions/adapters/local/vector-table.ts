import type { ChunkVector, VectorHit } from "#shared/ports/vector-index.ts";
import { selectTop } from "#shared/retrieval/select-top.ts";

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

  /** None for a vector of another length than those stored. */
  search(vector: Float32Array, limit: number, admits: (chunkId: string) => boolean): readonly VectorHit[] {
    if (vector.length !== this.dimensions) return [];
    this.compare(vector);
    const admitted = Uint32Array.from(this.ids.keys()).filter((row) => admits(this.ids[row] ?? ""));
    return selectTop(admitted, limit, (left, right) => this.isBefore(left, right)).map((row) => ({
      chunkId: this.ids[row] ?? "",
      similarity: this.similarities[row] ?? 0,
    }));
  }

  /** The innermost loop. Four sums at once, because one would wait for itself at every step. */
  private compare(vector: Float32Array): void {
    const { values, dimensions, similarities } = this;
    const inFours = dimensions - (dimensions % 4);
    for (let row = 0, at = 0; row < this.ids.length; row += 1) {
      let [first, second, third, fourth] = [0, 0, 0, 0];
      let column = 0;
      for (; column < inFours; column += 4, at += 4) {
        first += (values[at] ?? 0) * (vector[column] ?? 0);
        second += (values[at + 1] ?? 0) * (vector[column + 1] ?? 0);
        third += (values[at + 2] ?? 0) * (vector[column + 2] ?? 0);
        fourth += (values[at + 3] ?? 0) * (vector[column + 3] ?? 0);
      }
      for (; column < dimensions; column += 1, at += 1) first += (values[at] ?? 0) * (vector[column] ?? 0);
      similarities[row] = first + second + third + fourth;
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
