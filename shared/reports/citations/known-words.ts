import type { Evidence } from "../figures/evidence.ts";
import { readStatement, type Statement } from "./read-statement.ts";

/** Words that say what was or was not calculated, and how to read it, whatever the calculation. */
const OF_EVERY_REPORT = readStatement(
  `calculation calculated data returns observations convention method parameter series portfolio asset price prices period
   start end date confidence level horizon undefined missing knowledge answer answered answers available given stated document passage
   source information sample size benchmark risk loss gain positive negative zero value figure measure estimate ratio rate
   monthly daily annual yearly weekly month day year history historical number result higher lower larger smaller large small
   means mean meaning worst best percent time times reader interpret compare compared comparison difference between both
   warning note want unit units currency amount wealth moves move market expected average typical`,
).terms.map(({ term }) => term);

const parametersOf = (parameters: Readonly<Record<string, unknown>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, " $1")} ${typeof value === "string" ? value : ""}`)
    .join(" ");

/** The words that a narrator has from the question, the data and the ledger: sentences of these alone rest on no passage. */
export function knownWords({ question, ledger, seriesNames, labels }: Evidence): ReadonlySet<string> {
  const calculated = new Set(ledger.map(({ calculation }) => calculation));
  const names = labels
    .filter(({ id }) => calculated.has(id))
    .flatMap(({ title, synonyms }) => [title, ...synonyms]);
  const entries = ledger.flatMap(({ title, method, series, parameters, warnings, breakdown = [] }) => [
    title,
    method.replaceAll("-", " "),
    ...series,
    parametersOf(parameters),
    ...warnings,
    ...breakdown.map(({ name }) => name),
  ]);
  const text = [question, ...seriesNames, ...names, ...entries].join("\n");
  return new Set([...OF_EVERY_REPORT, ...readStatement(text).terms.map(({ term }) => term)]);
}

/** The claim without the words that need no passage. */
export const withoutKnown = (claim: Statement, known: ReadonlySet<string>): Statement => ({
  ...claim,
  terms: claim.terms.filter(({ term }) => !known.has(term)),
});
