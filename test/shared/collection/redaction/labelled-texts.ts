import { readFileSync } from "node:fs";
import { markTerms } from "#shared/collection/redaction/mark-terms.ts";
import type { PersonalDataSpan } from "#shared/collection/redaction/personal-data.ts";
import { type ScannedText, scanText } from "#shared/collection/redaction/scan-text.ts";

type Extent = Pick<PersonalDataSpan, "start" | "end">;

export interface LabelledText {
  readonly kind: string;
  readonly text: string;
  readonly labels: readonly Extent[];
}

/** Texts parted by "---" lines, each under a "# kind" line, with labels between an opening and a closing mark. */
export function readLabelledTexts(path: string, open: string, close: string): readonly LabelledText[] {
  const file = readFileSync(new URL(`../../../golden/${path}`, import.meta.url), "utf8");
  return file.split("\n---\n").map((block) => {
    const [heading = "", ...lines] = block.trim().split("\n");
    return { kind: heading.slice(2), ...readMarks(lines.join("\n"), open, close) };
  });
}

function readMarks(marked: string, open: string, close: string): Omit<LabelledText, "kind"> {
  const labels: Extent[] = [];
  let text = "";
  marked.split(open).forEach((piece, index) => {
    const [label = "", rest] = index === 0 ? ["", piece] : piece.split(close);
    if (rest === undefined) throw new Error(`A label is never closed: ${piece}`);
    if (label !== "") labels.push({ start: text.length, end: text.length + label.length });
    text += label + rest;
  });
  return { text, labels };
}

/** A text as the finders get it: cut into tokens, with the listed financial terms protected. */
export function prepare(text: string): ScannedText {
  const scan = scanText(text);
  markTerms(scan);
  return scan;
}

const isCovered = ({ start, end }: Extent, others: readonly Extent[]): boolean => {
  const covered = others.reduce(
    (sum, other) => sum + Math.max(0, Math.min(end, other.end) - Math.max(start, other.start)),
    0,
  );
  return covered * 2 >= end - start;
};

/** Precision, recall and F1 in percent; half of a label or span found counts as found. */
export function scoreFinder(
  texts: readonly LabelledText[],
  find: (scan: ScannedText) => readonly PersonalDataSpan[],
): { precision: number; recall: number; f1: number } {
  let right = 0;
  let spans = 0;
  let found = 0;
  let labels = 0;
  for (const { text, labels: wanted } of texts) {
    const got = find(prepare(text));
    right += got.filter((span) => isCovered(span, wanted)).length;
    spans += got.length;
    found += wanted.filter((label) => isCovered(label, got)).length;
    labels += wanted.length;
  }
  const precision = (100 * right) / spans;
  const recall = (100 * found) / labels;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** The words that a finder takes out of a text. */
export const wordsFound = (
  text: string,
  find: (scan: ScannedText) => readonly PersonalDataSpan[],
): string[] => find(prepare(text)).map(({ start, end }) => text.slice(start, end));
