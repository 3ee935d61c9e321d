/** A set of words, given in one string; `others` holds what a space cannot part. */
export const wordSet = (words: string, ...others: readonly string[]): ReadonlySet<string> =>
  new Set([...words.split(" "), ...others]);
