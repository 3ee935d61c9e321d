const LETTER_D = 100;
const LETTER_S = 115;
/** Before a final s these belong to the word: loss, basis, status. */
const KEEPS_S: ReadonlySet<string> = new Set(["s", "u", "i"]);

/** One form for plural and singular, British and American spelling. */
export function foldWord(lower: string): string {
  const last = lower.charCodeAt(lower.length - 1);
  if (last === LETTER_D) return lower.endsWith("ized") ? `${lower.slice(0, -3)}sed` : lower;
  if (last !== LETTER_S || lower.length < 4) return lower;
  return KEEPS_S.has(lower.charAt(lower.length - 2)) ? lower : lower.slice(0, -1);
}
