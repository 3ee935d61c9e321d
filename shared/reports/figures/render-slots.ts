import type { FigureSource } from "./figure-source.ts";
import { formatFigure } from "./format-figure.ts";

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

function print({ source, asMagnitude }: Printing): string {
  const { quantity } = source;
  if (!asMagnitude || quantity === undefined || quantity.value >= 0) return source.printed;
  const stated = source.role === "parameter" || "passageId" in source.owner;
  return formatFigure({ ...quantity, value: -quantity.value, stated });
}

/** Prints figures into a sentence, each place once, and tells where each one stands in the result. */
export function renderSlots(
  text: string,
  printings: readonly Printing[],
): { readonly text: string; readonly figures: readonly RenderedFigure[] } {
  const figures: RenderedFigure[] = [];
  let rendered = "";
  let position = 0;
  for (const printing of [...printings].sort((a, b) => a.start - b.start)) {
    if (printing.start < position) continue;
    rendered += text.slice(position, printing.start);
    const start = rendered.length;
    rendered += print(printing);
    figures.push({ start, end: rendered.length, source: printing.source.path });
    position = printing.end;
  }
  return { text: rendered + text.slice(position), figures };
}
