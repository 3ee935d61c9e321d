const cellText = (cell: string): string => cell.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();

const rowText = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;

/** Rows as a Markdown table whose first row is the header; short rows are filled up. Empty when there is no row. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? ""));
  const [header, ...body] = filled.map(rowText);
  if (header === undefined || columns === 0) return "";
  return [header, `|${" --- |".repeat(columns)}`, ...body].join("\n");
}
