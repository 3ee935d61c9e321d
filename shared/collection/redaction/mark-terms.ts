import { CUES, type CueKind, FILLERS } from "./cues.ts";
import { PhraseTrie } from "./phrase-trie.ts";
import { LIKELY_TERMS, PROTECTED_TERMS } from "./protected-terms.ts";
import { hashWord, PROTECTION, type ScannedText } from "./scan-text.ts";
import { isSecurityIdentifier } from "./security-identifiers.ts";
import { TOKEN_CLASS } from "./token-class.ts";

/** Meanings below 64 are written down as marks: a filler, or a cue by the place of its kind; `FIRM` is set for a phrase. */
const FILLER = 1;
const FIRST_CUE = 2;
const FIRM = 0x40;
const KIND_BITS = 0x3f;
/** The name of a month; beyond every kind of cue. */
const MONTH = KIND_BITS;
const CERTAIN_TERM = 0x80;
const LIKELY_TERM = 0x81;
const ORGANISATION_WORD = 0x82;
const MARKET_WORD = 0x83;

const ORGANISATION_WORDS =
  "inc|corp|corporation|llc|ltd|limited|plc|lp|llp|gmbh|ag|sa|nv|bank|banks|bancorp|bancshares|capital|partners|group|holdings|holding|fund|funds|trust|index|indices|ratio|test|model|act|rule|securities|advisors|advisers|associates|industries|insurance|financial|ventures|equity|investments|management|company|co|brothers|sons|systems|technologies|pharmaceuticals|energy|airlines|motors|stores|foods|resources|etf|reit|criterion|theorem|distribution|university|foundation|commission|committee|department|ministry|authority|exchange".split(
    "|",
  );
const MARKET_WORDS = "nyse|nasdaq|amex|lse|tsx|asx|ticker|ticker symbol|tickers|nyse arca|otc|bats".split(
  "|",
);
const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec".split(
    "|",
  );
const MAX_ORGANISATION_TOKENS = 8;

const CUE_KINDS = Object.keys(CUES).filter((kind): kind is CueKind => kind in CUES);

function buildTrie(): PhraseTrie {
  const trie = new PhraseTrie();
  for (const filler of FILLERS) trie.add(filler, FILLER);
  for (const month of MONTHS) trie.add(month, MONTH);
  for (const word of ORGANISATION_WORDS) trie.add(word, ORGANISATION_WORD);
  for (const word of MARKET_WORDS) trie.add(word, MARKET_WORD);
  for (const [place, kind] of CUE_KINDS.entries()) {
    for (const phrase of CUES[kind].phrases) trie.add(phrase, (place + FIRST_CUE) | FIRM);
    for (const hint of CUES[kind].hints) trie.add(hint, place + FIRST_CUE);
  }
  for (const term of LIKELY_TERMS) trie.add(term, LIKELY_TERM);
  for (const term of PROTECTED_TERMS) trie.add(term, CERTAIN_TERM);
  return trie;
}

const TRIE = buildTrie();
const PLACEHOLDER = /\[[A-Z_]{2,20}_\d{1,6}\]/y;
const OPENING_BRACKET = hashWord("[");
const DOLLAR = hashWord("$");
const COLON = hashWord(":");
const LIST_JOINTS = new Set([",", "and", "/"].map(hashWord));
const JOINTS = new Set(["&", "-", "'", "."].map(hashWord));

/** What the listed words of a text say: which tokens are cues of a value, and which are mere fillers. */
export class TermMarks {
  private readonly marks: number[];

  constructor(fields: { readonly tokenCount: number }) {
    this.marks = new Array<number>(fields.tokenCount).fill(0);
  }

  set(token: number, mark: number): void {
    this.marks[token] = mark;
  }

  markOf(token: number): number {
    return this.marks[token] ?? 0;
  }

  cueOf(token: number): CueKind | undefined {
    const mark = this.marks[token] ?? 0;
    return mark <= FILLER ? undefined : CUE_KINDS[(mark & KIND_BITS) - FIRST_CUE];
  }

