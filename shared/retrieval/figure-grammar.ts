import type { UnitKind } from "../units.ts";

/** A number as the text writes it, with what stands on its sides. `unit` is absent where only the context can tell it. */
export interface WrittenFigure {
  readonly start: number;
  readonly end: number;
  /** In the base unit where the unit is known. */
  readonly value: number;
  readonly unit?: UnitKind;
  readonly currency?: string;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  dollar: "USD",
  euro: "EUR",
  pound: "GBP",
};

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};

const CURRENCY = "US\\$|[$€£¥]|USD|EUR|GBP|JPY|CHF|CAD|AUD";
const NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
const SCALE = "thousand|million|billion|trillion|mn|bn|tn|[kKmM](?![\\w])";
const UNIT =
  "%|per\\s?cent(?!age)|percentage\\spoints?|pp|ppts?|basis\\spoints?|bps?|[x×]|days?|(?:US\\s)?dollars?|euros?|pounds?|USD|EUR|GBP|JPY|CHF";
const FIGURE = new RegExp(
  `(?<![\\p{L}\\p{N}_.,/\\\\–-])(?<minus>[-−])?(?<currency>${CURRENCY})?\\s?(?<number>${NUMBER})(?![\\d]|[.,]\\d)(?:\\s?(?<scale>${SCALE})\\b)?(?:\\s?(?<unit>${UNIT})(?![\\p{L}\\p{N}]))?(?![\\p{L}\\p{N}_]|[-–/][\\p{L}\\p{N}])`,
  "gu",
);

/** The ISO code of a currency sign, code or word; undefined for anything else. */
export function currencyOf(written: string): string | undefined {
  const name = written
    .trim()
    .replace(/^US\s/, "")
    .replace(/(?<=[a-z])s$/, "");
  return CURRENCIES[name] ?? (/^[A-Z]{3}$/.test(name) ? name : undefined);
}

/** What "thousand", "millions", "bn" multiply by; 1 for anything else. */
export const scaleOf = (written: string): number =>
  SCALES[written.toLowerCase().replace(/(?<=\w\w)s$/, "")] ?? 1;

/** Rounds away what the multiplication of two decimals adds: 97.5 / 100 is 0.975. */
const exact = (value: number): number => Number(value.toPrecision(15));

function unitOf(written: string): Pick<WrittenFigure, "unit" | "currency"> & { readonly factor: number } {
  if (/^(?:%|per\s?cent)$/.test(written)) return { unit: "fraction", factor: 0.01 };
  if (/^(?:percentage|pp)/.test(written)) return { unit: "percentage-point", factor: 1 };
  if (/^b/.test(written)) return { unit: "basis-point", factor: 1 };
  if (/^[x×]$/.test(written)) return { unit: "ratio", factor: 1 };
  if (/^day/.test(written)) return { unit: "days", factor: 1 };
  const currency = currencyOf(written);
  return currency === undefined ? { factor: 1 } : { unit: "money", currency, factor: 1 };
}

function readMatch(match: RegExpExecArray): WrittenFigure {
  const { minus, currency: sign, number = "", scale = "", unit: suffix = "" } = match.groups ?? {};
  const start = match.index + match[0].length - match[0].trimStart().length;
  const { factor, ...written } = unitOf(suffix);
  const currency = sign === undefined ? undefined : currencyOf(sign);
  const size = Number(number.replaceAll(",", "")) * scaleOf(scale) * factor;
  const value = exact(minus === undefined ? size : -size);
  const end = match.index + match[0].length;
  return currency === undefined
    ? { start, end, value, ...written }
    : { start, end, value, unit: "money", currency };
}

/** Every number of a text that is not part of a name, a range or a date-like code. */
export function findFigures(text: string): readonly WrittenFigure[] {
  return [...text.matchAll(FIGURE)].map(readMatch);
}
