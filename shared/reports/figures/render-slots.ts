import { type FigureSource, printSource } from "./figure-source.ts";

/** A printed figure of a served sentence: UTF-16 offsets in its text, and the path of its source. */
export interface RenderedFigure {
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

/** A stretch of text to be replaced by a printed figure. `asMagnitude` leaves a minus sign to the word before it ("a loss of 5%"). */
export interface Printing {
  readonly start: number;
  readonly end: number;
  readonly source: FigureSource;
  readonly asMagnitude: boolean;
}

/** Prints figures into a sentence, each place once, and tells where each one stands in the result. */
export function renderSlots(
  text: string,
  printings: readonly Printing[],
): { readonly text: string; readonly figures: readonly RenderedFigure[] } {
  const figures: RenderedFigure[] = [];
  let rendered = "";
  let position = 0;
  const inOrder = printings.length > 1 ? [...printings].sort((a, b) => a.start - b.start) : printings;
  for (const printing of inOrder) {
    if (printing.start < position) continue;
    rendered += text.slice(position, printing.start);
    const start = rendered.length;
    rendered += printSource(printing.source, printing.asMagnitude);
    figures.push({ start, end: rendered.length, source: printing.source.path });
    position = printing.end;
  }
  return { text: rendered + text.slice(position), figures };
}
