/** A piece of a document that reads on its own. `headings` are those it stands under, outermost first. */
export interface Block {
  readonly kind: "prose" | "table" | "list" | "code";
  readonly text: string;
  readonly headings: readonly string[];
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const FENCE = /^ {0,3}(```|~~~)/;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/;
const UNDERLINE = /^ {0,3}(=+|-{3,})[ \t]*$/;
const MOST_HEADING_CHARACTERS = 200;

const isBlank = (line: string): boolean => line.trim() === "";
const isTableRow = (line: string): boolean => line.trimStart().startsWith("|");

function kindOf(line: string): Block["kind"] {
  if (FENCE.test(line)) return "code";
  if (isTableRow(line)) return "table";
  return LIST_ITEM.test(line) ? "list" : "prose";
}

/** One past the last line of the block that starts at `start`. */
function endOfBlock(lines: readonly string[], start: number, kind: Block["kind"]): number {
  const fence = FENCE.exec(lines[start] ?? "")?.[1];
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (fence !== undefined) {
      if (line.trimStart().startsWith(fence)) return end + 1;
    } else if (kind === "list" && isBlank(line)) {
      const next = lines[end + 1] ?? "";
      if (!LIST_ITEM.test(next) && !/^\s+\S/.test(next)) return end;
    } else if (isBlank(line) || HEADING.test(line) || FENCE.test(line)) {
      return end;
    } else if (isTableRow(line) !== (kind === "table") || (kind === "prose" && LIST_ITEM.test(line))) {
      return end;
    }
  }
  return end;
}

const headingText = (raw: string): string =>
  raw
    .slice(0, MOST_HEADING_CHARACTERS)
    .trim()
    .replace(/[ \t]#+$/, "")
    .replaceAll(/\*\*|__|`/g, "")
    .trim();

/** Headings by level; setting one forgets those below it. */
class HeadingPath {
  private readonly levels: { readonly level: number; readonly text: string }[] = [];

  enter(level: number, text: string): void {
    while ((this.levels.at(-1)?.level ?? 0) >= level) this.levels.pop();
    this.levels.push({ level, text });
  }

  get headings(): readonly string[] {
    return this.levels.map(({ text }) => text);
  }
}

function parseMarkdown(text: string): readonly Block[] {
  const lines = text.split("\n");
  const path = new HeadingPath();
  const blocks: Block[] = [];
  for (let position = 0; position < lines.length; ) {
    const line = lines[position] ?? "";
    const heading = HEADING.exec(line);
    const underline = isBlank(line) ? null : UNDERLINE.exec(lines[position + 1] ?? "");
    const kind = kindOf(line);
    if (heading?.[1] !== undefined && heading[2] !== undefined) {
      path.enter(heading[1].length, headingText(heading[2]));
      position += 1;
    } else if (kind === "prose" && underline?.[1] !== undefined) {
      path.enter(underline[1].startsWith("=") ? 1 : 2, headingText(line));
      position += 2;
    } else if (isBlank(line) || UNDERLINE.test(line)) {
      position += 1;
    } else {
      const end = endOfBlock(lines, position, kind);
      blocks.push({ kind, text: lines.slice(position, end).join("\n").trimEnd(), headings: path.headings });
      position = end;
    }
  }
  return blocks;
}

const parseText = (text: string): readonly Block[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => ({ kind: "prose", text: paragraph, headings: [] }));

/** Blocks in the order of the text. Markdown knows headings, tables, lists and code; plain text only paragraphs. */
export function parseBlocks(text: string, format: "markdown" | "text"): readonly Block[] {
  return format === "markdown" ? parseMarkdown(text) : parseText(text);
}
