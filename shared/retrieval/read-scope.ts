import type { QuestionScope } from "../ports/chunk-index.ts";
import type { CompanyNames } from "./company-names.ts";

const YEAR_RANGE = /\b((?:19|20)\d{2})\s?(?:-|–|to|through|until)\s?((?:19|20)\d{2})\b/g;
const YEAR = /\b(?:FY\s?)?((?:19|20)\d{2})\b(?![.,]\d)/gi;
const SHORT_YEAR = /\bFY\s?'?(\d{2})\b/gi;
const FORM = /\b(6|8|10|20|40)-?([kqf])\b/gi;
const LONGEST_RANGE = 30;

/** Every year that a text names; "2019 to 2023" names five. */
export function readYears(text: string): readonly number[] {
  const years = new Set<number>();
  for (const [, year] of text.matchAll(YEAR)) years.add(Number(year));
  for (const [, year] of text.matchAll(SHORT_YEAR)) years.add(2000 + Number(year));
  for (const [, first, last] of text.matchAll(YEAR_RANGE)) {
    const [from, to] = [Number(first), Number(last)];
    for (let year = from; year <= Math.min(to, from + LONGEST_RANGE); year += 1) years.add(year);
  }
  return [...years].sort((left, right) => left - right);
}

/** The forms of filings that a text names, each as "10-k", however it is written. */
export const readForms = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(FORM)].map(([, digits, letter]) => `${digits}-${letter}`.toLowerCase())),
];

/** What the question says it is about, or undefined when it names no known company, no form and no year. */
export function readScope(question: string, names: CompanyNames): QuestionScope | undefined {
  const scope = { companies: names.find(question), forms: readForms(question), years: readYears(question) };
  return Object.values(scope).every((named) => named.length === 0) ? undefined : scope;
}
