import type { RandomSource } from "#shared/ports/runtime.ts";

const INCREMENT = 0x6d2b79f5;
const TWO_POW_32 = 2 ** 32;

/** The same seed gives the same draws, by the 32-bit generator "mulberry32" (Tommy Ettinger, public domain). */
export class SeededRandom implements RandomSource {
  private state: number;

  constructor(fields: { readonly seed?: number } = {}) {
    this.state = fields.seed ?? 1;
  }

  uniform(): number {
    return this.next32Bits() / TWO_POW_32;
  }

  id(): string {
    return Array.from({ length: 4 }, () => this.next32Bits().toString(16).padStart(8, "0")).join("");
  }

  private next32Bits(): number {
    this.state = (this.state + INCREMENT) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
