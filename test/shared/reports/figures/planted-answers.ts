import type { Evidence } from "#shared/reports/figures/check-narrative.ts";
import type { SeededRandom } from "../../../fakes/seeded-random.ts";
import { asTyped, type Draft, draftAny, fill, pick } from "./clean-answers.ts";

type Hole = Draft["holes"][number];

/** A right sentence made wrong in one way. It may be struck, or served with the truth in place of what was planted. */
export interface PlantedAnswer {
  readonly way: string;
  readonly text: string;
  readonly citations: readonly string[];
  readonly truth: string;
  readonly evidence: Evidence;
  /** True when the words round the figure are wrong, so that no figure in it could be right. */
  readonly mustBeStruck: boolean;
}

/** How a wrong figure is written in place of a right one; undefined where this way does not apply. */
type Corruption = (hole: Hole, random: SeededRandom, evidence: Evidence) => string | undefined;

const digitsOf = (text: string): readonly number[] =>
  [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

/** Another digit at one place of the figure, at least two units of the last place away, so that no rounding excuses it. */
const neighbourDigit: Corruption = ({ figure }, random) => {
  const places = digitsOf(figure);
  const at = pick(random, places.length > 2 ? places.slice(0, -1) : places);
  const digit = Number(figure[at]);
  return replaceAt(figure, at, String(digit < 8 ? digit + 1 : digit - 1));
};

const lastDigit: Corruption = ({ figure }, random) => {
  const at = digitsOf(figure).at(-1) ?? 0;
  const step = pick(random, [3, 5, 7]);
  return replaceAt(figure, at, String((Number(figure[at]) + step) % 10));
};

const swappedDigits: Corruption = ({ figure }) => {
  const places = digitsOf(figure);
  for (const [index, at] of places.entries()) {
    const next = places[index + 1];
    if (next === undefined || figure[at] === figure[next] || next > at + 2) continue;
    return replaceAt(replaceAt(figure, at, figure[next] ?? ""), next, figure[at] ?? "");
  }
  return undefined;
};

function withNumber(figure: string, change: (value: number) => number): string {
  return figure.replace(/\d+(?:\.\d+)?/, (digits) => {
    const places = digits.split(".")[1]?.length ?? 0;
    return change(Number(digits)).toFixed(places);
  });
}

const scaled: Corruption = ({ figure }, random) => {
  const by = pick(random, [10, 100, 1000, 0.1, 0.01]);
  const wrong = withNumber(figure, (value) => value * by);
  return /[1-9]/.test(wrong) ? wrong : undefined;
};

const signFlipped: Corruption = ({ figure, value, unit }) => {
  if (unit !== "ratio" && unit !== "fraction") return undefined;
  return value < 0 && figure.startsWith("-") ? figure.slice(1) : `-${figure}`;
};

const inventedFigure: Corruption = ({ figure }, random) =>
  withNumber(figure, (value) => value * (1.13 + random.uniform() * 0.6) + 0.07);

const percentAsPoints: Corruption = ({ figure }) =>
  figure.endsWith("%") ? figure.replace("%", " percentage points") : undefined;

const percentAsBasisPoints: Corruption = ({ figure }) =>
  figure.endsWith("%") ? figure.replace("%", " basis points") : undefined;

const percentLost: Corruption = ({ figure }) => (figure.endsWith("%") ? figure.slice(0, -1) : undefined);

const ratioAsPercent: Corruption = ({ figure, unit }) => (unit === "ratio" ? `${figure}%` : undefined);

const pointsAsPercent: Corruption = ({ figure }) =>
  /points$/.test(figure) ? figure.replace(/ (?:basis|percentage) points/, "%") : undefined;

const otherCurrency: Corruption = ({ figure }) =>
  /USD|EUR/.test(figure) ? figure.replace(/USD|EUR/, (code) => (code === "USD" ? "EUR" : "USD")) : undefined;

const otherScale: Corruption = ({ figure }) =>
  /million|billion/.test(figure)
    ? figure.replace(/million|billion/, (word) => (word === "million" ? "billion" : "million"))
    : undefined;

/** A wrong figure in a dress that hides its digits from a simple pattern. */
const hide =
  (dress: (figure: string) => string | undefined): Corruption =>
  (hole, random, evidence) => {
    const wrong = neighbourDigit(hole, random, evidence);
    return wrong === undefined ? undefined : dress(wrong);
  };

const fullWidth = hide((figure) =>
  figure.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
);
const zeroWidth = hide((figure) => figure.replace(/(\d)/g, "$1\u200b"));
const wordJoiner = hide((figure) => [...figure].join("\u2060"));
const superscript = hide((figure) => figure.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? ""));
const mathematical = hide((figure) =>
  figure.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
);
const arabicIndic = hide((figure) =>
  figure.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
);
const perCent = hide((figure) => (figure.endsWith("%") ? figure.replace("%", " per cent") : undefined));
const pct = hide((figure) => (figure.endsWith("%") ? figure.replace("%", " pct") : undefined));
const fullWidthPercent = hide((figure) => (figure.endsWith("%") ? figure.replace("%", "％") : undefined));
const decimalComma = hide((figure) => (figure.includes(".") ? figure.replace(".", ",") : undefined));
const realMinus = hide((figure) => (figure.startsWith("-") ? figure.replace("-", "−") : undefined));
const accounting = hide((figure) => (figure.startsWith("-") ? `(${figure.slice(1)})` : undefined));
const bold = hide((figure) => `**${figure}**`);
const splitBold = hide((figure) => figure.replace(/\.(\d)/, ".**$1**"));
const code = hide((figure) => `\`${figure}\``);
const approximate = hide((figure) => `about ${figure}`);
const ranged = hide((figure) => `${figure}–${figure.replace(/\d/, "9")}`);
const html = hide((figure) => `<b>${figure}</b>`);
const entity = hide((figure) => figure.replace(/\d/, (digit) => `&#4${8 + Number(digit)};`));
const scientific: Corruption = ({ figure, unit }) => (unit === "ratio" ? `${figure}e1` : undefined);
const timesTen: Corruption = ({ figure, unit }) => (unit === "ratio" ? `${figure} × 10^2` : undefined);