  /** True for a phrase that names its value, false for a mere hint. */
  isFirm(token: number): boolean {
    return ((this.marks[token] ?? 0) & FIRM) !== 0;
  }

  isMonth(token: number): boolean {
    return this.marks[token] === MONTH;
  }

  isFiller(token: number): boolean {
    return this.marks[token] === FILLER;
  }
}

function protectPlaceholder(scan: ScannedText, token: number): number {
  PLACEHOLDER.lastIndex = scan.startOf(token);
  if (!PLACEHOLDER.test(scan.text)) return token + 1;
  const end = scan.tokenAt(PLACEHOLDER.lastIndex);
  scan.protect(token, end, PROTECTION.placeholder);
  return end;
}

const isCapital = (tokenClass: number): boolean =>
  tokenClass === TOKEN_CLASS.capitalised ||
  tokenClass === TOKEN_CLASS.upper ||
  tokenClass === TOKEN_CLASS.mixedCase;

/** "Doe & Sons Capital" from its last word back to the first capitalised one. */
function protectOrganisation(scan: ScannedText, last: number): void {
  if (!isCapital(scan.classOf(last))) return;
  let first = last;
  while (last - first < MAX_ORGANISATION_TOKENS) {
    const previous = JOINTS.has(scan.hashOf(first - 1)) ? first - 2 : first - 1;
    if (!isCapital(scan.classOf(previous))) break;
    first = previous;
  }
  if (first < last) scan.protect(first, last + 1, PROTECTION.likely);
}

/** "NYSE: PG", "tickers ALL, CAT and WM", "$AAPL". */
function protectTickers(scan: ScannedText, first: number): void {
  let token = scan.hashOf(first) === COLON ? first + 1 : first;
  while (scan.classOf(token) === TOKEN_CLASS.upper) {
    scan.protect(token, token + 1, PROTECTION.certain);
    token += LIST_JOINTS.has(scan.hashOf(token + 1)) ? 2 : 1;
  }
}

function applyMatch(scan: ScannedText, marks: TermMarks, first: number, meaning: number, end: number): void {
  if (meaning === CERTAIN_TERM) scan.protect(first, end, PROTECTION.certain);
  else if (meaning === LIKELY_TERM) scan.protect(first, end, PROTECTION.likely);
  else if (meaning === ORGANISATION_WORD) protectOrganisation(scan, end - 1);
  else if (meaning === MARKET_WORD) protectTickers(scan, end);
  else {
    // "NINO" and the like are no names; a month may be one.
    if ((meaning & FIRM) !== 0) scan.protect(first, end, PROTECTION.likely);
    for (let token = first; token < end - 1; token++) marks.set(token, FILLER);
    marks.set(end - 1, meaning);
  }
}

function markToken(scan: ScannedText, marks: TermMarks, token: number): number {
  const tokenClass = scan.classOf(token);
  if (tokenClass <= TOKEN_CLASS.mixedCase) {
    const match = TRIE.longestMatch(scan, token);
    if (match === undefined) return token + 1;
    applyMatch(scan, marks, token, match.meaning, match.end);
    return match.end;
  }
  if (tokenClass === TOKEN_CLASS.alphanumeric) {
    const length = scan.endOf(token) - scan.startOf(token);
    if (length >= 7 && length <= 21 && isSecurityIdentifier(scan.wordOf(token)))
      scan.protect(token, token + 1, PROTECTION.certain);
  } else if (scan.hashOf(token) === OPENING_BRACKET) return protectPlaceholder(scan, token);
  else if (scan.hashOf(token) === DOLLAR) protectTickers(scan, token + 1);
  return token + 1;
}

/** Finds the listed words of a text: protects financial terms, and gives the marks of cues and fillers. */
export function markTerms(scan: ScannedText): TermMarks {
  const marks = new TermMarks({ tokenCount: scan.tokenCount });
  let token = 0;
  while (token < scan.tokenCount) token = markToken(scan, marks, token);
  return marks;
}
