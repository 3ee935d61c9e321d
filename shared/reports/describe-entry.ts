import type { NarrativeSentence } from "../prompts/narrative.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";

type Entry = NarrativeInput["ledger"][number];

/** Parameters that the sentence of a figure already says. */
const PARAMETERS_IN_SENTENCE: ReadonlySet<string> = new Set(["confidence"]);

const plain = (text: string): NarrativeSentence => ({ text, citations: [] });

/** "Sharpe ratio" reads "Sharpe ratio" mid-sentence and "Maximum drawdown" reads "maximum drawdown"; names keep their capital. */
const PROPER_TITLE =
  /^(Sharpe|Sortino|Treynor|Calmar|Omega|Sterling|Burke|Ulcer|Jensen|[A-Z]{2}|[A-Z]\S*[A-Z])/;

function titleInSentence(title: string): string {
  return PROPER_TITLE.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

const nameOf = (series: string): string => (series === "portfolio" ? "the portfolio" : series);

/** "the 95% historical VaR of MSFT", "the beta of MSFT against S&P 500"; figures are slots. */
function subjectOf(entry: Entry): string {
  const [subject, benchmark] = entry.series;
  const confidence =
    entry.parameters["confidence"] === undefined ? "" : `{{${entry.id}.parameters.confidence}} `;
  const of = subject === undefined ? "" : ` of ${nameOf(subject)}`;
  const against = benchmark === undefined ? "" : ` against ${nameOf(benchmark)}`;
  return `the ${confidence}${titleInSentence(entry.title)}${of}${against}`;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence that says what was calculated and what came out; an undefined value is said to be undefined, and why. */
export function describeEntry(entry: Entry): NarrativeSentence {
  const subject = capitalise(subjectOf(entry));
  if (entry.value === null) {
    const reason = entry.warnings.find((warning) => !/\d/.test(warning));
    return plain(`${subject} is undefined${reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`}.`);
  }
  // The method is said out loud where its name is a word; the technical style spells out the rest.
  const method = /^[a-z]+$/.test(entry.method) ? ` by the ${entry.method} method` : "";
  const amount =
    entry.amount === undefined ? "" : `, which is {{${entry.id}.amount}} at the portfolio's value`;
  return plain(`${subject}${method} is {{${entry.id}.value}}${amount}.`);
}

/** What the figures rest on: one sentence for each distinct sample. */
export function describeBasis(ledger: readonly Entry[]): readonly NarrativeSentence[] {
  const samples = new Map<string, Entry[]>();
  for (const entry of ledger) {
    if (entry.period === undefined) continue;
    const key = `${entry.observations} ${entry.period.from} ${entry.period.to}`;
    samples.set(key, [...(samples.get(key) ?? []), entry]);
  }
  return [...samples.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const subject = samples.size === 1 ? "The calculation" : capitalise(entries.map(subjectOf).join(" and "));
    const verb = samples.size === 1 || entries.length === 1 ? "rests" : "rest";
    const { id } = first;
    return [
      plain(`${subject} ${verb} on {{${id}.observations}} returns from {{${id}.from}} to {{${id}.to}}.`),
    ];
  });
}

const inWords = (camelCase: string): string => camelCase.replace(/([A-Z])/g, " $1").toLowerCase();

/** The method and the parameters of one entry, for readers who asked for detail. */
export function describeParameters(entry: Entry): readonly NarrativeSentence[] {
  const parameters = Object.entries(entry.parameters).flatMap(([name, value]) =>
    PARAMETERS_IN_SENTENCE.has(name) || typeof value !== "number"
      ? []
      : [`${inWords(name)} {{${entry.id}.parameters.${name}}}`],
  );
  const method = /\d/.test(entry.method) ? [] : [`method ${entry.method.replaceAll("-", " ")}`];
  const conventions = [...method, ...parameters];
  if (conventions.length === 0) return [];
  return [plain(`Conventions of ${subjectOf(entry)}: ${conventions.join(", ")}.`)];
}
