/** A fenced block of a Markdown text. `language` is empty where none is named. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a Markdown text, in order. */
export const readBlocks = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
    language,
    text: text.trimEnd(),
  }));

/** What differs from run to run: ids, times of day and latencies. */
const normalise = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replaceAll(/\b\d+ ms\b/g, "N ms");

/** JSON without the white space between its tokens, so that a document may lay it out to be read. */
const compact = (json: string): string => (json.match(/"(?:[^"\\]|\\.)*"|\S/g) ?? []).join("");

/** The output that a block shows, as a pattern in which `…` stands for anything that was left out. */
export function patternOf({ language, text }: Block): RegExp {
  const shown = normalise(language === "json" ? compact(text) : text);
  return new RegExp(`^${shown.split("…").map(RegExp.escape).join("[\\s\\S]*?")}$`);
}

/** A true output, brought into the form that the patterns match. */
export const comparable = (language: string, output: string): string =>
  normalise(language === "json" ? compact(output) : output.trimEnd());
