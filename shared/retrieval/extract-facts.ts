import type { Fact } from "./fact.ts";
import type { Passage } from "./passage.ts";
import { type FoundFact, readSentenceFacts } from "./sentence-facts.ts";
import { readTableFacts } from "./table-facts.ts";

/** Lines of a passage that are read together; `start` is where they begin in its text. */
interface Unit {
  readonly kind: "table" | "prose";
  readonly text: string;
  readonly start: number;
}

const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const SENTENCE_END = /[.!?](?=\s+["'(]?\p{Lu})/gu;

const isTableRow = (line: string): boolean => line.trimStart().startsWith("|");

/** Tables, list items and paragraphs. Headings and fenced code state nothing. */
function splitUnits(text: string): readonly Unit[] {
  const units: { kind: Unit["kind"]; lines: string[]; start: number }[] = [];
  let isOpen = false;
  let isCode = false;
  let position = 0;
  for (const line of text.split("\n")) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    const isSilent = isFence || isCode || line.trim() === "" || /^\s{0,3}#/.test(line);
    const kind = isTableRow(line) ? "table" : "prose";
    const last = units.at(-1);
    if (!isSilent && isOpen && last?.kind === kind && !LIST_ITEM.test(line)) last.lines.push(line);
    else if (!isSilent) units.push({ kind, lines: [line], start: position });
    isOpen = !isSilent;
    position += line.length + 1;
  }
  return units.map(({ kind, lines, start }) => ({ kind, text: lines.join("\n"), start }));
}

function readProse({ text, start }: Unit): readonly FoundFact[] {
  const body = LIST_ITEM.exec(text)?.[0].length ?? 0;
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  return [...ends, text.length].flatMap((end, position) => {
    const from = position === 0 ? body : (ends[position - 1] ?? 0);
    // One character for another, so that offsets stay: a line end inside a sentence is a space.
    const sentence = text.slice(from, end).replaceAll("\n", " ");
    return readSentenceFacts(sentence).map((fact) => ({
      ...fact,
      start: start + from + fact.start,
      end: start + from + fact.end,
    }));
  });
}

function factsOf(text: string): readonly FoundFact[] {
  return splitUnits(text).flatMap((unit, position, units) =>
    unit.kind === "table"
      ? readTableFacts(unit.text, units[position - 1]?.text ?? "", unit.start)
      : readProse(unit),
  );
}

/**
 * Reads the figures that passages state together with what they are called: "VaR limit: 12 %", "Net revenue rose to $1.6
 * billion in 2024", table cells. A figure without a name is no fact, and all that a hostile passage can yield is a short
 * label and a number. Ids are `f1`, `f2`… in the order of the passages and their text.
 */
export function extractFacts(passages: readonly Passage[]): readonly Fact[] {
  return passages
    .flatMap((passage) => factsOf(passage.text).map((fact) => ({ passage, ...fact })))
    .map(({ passage, start, end, ...fact }, position) => ({
      id: `f${position + 1}`,
      ...fact,
      passageId: passage.id,
      span: { start, end, text: passage.text.slice(start, end) },
    }));
}
