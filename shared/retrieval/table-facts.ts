import { cleanLabel, unitByLabel } from "./fact-label.ts";
import { currencyOf, findFigures, scaleOf, type WrittenFigure } from "./figure-grammar.ts";
import { findPeriods, isPeriod } from "./period-grammar.ts";
import type { FoundFact } from "./sentence-facts.ts";

interface Cell {
  readonly text: string;
  readonly start: number;
}

/** What a heading or caption says of the numbers below it: "USD millions", "($ in thousands)", "Weight (%)". */
interface Declared {
  readonly currency?: string;
  readonly scale: number;
  readonly unit?: "fraction" | "basis-point" | "days";
}

const GENERIC_HEADER = /^(?:value|figure|amount|level|setting|convention)s?$/i;
const SCALE_WORD = /(?:\bin\s|[$€£]\s?|\b[A-Z]{3}\s)(thousand|million|billion)s?\b/i;
const CURRENCY_WORD = /US\$|[$€£¥]|\b(?:USD|EUR|GBP|JPY|CHF|CAD|AUD)\b|\b(?:dollar|euro|pound)s?\b/;

function cellsOf(row: string, offset: number): readonly Cell[] {
  const inner = /^\s*\|?/.exec(row)?.[0].length ?? 0;
  const cells: Cell[] = [];
  let start = inner;
  for (const text of row
    .slice(inner)
    .replace(/\|\s*$/, "")
    .split("|")) {
    cells.push({ text, start: offset + start });
    start += text.length + 1;
  }
  return cells;
}

function readDeclared(text: string): Declared {
  const currency = currencyOf(CURRENCY_WORD.exec(text)?.[0] ?? "");
  const scale = scaleOf(SCALE_WORD.exec(text)?.[1] ?? "");
  const unit = /%|\bper\s?cent\b/i.test(text)
    ? "fraction"
    : /\b(?:bps?|basis points)\b/i.test(text)
      ? "basis-point"
      : /\bdays\b/i.test(text)
        ? "days"
        : undefined;
  return { scale, ...(currency !== undefined && { currency }), ...(unit !== undefined && { unit }) };
}

/** The one figure that a cell holds; parentheses around it make it negative, as in accounts. */
function figureOf({ text, start }: Cell): WrittenFigure | undefined {
  const trimmed = text.trim();
  const negative = /^\(([^()]+)\)(\s?%)?$/.exec(trimmed);
  const written =
    negative === null ? trimmed.replace(/^[*_]+|[*_]+$/g, "") : `${negative[1]}${negative[2] ?? ""}`;
  const [figure, ...others] = findFigures(written);
  if (figure === undefined || others.length > 0) return undefined;
  if (figure.start > 0 || figure.end < written.length) return undefined;
  const at = start + text.indexOf(negative === null ? written : trimmed);
  const length = (negative === null ? written : trimmed).length;
  return { ...figure, value: negative === null ? figure.value : -figure.value, start: at, end: at + length };
}

/** A plain number under a heading that declares its unit; money wants a currency, since a scale alone could count shares. */
function withUnit(figure: WrittenFigure, label: string, declared: Declared): FoundFact | undefined {
  const { start, end, value, unit, currency } = figure;
  const isPerShare = /\bper\b/i.test(label);
  const scale = isPerShare ? 1 : declared.scale;
  if (unit === "money") {
    return { label, value: value * scale, unit, start, end, ...(currency !== undefined && { currency }) };
  }
  if (unit !== undefined) return { label, value, unit, start, end };
  const byLabel = unitByLabel(label, value);
  if (byLabel !== undefined) return { label, value, unit: byLabel, start, end };
  if (declared.unit !== undefined) {
    const factor = declared.unit === "fraction" ? 0.01 : 1;
    return { label, value: Number((value * factor).toPrecision(15)), unit: declared.unit, start, end };
  }
  if (declared.currency === undefined) return undefined;
  return { label, value: value * scale, unit: "money", currency: declared.currency, start, end };
}

const lowerFirst = (header: string): string =>
  /^\p{Lu}\p{Ll}/u.test(header) ? header.charAt(0).toLowerCase() + header.slice(1) : header;

/** The name and the period of a cell, from its row and its column; either may be the period. */
function nameCell(
  rowName: string,
  header: string,
): { label: string | undefined; period: string | undefined } {
  const bare = header.replaceAll(/\([^)]*\)/g, " ").trim();
  const headerPeriod = findPeriods(bare)[0]?.text;
  const measure = (headerPeriod === undefined ? bare : bare.replace(headerPeriod, "")).trim();
  if (isPeriod(rowName)) return { label: cleanLabel(measure), period: rowName.trim() };
  const isExtra = measure === "" || GENERIC_HEADER.test(measure);
  const name = cleanLabel(rowName);
  const label =
    name === undefined ? undefined : cleanLabel(isExtra ? name : `${name} ${lowerFirst(measure)}`);
  return { label, period: headerPeriod };
}

/**
 * Facts of a Markdown table: the figure of each cell, named by the first cell of its row and the heading of its column.
 * `caption` is the text before the table, for a scale or a currency declared there; `offset` is where the table begins.
 */
export function readTableFacts(table: string, caption: string, offset: number): readonly FoundFact[] {
  const rows: (readonly Cell[])[] = [];
  let position = offset;
  for (const line of table.split("\n")) {
    rows.push(cellsOf(line, position));
    position += line.length + 1;
  }
  const [headers = [], separator = [], ...body] = rows;
  if (separator.length === 0 || !separator.every(({ text }) => /^[\s:-]+$/.test(text))) return [];
  const whole = readDeclared(`${caption.slice(-200)} ${headers.map(({ text }) => text).join(" ")}`);
  return body.flatMap(([first, ...cells]) =>
    cells.flatMap((cell, column) => {
      const header = headers[column + 1]?.text ?? "";
      const { label, period } = nameCell(first?.text ?? "", header);
      const figure = figureOf(cell);
      if (label === undefined || figure === undefined) return [];
      const own = readDeclared(header);
      const scale = own.scale === 1 ? whole.scale : own.scale;
      const currency = own.currency ?? whole.currency;
      const fact = withUnit(figure, label, { ...own, scale, ...(currency !== undefined && { currency }) });
      return fact === undefined ? [] : [{ ...fact, ...(period !== undefined && { period }) }];
    }),
  );
}
