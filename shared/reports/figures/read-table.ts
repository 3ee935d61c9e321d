import type { Token } from "./tokenize-sentence.ts";

type Cell = readonly Token[];

const isBreak = (token: Token): boolean => token.kind === "mark" && token.text === "\n";
const isPipe = (token: Token): boolean => token.kind === "mark" && token.text === "|";

function splitBy(tokens: readonly Token[], parts: (token: Token) => boolean): readonly (readonly Token[])[] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (parts(token)) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces;
}

function cellsOf(line: readonly Token[]): readonly Cell[] {
  const cells = splitBy(line, isPipe);
  const from = cells[0]?.length === 0 ? 1 : 0;
  return cells.slice(from, cells.at(-1)?.length === 0 ? -1 : undefined);
}

const isRule = (line: readonly Token[]): boolean =>
  line.length > 1 && line.some(isPipe) && line.every(({ text }) => /^[|:\-–—]$/.test(text));

/** The tokens of a cell as they are read: parted from what stands before it in the text. */
const apart = (cell: Cell): Cell => cell.map((token, at) => (at === 0 ? { ...token, glued: false } : token));

function readRow(headings: readonly Cell[], line: readonly Token[], end: Token): readonly Token[] {
  const [head = [], ...cells] = cellsOf(line);
  return cells.flatMap((cell, at) => [...apart(headings[at + 1] ?? []), ...apart(head), ...apart(cell), end]);
}

/**
 * Puts the tokens of a Markdown table in the order of reading: each cell after the heading of its column and the first cell of
 * its row. Headings come up once for each row; tokens keep their offsets. Text without a table stays as it is.
 */
export function readTable(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.find(isBreak);
  if (end === undefined || !tokens.some(isPipe)) return tokens;
  const lines = splitBy(tokens, isBreak);
  const rule = lines.findIndex(isRule);
  const heading = lines[rule - 1];
  if (heading === undefined) return tokens;
  const headings = cellsOf(heading);
  return lines.flatMap((line, at) => {
    if (at === rule || (at === rule - 1 && lines.length > rule + 1)) return [];
    return at > rule && line.some(isPipe) ? readRow(headings, line, end) : [...line, end];
  });
}
