/** Where sentences of a passage end: at a stop before white space, or at a line break. */
const isEnd = (text: string, at: number): boolean => {
  const character = text[at];
  if (character === "\n") return true;
  return /[.!?]/.test(character ?? "") && /\s/.test(text[at + 1] ?? " ");
};

/** How far a sentence is followed to either side; longer ones are cut at a space. */
const REACH = 400;

/** The sentence of a passage that holds a span, trimmed. */
export function sentenceAround(text: string, span: { readonly start: number; readonly end: number }): string {
  let from = span.start;
  while (from > 0 && span.start - from < REACH && !isEnd(text, from - 1)) from -= 1;
  let to = span.end;
  while (to < text.length && to - span.end < REACH && !isEnd(text, to)) to += 1;
  if (text[to] !== "\n" && to < text.length) to += 1;
  return text.slice(from, to).trim();
}
