const LIST_MARK = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
const SKIPPED = /^\s*(?:#{1,6}\s|\||```|~~~|[-=_*]{3,}\s*$)/;
/** After these a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Inc|Corp|Co|Ltd|Bros|Mr|Mrs|Ms|Dr|St|No|Nos|vs|approx|incl|e\.g|i\.e|cf|[A-Z](?:\.[A-Z])*)$/;
const MOST_CHARACTERS = 1_000;

/** Where a paragraph's sentences end: at a stop that a capital, a quote or the end follows. */
function* sentencesOfParagraph(paragraph: string): Generator<string> {
  let start = 0;
  for (const { index } of paragraph.matchAll(/[.!?](?=\s+["“(]?[\p{Lu}\d]|\s*$)/gu)) {
    if (ABBREVIATION.test(paragraph.slice(Math.max(start, index - 8), index)) && index < paragraph.length - 1)
      continue;
    yield paragraph.slice(start, index + 1).trim();
    start = index + 1;
  }
  if (start < paragraph.length) yield paragraph.slice(start).trim();
}

/** The sentences and list items of a chunk without Markdown's marks; tables, headings and whatever is too long to be one are left out. */
export function splitSentences(text: string): readonly string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    const isItem = LIST_MARK.test(line);
    const plain = line
      .replace(LIST_MARK, "")
      .replaceAll(/\*\*|__|`/g, "")
      .trim();
    const isText = plain !== "" && !SKIPPED.test(line);
    if (isText && isOpen && !isItem) paragraphs.push(`${paragraphs.pop()} ${plain}`);
    else if (isText) paragraphs.push(plain);
    isOpen = isText;
  }
  return paragraphs
    .flatMap((paragraph) => [...sentencesOfParagraph(paragraph)])
    .filter((sentence) => sentence !== "" && sentence.length <= MOST_CHARACTERS);
}
