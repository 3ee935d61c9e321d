import { readFileSync } from "node:fs";
import type { PersonalDataSpan, PersonalDataType } from "#shared/collection/redaction/personal-data.ts";

export interface LabelledRow {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

const FOLDER = new URL("../../../golden/redaction/", import.meta.url);
/** `⟦TYPE value⟧` marks what must go; "∙" breaks what would look like a real key in a committed file; "\n" and "\t" are written out. */
const LABEL = /⟦([A-Z_]+) ([^⟧]*)⟧/g;

function readRow(row: string): LabelledRow {
  const marked = row.replaceAll("\\n", "\n").replaceAll("\\t", "\t").replaceAll("∙", "");
  const spans: { start: number; end: number; type: string }[] = [];
  let text = "";
  let copied = 0;
  for (const { 0: label, 1: type = "", 2: value = "", index } of marked.matchAll(LABEL)) {
    text += marked.slice(copied, index);
    spans.push({ start: text.length, end: text.length + value.length, type });
    text += value;
    copied = index + label.length;
  }
  return { text: text + marked.slice(copied), spans };
}

/** The rows of a file in test/golden/redaction. */
export const readLabelledRows = (file: string): readonly LabelledRow[] =>
  readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .filter((row) => row !== "")
    .map(readRow);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** True when at least half of `span` lies in the others. */
const isCovered = (span: Span, others: readonly Span[]): boolean =>
  others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  ) *
    2 >=
  span.end - span.start;

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of one type, or of any with `null`: a label is found when its type covers half of it, and the other way round. */
export function scoreRows(
  rows: readonly (LabelledRow & { readonly found: readonly PersonalDataSpan[] })[],
  type: PersonalDataType | null,
): Score {
  const isCounted = (span: Span): boolean => type === null || span.type === type;
  const counted = rows.map(({ spans, found }) => ({
    labels: spans.filter(isCounted),
    found: found.filter(isCounted),
  }));
  const share = (hits: number, all: number): number => (all === 0 ? 1 : hits / all);
  const right = counted.flatMap(({ labels, found }) => found.map((span) => isCovered(span, labels)));
  const hit = counted.flatMap(({ labels, found }) => labels.map((span) => isCovered(span, found)));
  const precision = share(right.filter(Boolean).length, right.length);
  const recall = share(hit.filter(Boolean).length, hit.length);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
