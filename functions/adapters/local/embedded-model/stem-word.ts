/** Endings that make a plural look like a singular: "loss", "analysis", "bonus". */
const NOT_A_PLURAL = /(?:ss|us|is)$/;

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith("s") || NOT_A_PLURAL.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("sses") ? word.slice(0, -2) : word.slice(0, -1);
}

/**
 * The form under which a lower-case English word is compared: without plural, "-ed" and "-ing", in British spelling
 * ("annualized" and "annualised" are one). Light on purpose: "volatile" and "volatility" stay two.
 */
export function stemWord(lower: string): string {
  const word = singular(lower).replace(/iz(e|ed|ing|ation)$/, "is$1");
  if (word.length >= 7 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length >= 6 && word.endsWith("ed")) return word.slice(0, -2);
  return word;
}
