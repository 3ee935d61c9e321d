const STOPS: ReadonlySet<string> = new Set([".", "!", "?"]);
const BLANKS: ReadonlySet<string> = new Set([" ", "\t", "\n", "\r", "\u00A0", ""]);

/** Where sentences of a passage end: at a stop before white space, or at a line break. */
function isEnd(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === "\n" || (STOPS.has(character) && BLANKS.has(text.charAt(at + 1)));
}

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
