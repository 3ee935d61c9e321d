import type { SeededRandom } from "../../../fakes/seeded-random.ts";
import { type Draft, pick } from "./clean-answers.ts";

const MEASURES = [
  "volatility",
  "Sharpe ratio",
  "Sortino ratio",
  "beta",
  "tracking error",
  "maximum drawdown",
  "information ratio",
  "Treynor ratio",
  "P/E ratio",
  "dividend yield",
];
const RIGHT_NAMES: Readonly<Record<string, RegExp>> = {
  volatility: /volatility|standard deviation/i,
  "maximum drawdown": /drawdown/i,
};

type Rewording = (draft: Draft, random: SeededRandom) => string | undefined;

/** The words of the sentence are changed round a figure that stays as it was. */
export const REWORDINGS: Readonly<Record<string, Rewording>> = {
  otherLabel: (draft, random) => {
    const names =
      /(?:annualised )?(?:volatility|standard deviation|Sharpe ratio|Sortino ratio|beta|tracking error|(?:maximum |max )?drawdown|annual(?:ised)? return|CAGR|cumulative return|total return|expected shortfall|CVaR|value at risk|VaR|value-at-risk|correlation)/gi;
    const found = draft.template.match(names);
    if (found === null || new Set(found.map((name) => name.toLowerCase())).size > 1) return undefined;
    const measure = pick(
      random,
      MEASURES.filter((name) => !(RIGHT_NAMES[name] ?? new RegExp(name, "i")).test(found[0])),
    );
    return draft.template.replace(names, measure);
  },
  otherSeries: (draft) => {
    const [first = "", second = ""] = draft.evidence.seriesNames;
    const named = [first, second].map((name) => (name === "portfolio" ? "the portfolio" : name));
    const [a = "", b = ""] = named;
    const has = [draft.template.includes(a), draft.template.includes(b)];
    if (has[0] === has[1]) return undefined;
    return has[0] ? draft.template.replaceAll(a, b) : draft.template.replaceAll(b, a);
  },
  swappedSeries: (draft) => {
    if (draft.holes.length !== 2) return undefined;
    const swapped = draft.template.replace("«A»", "«X»").replace("«B»", "«A»").replace("«X»", "«B»");
    const [a, b] = draft.holes;
    return a?.unit === b?.unit ? swapped : undefined;
  },
  otherYear: (draft) => {
    const stated = /((?:between|from|since|and|to|\() ?|–)((?:19|20)\d\d)\b(?!-)/i;
    return stated.test(draft.template)
      ? draft.template.replace(stated, (_, before: string, year: string) => `${before}${Number(year) + 1}`)
      : undefined;
  },
  addedYear: (draft, random) => {
    if (
      /\b(?:19|20)\d\d\b/.test(draft.template) ||
      draft.citations.length > 0 ||
      /\n|^[|>]/.test(draft.template)
    )
      return undefined;
    const from = draft.evidence.ledger[0]?.period?.from.slice(0, 4) ?? "";
    const year = Number(from) + pick(random, [-3, 1, 2]);
    const joined = draft.template.charAt(0).toLowerCase() + draft.template.slice(1);
    return /^[A-Z]/.test(draft.template)
      ? `In ${year}, ${draft.template.startsWith("The ") ? joined : draft.template}`
      : undefined;
  },
  otherConfidence: (draft, random) => {
    const found = /(\d+(?:\.\d+)?)% ?(?=value|VaR|CVaR|expected|confidence|\))/.exec(draft.template);
    if (found === null) return undefined;
    const level = pick(
      random,
      ["90", "95", "97.5", "99", "99.9", "98"].filter((candidate) => candidate !== found[1]),
    );
    return draft.template.replaceAll(`${found[1]}%`, `${level}%`);
  },
  doubled: (draft, random) =>
    /^[A-Z]/.test(draft.template) && draft.template.endsWith(".") && !/return|CAGR/.test(draft.template)
      ? `${draft.template.slice(0, -1)}, ${pick(random, ["which has doubled", "after it fell by a third", "twice that of the benchmark", "three times the limit", "having tripled", "and has halved since", "a tenfold increase", "more than half of which was lost in a month"])}.`
      : undefined,
};
