import { type ChunkMetadata, ChunkMetadataSchema } from "../ports/chunk-index.ts";

export interface FrontMatter {
  readonly title?: string;
  readonly metadata: ChunkMetadata;
  /** The text after the front matter. */
  readonly body: string;
}

const MOST_LINES = 40;
const MOST_CHARACTERS = 200;

/** `key: value`, with or without quotes around the value; undefined when the line is something else. */
function parsePair(line: string): [string, string] | undefined {
  const colon = line.indexOf(":");
  if (colon < 1) return undefined;
  const value = line
    .slice(colon + 1)
    .trim()
    .slice(0, MOST_CHARACTERS);
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(value);
  return [line.slice(0, colon).trim().toLowerCase(), quoted?.[1] ?? quoted?.[2] ?? value];
}

/** Reads `key: value` lines between two `---` at the top of a text. Keys that are no metadata are left out. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split("\n", MOST_LINES);
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (lines[0]?.trimEnd() !== "---" || end === -1) return { metadata: {}, body: text };
  const header = lines.slice(0, end + 1);
  const pairs = Object.fromEntries(
    header.slice(1, end).flatMap((line) => {
      const pair = parsePair(line);
      return pair === undefined || pair[1] === "" ? [] : [pair];
    }),
  );
  const { title } = pairs;
  return {
    ...(title !== undefined && { title }),
    metadata: ChunkMetadataSchema.parse(pairs),
    body: text.slice(header.join("\n").length + 1),
  };
}
