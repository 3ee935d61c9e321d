/** One measured figure, as a benchmark yields it; `n` is how many measurements it rests on. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly n: number;
}
