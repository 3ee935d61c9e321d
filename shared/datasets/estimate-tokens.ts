/** Characters of which one token is made, about: of words beyond their first few, and of digits. */
const WORD_CHARACTERS = 6;
const DIGITS_PER_TOKEN = 3;
const ASCII_END = 128;

const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;
const BLANK = 4;

const CLASSES = Uint8Array.from({ length: ASCII_END }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : OTHER;
});

/**
 * About how many tokens a text has, before calibration: a word counts by its length, digits by threes, every sign and every
 * character outside ASCII as one.
 */
function roughTokens(text: string): number {
  let tokens = 0;
  let run = 0;
  let before = BLANK;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < ASCII_END ? (CLASSES[code] ?? OTHER) : OTHER;
    if (kind === before && kind !== OTHER && at < text.length) {
      run += 1;
      continue;
    }
    if (before === LETTER) tokens += Math.ceil(run / WORD_CHARACTERS);
    else if (before === DIGIT) tokens += Math.ceil(run / DIGITS_PER_TOKEN);
    else if (before === OTHER) tokens += 1;
    before = kind;
    run = 1;
  }
  return tokens;
}

/** Counts the tokens of a text as a model's own tokenizer does. */
export type CountTokens = (text: string) => number;

/** One text in so many is counted exactly, by its place. */
const SAMPLE_SHARE = 0.01;
/** So many first ones are, whatever their place, so that small sets are calibrated too. */
const LEAST_SAMPLE = 200;

/**
 * Estimates tokens, and learns from a sample how far the rough estimate is off. Without a counter, the rough estimate it is.
 */
export class TokenEstimate {
  private readonly count: CountTokens | undefined;
  private exactTotal = 0;
  private roughTotal = 0;
  sampled = 0;

  constructor(fields: { readonly count?: CountTokens | undefined }) {
    this.count = fields.count;
  }

  /** Rough tokens of a text; `place`, in [0, 1) by the text's hash, decides whether it is sampled. */
  add(text: string, place: number): number {
    const rough = roughTokens(text);
    if (this.count !== undefined && (place < SAMPLE_SHARE || this.sampled < LEAST_SAMPLE)) {
      this.exactTotal += this.count(text);
      this.roughTotal += rough;
      this.sampled += 1;
    }
    return rough;
  }

  /** Tokens for one rough token; 1 as long as nothing was sampled. */
  get factor(): number {
    return this.roughTotal === 0 ? 1 : this.exactTotal / this.roughTotal;
  }
}
