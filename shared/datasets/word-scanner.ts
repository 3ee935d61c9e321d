const ASCII_ONLY = /^[ -~\s]*$/;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Other figures make another label, so that numbers have a print of their own; this sets them apart from words. */
const NUMBER_SALT = 0x9e3779b9;

const BREAK = 0;
const LETTER = 1;
const DIGIT = 2;
const ASCII_CLASSES = Uint8Array.from({ length: 128 }, (_, code) => classOfAscii(String.fromCharCode(code)));

function classOfAscii(character: string): number {
  if (/[0-9]/.test(character)) return DIGIT;
  return /[a-z]/.test(character) ? LETTER : BREAK;
}

/** Scripts that are written without blanks; each of their characters counts as a word. */
const isUnspaced = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);

/** Blanks, punctuation and symbols outside ASCII. */
const isForeignBreak = (code: number): boolean =>
  code <= 0xbf || (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f);

/** Spreads the bits of a hash (the finaliser of MurmurHash3). */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Cuts texts into words and keeps their 32-bit hashes. Case, punctuation, blanks and the form of characters play no part; a
 * number, with its sign, decimals and percent sign, is one word, whether or not its thousands are set apart.
 */
export class WordScanner {
  /** Hashes of the words of the texts added since `clear`, `count` of them. */
  hashes = new Uint32Array(4_096);
  count = 0;
  /** The same for the same numbers in any order, different for others. */
  numbersPrint = 0;

  clear(): void {
    this.count = 0;
    this.numbersPrint = 0;
  }

  add(text: string): void {
    const plain = (ASCII_ONLY.test(text) ? text : text.normalize("NFKC")).toLowerCase();
    const length = plain.length;
    let at = 0;
    while (at < length) {
      const code = plain.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === BREAK) at += 1;
      else if (kind === DIGIT) at = this.addNumber(plain, at);
      else if (isUnspaced(code)) at = this.addWord(plain, at, at + 1);
      else at = this.addWord(plain, at, endOfWord(plain, at));
    }
  }

  private addWord(text: string, start: number, end: number): number {
    let hash = FNV_OFFSET;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
    this.push(hash >>> 0);
    return end;
  }

  private addNumber(text: string, start: number): number {
    const end = endOfNumber(text, start);
    let hash = FNV_OFFSET ^ (isNegative(text, start) ? 1 : 0);
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== COMMA) hash = Math.imul(hash ^ code, FNV_PRIME);
    }
    if (text.charCodeAt(end) === PERCENT) hash = Math.imul(hash ^ PERCENT, FNV_PRIME);
    this.push(hash >>> 0);
    this.numbersPrint = (this.numbersPrint + mix(hash ^ NUMBER_SALT)) >>> 0;
    return end;
  }

  private push(hash: number): void {
    if (this.count === this.hashes.length) {
      const larger = new Uint32Array(2 * this.count);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    this.hashes[this.count] = hash;
    this.count += 1;
  }
}

const COMMA = 0x2c;
const POINT = 0x2e;
const PERCENT = 0x25;
const MINUS = 0x2d;
const TRUE_MINUS = 0x2212;

function kindOf(code: number): number {
  if (code < 128) return ASCII_CLASSES[code] ?? BREAK;
  return isForeignBreak(code) ? BREAK : LETTER;
}

/** Letters and digits that follow a letter. */
function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) !== BREAK && !isUnspaced(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}

/** Digits, with a point or comma between two of them. */
function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const inside = code === POINT || code === COMMA;
    if (kindOf(code) === DIGIT) end += 1;
    else if (inside && kindOf(text.charCodeAt(end + 1)) === DIGIT) end += 2;
    else break;
  }
  return end;
}

/** A minus stands before the number and is no hyphen of a word or a range. */
function isNegative(text: string, start: number): boolean {
  const sign = text.charCodeAt(start - 1);
  if (sign !== MINUS && sign !== TRUE_MINUS) return false;
  return start < 2 || kindOf(text.charCodeAt(start - 2)) === BREAK;
}
