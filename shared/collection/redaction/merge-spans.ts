import type { PersonalDataSpan } from "./personal-data.ts";

const lengthOf = ({ start, end }: PersonalDataSpan): number => end - start;

/** Two spans that overlap as one over both, of the type of the longer: nothing of either may be left in. */
function unite(left: PersonalDataSpan, right: PersonalDataSpan): PersonalDataSpan {
  const longer = lengthOf(left) >= lengthOf(right) ? left : right;
  return { ...longer, start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) };
}

/** The spans of several finders, each sorted and disjoint, as one list that is so too. */
export function mergeSpans(lists: readonly (readonly PersonalDataSpan[])[]): PersonalDataSpan[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return [...only];
  const merged: PersonalDataSpan[] = [];
  for (const span of lists.flat().sort((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end <= span.start) merged.push(span);
    else merged[merged.length - 1] = unite(last, span);
  }
  return merged;
}
