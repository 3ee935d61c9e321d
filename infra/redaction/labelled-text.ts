import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A text with the spans that someone labelled in it, in UTF-16 offsets. */
export interface LabelledText {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** The labelled sentences of the corpora, with the handles of tweets no longer called persons. */
export function readLabelledTexts(folder: string): readonly LabelledText[] {
  const lines = readFileSync(join(folder, "ner-train.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const { text, spans }: LabelledText = JSON.parse(line);
    return { text, spans: spans.filter(({ start, end }) => isName(text.slice(start, end))) };
  });
}

const isName = (words: string): boolean => words.length > 1 && !words.startsWith("@");
