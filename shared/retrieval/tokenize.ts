/** Words that say nothing about what a passage is about; question words are among them. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been being but by can could did do does doing each for from had has have having
   he her here his how i if in into is it its itself just me more most my no nor of off on only or other our ours out over own
   please same she should show so some such tell than that the their them then there these they this those through to too under
   until up us very was we were what when where which while who whom why will with would you your`.split(
    /\s+/,
  ),
);

/** In this order: index names, form names (10-K), share classes (BRK.B), figures with an optional percent sign, words. */
const TOKEN =
  /\bS&P(?:\s?500)?\b|\b(?:6|8|10|20|40)-?[KQFkqf]\b|\b[A-Z]{1,5}\.[A-Z]\b|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?%|\sper\s?cent\b)?|\p{L}[\p{L}\p{N}]*(?:&[\p{L}\p{N}]+)*/gu;

const FORM_NAME = /^(\d+)-?([kqf])$/;
const PLAIN_WORD = /^[a-z]+$/;

/** Harman's s-stemmer with the endings that hide "loss", "index" and "branch" added; -ize spellings become -ise. */
function stem(word: string): string {
  const spelled = word.replace(/iz(e|ed|es|ing|ation|ations)$/, "is$1");
  if (spelled.length < 4 || !spelled.endsWith("s") || /(ss|us|is)$/.test(spelled)) return spelled;
  if (/(sse|xe|che|she)s$/.test(spelled)) return spelled.slice(0, -2);
  if (/[^ae]ies$/.test(spelled) && spelled.length > 4) return `${spelled.slice(0, -3)}y`;
  return spelled.slice(0, -1);
}

function normaliseFigure(figure: string): string {
  const digits = /^[\d.,]+/.exec(figure)?.[0] ?? "";
  const value = String(Number(digits.replaceAll(",", "")));
  return digits.length < figure.length ? `${value}%` : value;
}

function normaliseToken(token: string): string {
  const lower = token.toLowerCase();
  if (lower.startsWith("s&p")) return lower.replace(/\s/, "");
  if (FORM_NAME.test(lower)) return lower.replace(FORM_NAME, "$1-$2");
  if (/^\d/.test(lower)) return normaliseFigure(lower);
  return PLAIN_WORD.test(lower) ? stem(lower) : lower;
}

/** Capitals amid other letters are a ticker even when they spell a stop word ("IT", "ALL"). */
const isTicker = (token: string, mixedCase: boolean): boolean => mixedCase && /^[A-Z]{2,5}$/.test(token);

/**
 * The terms that both passages and questions are matched by, in order and with repeats: lower case, lightly stemmed, without
 * stop words; "S&P 500", "10-K", "Q3", "BRK.B" and "97.5 %" are one term each.
 */
export function tokenize(text: string): string[] {
  const mixedCase = /[a-z]/.test(text);
  const terms: string[] = [];
  for (const [token] of text.replaceAll("’", "'").matchAll(TOKEN)) {
    const stopped = token.length === 1 || STOP_WORDS.has(token.toLowerCase());
    if (stopped && !/\d/.test(token) && !isTicker(token, mixedCase)) continue;
    terms.push(normaliseToken(token));
  }
  return terms;
}
