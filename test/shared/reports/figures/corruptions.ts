import type { Evidence } from "#shared/reports/figures/check-narrative.ts";
import type { SeededRandom } from "../../../fakes/seeded-random.ts";
import { type Draft, pick } from "./clean-answers.ts";

type Hole = Draft["holes"][number];

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

/** Every way to write a wrong figure in place of a right one, by name. */
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