const SMALL_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const inWords: Corruption = ({ unit }, random) => {
  const amount = `${pick(random, ["twenty", "thirty", "forty"])}-${pick(random, SMALL_WORDS.slice(1))}`;
  if (unit === "fraction") return `${amount} percent`;
  return unit === "ratio"
    ? `${pick(random, SMALL_WORDS.slice(5))} point ${pick(random, SMALL_WORDS)}`
    : undefined;
};

const dozen: Corruption = ({ unit }, random) =>
  unit === "fraction"
    ? `${pick(random, ["a dozen percent", "half a percent", "ninety per cent", "one hundred percent"])}`
    : undefined;

/** The slot of another result of the same unit. */
const otherSlot: Corruption = ({ path, unit }, random, evidence) => {
  const own = path.split(".")[0];
  const others = [...evidence.ledger, ...evidence.facts].filter(
    (owner) => owner.id !== own && owner.unit === unit,
  );
  return others.length === 0 ? undefined : `{{${pick(random, others).id}.value}}`;
};

const unknownSlot: Corruption = (_, random) =>
  pick(random, [
    "{{c99.value}}",
    "{{f42.value}}",
    "{{c1.sharpe}}",
    "{{c1}}",
    "{{value}}",
    "{{c1.parameters.nothing}}",
  ]);
const brokenSlot: Corruption = ({ path }) => `{${path}}`;
const slotWithUnit: Corruption = ({ path, unit }, random) =>
  `{{${path}}} ${pick(random, unit === "basis-point" ? ["percentage points", "million"] : ["basis points", "million", "JPY"])}`;
const negatedSlot: Corruption = ({ path, value }) => (value > 0 ? `-{{${path}}}` : undefined);
const extendedSlot: Corruption = ({ path }) => `{{${path}}}5`;
const prefixedSlot: Corruption = ({ path }) => `1{{${path}}}`;
const observationsSlot: Corruption = ({ path }) =>
  path.startsWith("c") ? `{{${path.split(".")[0]}.observations}}` : undefined;

export const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
  neighbourDigit,
  lastDigit,
  swappedDigits,
  scaled,
  signFlipped,
  inventedFigure,
  percentAsPoints,
  percentAsBasisPoints,
  percentLost,
  ratioAsPercent,
  pointsAsPercent,
  otherCurrency,
  otherScale,
  fullWidth,
  zeroWidth,
  wordJoiner,
  superscript,
  mathematical,
  arabicIndic,
  perCent,
  pct,
  fullWidthPercent,
  decimalComma,
  realMinus,
  accounting,
  bold,
  splitBold,
  code,
  approximate,
  ranged,
  html,
  entity,
  scientific,
  timesTen,
  inWords,
  dozen,
  otherSlot,
  unknownSlot,
  brokenSlot,
  slotWithUnit,
  negatedSlot,
  extendedSlot,
  prefixedSlot,
  observationsSlot,
};

function corruptFigure(draft: Draft, way: string, random: SeededRandom): PlantedAnswer | undefined {
  const target = pick(random, draft.holes);
  const wrong = CORRUPTIONS[way]?.(target, random, draft.evidence);
  if (wrong === undefined || wrong === target.figure) return undefined;
  const othersAsSlots = random.uniform() < 0.5;
  const text = fill(draft, (hole) =>
    hole === target ? wrong : othersAsSlots ? `{{${hole.path}}}` : hole.figure,
  );
  return {
    way,
    text,
    citations: draft.citations,
    truth: asTyped(draft),
    evidence: draft.evidence,
    mustBeStruck: wrong.startsWith("{{"),
  };
}

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

function reword(draft: Draft, way: string, random: SeededRandom): PlantedAnswer | undefined {
  const template = REWORDINGS[way]?.(draft, random);
  if (template === undefined || template === draft.template) return undefined;
  const asSlot = random.uniform() < 0.5;
  const text = fill({ ...draft, template }, ({ path, figure }) => (asSlot ? `{{${path}}}` : figure));
  return {
    way,
    text,
    citations: draft.citations,
    truth: asTyped(draft),
    evidence: draft.evidence,
    mustBeStruck: true,
  };
}

/** Right sentences made wrong, each way of corruption in turn. */
export function plantAnswers(
  random: SeededRandom,
  sets: readonly Evidence[],
  count: number,
): readonly PlantedAnswer[] {
  const ways = [
    ...Object.keys(CORRUPTIONS),
    ...Object.keys(REWORDINGS),
    ...Object.keys(REWORDINGS),
    ...Object.keys(REWORDINGS),
  ];
  const planted: PlantedAnswer[] = [];
  for (let turn = 0; planted.length < count; turn += 1) {
    const way = ways[turn % ways.length] ?? "";
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const draft = draftAny(random, sets);
      const answer = way in CORRUPTIONS ? corruptFigure(draft, way, random) : reword(draft, way, random);
      if (answer === undefined) continue;
      planted.push(answer);
      break;
    }
  }
  return planted;
}
