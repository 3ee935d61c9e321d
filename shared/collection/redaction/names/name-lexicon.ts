import { hashWord } from "../scan-text.ts";
import { CUE_WORDS } from "./cue-words.ts";
import { NAME_TABLE } from "./name-table-data.ts";

const SLOTS = 1 << 18;
const ROLE_SHIFT = 8;
const KNOWN = 1 << 16;

/** How often a word is a given name (0 to 7), a surname (0 to 7) and an ordinary English word (0 to 3). */
export const givenWeight = (facts: number): number => facts & 7;
export const surnameWeight = (facts: number): number => (facts >> 3) & 7;
export const commonWeight = (facts: number): number => (facts >> 6) & 3;
/** The `ROLE` of the word. */
export const roleOf = (facts: number): number => (facts >> ROLE_SHIFT) & 31;
/** Whether the word stands in the table or among the cues at all. */
export const isKnown = (facts: number): boolean => (facts & KNOWN) !== 0;

/** The three weights as one byte of the name table. */
export const packWeights = (given: number, surname: number, common: number): number =>
  given | (surname << 3) | (common << 6);

/**
 * Facts of a word by its `hashWord`, in open addressing: the shipped table of name frequencies joined with the cue
 * words. A word that is in neither has facts 0.
 */
export class NameLexicon {
  /** Hash and facts of each slot, side by side. */
  private readonly table = new Int32Array(SLOTS * 2);

  constructor(table: string) {
    this.readTable(Buffer.from(table, "base64"));
    for (const [word, role] of CUE_WORDS) this.add(hashWord(word), (role << ROLE_SHIFT) | KNOWN);
  }

  factsOfHash(hash: number): number {
    const at = this.slotOf(hash);
    return this.table[at + 1] ?? 0;
  }

  /** Facts of a word with letters beyond ASCII, by itself or without its accents. */
  factsOfAccented(word: string): number {
    const lower = word.toLowerCase();
    const facts = this.factsOfHash(hashWord(lower));
    return facts !== 0 ? facts : this.factsOfHash(hashWord(lower.normalize("NFD").replace(/\p{M}/gu, "")));
  }

  private add(hash: number, facts: number): void {
    const at = this.slotOf(hash);
    this.table[at] = hash;
    this.table[at + 1] = (this.table[at + 1] ?? 0) | facts;
  }

  /** Where a hash stands or would stand. */
  private slotOf(hash: number): number {
    let at = (hash & (SLOTS - 1)) << 1;
    while (this.table[at + 1] !== 0 && this.table[at] !== hash) at = (at + 2) & (SLOTS * 2 - 1);
    return at;
  }

  /** Rows of the table: the gap to the hash before, seven bits a byte, then the byte of weights. */
  private readTable(bytes: Uint8Array): void {
    let hash = 0;
    let at = 0;
    while (at < bytes.length) {
      let gap = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 0;
        gap |= (byte & 127) << shift;
        if (byte < 128) break;
      }
      hash = (hash + gap) | 0;
      this.add(hash, (bytes[at++] ?? 0) | KNOWN);
    }
  }
}

let shared: NameLexicon | undefined;

/** The lexicon, decoded at the first call. */
export function nameLexicon(): NameLexicon {
  shared ??= new NameLexicon(NAME_TABLE);
  return shared;
}
