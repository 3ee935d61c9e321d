/** One form for plural and singular, British and American spelling. */
export function foldWord(lower: string): string {
  const spelled = lower.endsWith("ized") ? `${lower.slice(0, -3)}sed` : lower;
  return spelled.length > 3 && /[^sui]s$/.test(spelled) ? spelled.slice(0, -1) : spelled;
}
