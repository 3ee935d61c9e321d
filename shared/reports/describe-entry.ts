import type { NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";

type Entry = NarrativeInput["ledger"][number];

/** Parameters that the sentence of a figure already says. */
const PARAMETERS_IN_SENTENCE: ReadonlySet<string> = new Set(["confidence"]);

const plain = (text: string): NarrativeSentence => ({ text, citations: [] });

const PROPER_TITLE =
  /^(R squared|Sharpe|Sortino|Treynor|Calmar|Omega|Sterling|Burke|Ulcer|Jensen|Altman|Macaulay|Kelly|Modigliani|[A-Z]{2}|[A-Z]\S*[A-Z])/;

/** "Sharpe ratio" reads "Sharpe ratio" mid-sentence and "Maximum drawdown" reads "maximum drawdown"; names keep their capital. */
export function titleInSentence(title: string): string {
  return PROPER_TITLE.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** What a series is called in a sentence. */
export const nameOf = (series: string): string => (series === "portfolio" ? "the portfolio" : series);

const enumeration = new Intl.ListFormat("en-GB");

/** "the 95% historical VaR of MSFT", "the beta of MSFT against S&P 500"; figures are slots. */
function subjectOf(entry: Entry): string {
  const [subject, ...others] = entry.series;
  const confidence =
    entry.parameters["confidence"] === undefined ? "" : `{{${entry.id}.parameters.confidence}} `;
  const of = subject === undefined ? "" : ` of ${nameOf(subject)}`;
  const against = others.length === 0 ? "" : ` against ${enumeration.format(others.map(nameOf))}`;
  return `the ${confidence}${titleInSentence(entry.title)}${of}${against}`;
}

/** A reason with a figure of its own, in digits or in words, would be struck by the check and take the sentence with it. */
const HOLDS_FIGURE = /\d|\b(?:zero|one|two|three)\b/i;

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence that says what was calculated and what came out; an undefined value is said to be undefined, and why. */
export function describeEntry(entry: Entry): NarrativeSentence {
  const subject = capitalise(subjectOf(entry));
  if (entry.value === null) {
    const reason = entry.warnings.find((warning) => !HOLDS_FIGURE.test(warning));
    return plain(`${subject} is undefined${reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`}.`);
  }
  // The method is said out loud where its name is a word; the technical style spells out the rest.
  const method = /^[a-z]+$/.test(entry.method) ? ` by the ${entry.method} method` : "";
  const amount =
    entry.amount === undefined ? "" : `, which is {{${entry.id}.amount}} at the portfolio's value`;
  return plain(`${subject}${method} is {{${entry.id}.value}}${amount}.`);
}

const listOf = new Intl.ListFormat("en", { type: "conjunction" });

/** What the figures rest on: one sentence for each distinct sample, naming its subjects where there are several. */
export function describeBasis(ledger: readonly Entry[]): readonly NarrativeSentence[] {
  const dated = ledger.filter((entry) => entry.period !== undefined);
  const samples = Map.groupBy(dated, (entry) => JSON.stringify([entry.observations, entry.period]));
  return [...samples.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const subjects = [...new Set(entries.flatMap(({ series }) => series.slice(0, 1).map(nameOf)))];
    const what =
      samples.size === 1 ? "The calculation rests" : `What is said of ${listOf.format(subjects)} rests`;
    const { id } = first;
    return [plain(`${what} on {{${id}.observations}} returns from {{${id}.from}} to {{${id}.to}}.`)];
  });
}

const inWords = (camelCase: string): string => camelCase.replace(/([A-Z])/g, " $1").toLowerCase();

function conventionsOf(entry: Entry): NarrativeSentence | undefined {
  const parameters = Object.entries(entry.parameters).flatMap(([name, value]) =>
    PARAMETERS_IN_SENTENCE.has(name) || typeof value !== "number"
      ? []
      : [`${inWords(name)} {{${entry.id}.parameters.${name}}}`],
  );
  const method = /\d/.test(entry.method) ? [] : [`method ${entry.method.replaceAll("-", " ")}`];
  const conventions = [...method, ...parameters];
  if (conventions.length === 0) return undefined;
  return plain(`Conventions of the ${titleInSentence(entry.title)}: ${conventions.join(", ")}.`);
}

/** Method and parameters of each calculation, once for all that share them, for readers who asked for detail. */
export function describeConventions(ledger: readonly Entry[]): readonly NarrativeSentence[] {
  const distinct = Map.groupBy(ledger, ({ calculation, method, parameters }) =>
    JSON.stringify([calculation, method, parameters]),
  );
  return [...distinct.values()].flatMap(([first]) => {
    const sentence = first === undefined ? undefined : conventionsOf(first);
    return sentence === undefined ? [] : [sentence];
  });
}
