/** A piece of text where it stands on a page; the origin is at the bottom left, and all lengths are in the page's units. */
export interface PlacedText {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** A line of a page as cells: pieces that stand apart further than words do. */
export type PageLine = readonly string[];

/** Pieces whose base lines differ by less, in font sizes, stand on one line. */
const SAME_LINE = 0.5;
/** A gap wider than this, in font sizes, separates columns; words of justified text stand closer. */
const COLUMN_GAP = 1.5;
/** A gap wider than this, in font sizes, separates words. */
const WORD_GAP = 0.15;

/** From top to bottom, and within a line from left to right. */
function groupByLine(pieces: readonly PlacedText[]): readonly PlacedText[][] {
  const lines: PlacedText[][] = [];
  for (const piece of [...pieces].sort((left, right) => right.y - left.y)) {
    const line = lines.at(-1);
    const baseline = line?.[0]?.y;
    if (line !== undefined && baseline !== undefined && baseline - piece.y < SAME_LINE * piece.fontSize) {
      line.push(piece);
    } else {
      lines.push([piece]);
    }
  }
  return lines.map((line) => line.sort((left, right) => left.x - right.x));
}

function cellsOf(line: readonly PlacedText[]): PageLine {
  const cells: string[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { str, x, width, fontSize } of line) {
    const gap = (x - end) / fontSize;
    const last = cells.length - 1;
    if (last < 0 || gap > COLUMN_GAP) cells.push(str);
    else cells[last] += gap > WORD_GAP && !cells[last]?.endsWith(" ") ? ` ${str}` : str;
    end = x + width;
  }
  return cells.map((cell) => cell.replaceAll(/\s+/g, " ").trim()).filter((cell) => cell !== "");
}

/** The lines of a page in reading order; white space between pieces is told from their places. */
export function pageLines(pieces: readonly PlacedText[]): readonly PageLine[] {
  const written = pieces.filter(({ str }) => str.trim() !== "");
  return groupByLine(written)
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
}
