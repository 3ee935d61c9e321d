/** A question that says little of its own, or points at what was said before. */
const LEANS =
  /^\W*(?:and|also|but|now|then|ok(?:ay)?|what about|how about|same|the same|again|instead|why|so|at|with|for|over|using|by|versus|vs|against)\b|\b(?:it|its|they|their|them|that|this|those|these|same|instead|again|previous|earlier|above)\b/i;
const FEW_WORDS = 5;

/** Whether a question may need the turns before it; one that stands on its own costs no read of its session. */
export const leansOnEarlier = (query: string): boolean =>
  LEANS.test(query) || query.trim().split(/\s+/).length <= FEW_WORDS;
