import { markdownTable } from "./markdown-table.ts";
import type { PageLine } from "./page-lines.ts";

/** Fewer lines with columns than this are no table. */
const LEAST_TABLE_LINES = 2;

const hasColumns = (line: PageLine): boolean => line.length > 1;

/** Neighbouring lines of the same kind: with columns, or without. */
function runsOf(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
  const runs: PageLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run !== undefined && first !== undefined && hasColumns(first) === hasColumns(line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** Rows with fewer cells than the widest miss those at the left, as a header over figures does. */
function alignRight(rows: readonly PageLine[]): readonly PageLine[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...Array.from({ length: columns - row.length }, () => ""), ...row]);
}

/** A page's lines as Markdown: lines with columns that follow one another become a table, the others running text. */
export function pageMarkdown(lines: readonly PageLine[]): string {
  return runsOf(lines)
    .map((run) => {
      const [first = []] = run;
      const isTable = hasColumns(first) && run.length >= LEAST_TABLE_LINES;
      return isTable ? markdownTable(alignRight(run)) : run.map((line) => line.join(" ")).join("\n");
    })
    .join("\n\n");
}
