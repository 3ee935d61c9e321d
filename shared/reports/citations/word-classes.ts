import { tokenize } from "../../retrieval/tokenize.ts";

const SUFFIX = /(?:ations?|ating|ated|ates?|ings?|ed|ly|ments?|e)$/;
const LEAST_STEM = 3;

/** A word without its endings: "increase", "increased" and "increasing" are one; undefined for words that say nothing. */
export function stemOf(word: string): string | undefined {
  const [term] = tokenize(word);
  if (term === undefined) return undefined;
  const stem = term.replace(SUFFIX, "");
  if (stem.length < LEAST_STEM) return term;
  return stem.replace(/([bdfgmnprt])\1$/, "$1");
}

/** Words that may stand for each other in a statement about figures. */
const SAME: readonly string[] = [
  "revenue sales turnover",
  "income earnings profit",
  "debt borrowing borrowings indebtedness",
  "staff employees workforce headcount people",
  "company firm group issuer business",
  "limit cap ceiling",
  "client customer",
  "stock share equity",
  "return performance",
  "volatility variability",
  "reviewed examined checked looked",
  "informed told tells notified",
  "risk danger exposure",
  "compute computed calculate worked derive derived",
  "use used uses apply applied employ employed",
  "mean average",
  "measure measured",
  "convert converted turned turn",
  "year yearly annual annually",
  "quarter quarterly",
  "month monthly",
  "day daily",
  "week weekly",
  "waiver exemption exception",
  "brought restored restore returned bring",
  "hit reached reach breached passed crossed breach",
  "value worth",
  "supplier vendor",
  "plant factory site facility",
  "begin start commence began",
  "end finish expire mature",
  "pay paid payment",
  "largest biggest",
  "deviation dispersion spread",
  "benchmark index",
  "money cash",
  "rule policy",
  "house internal",
  "deepest largest maximum",
  "fall drop decline drawdown",
  "need needs needed require required requires",
  "chance probability likelihood",
  "permitted allowed allow permit",
];

/** Words of which one excludes another: a statement with one is not borne out by a passage with another. */
const OPPOSITES: readonly (readonly string[])[] = [
  [
    "rise rises rose risen increase grow grew grown growth climb climbed up expand expanded improve improved improvement advance widen widened strengthen jump jumped surge surged more greater larger higher bigger above exceed over surpass beyond raise raised faster",
    "fall falls fell fallen decrease decline drop dropped down shrink shrank reduce reduction cut narrow narrowed weaken slipped slump contract contracted less smaller lower fewer below under beneath deteriorate deteriorated lowered slower",
  ],
  [
    "maximum highest most largest greatest best peak biggest deepest",
    "minimum lowest least smallest worst trough shallowest",
  ],
  ["before prior earlier", "after later following subsequent afterwards"],
  ["gain gains profit profits", "loss losses lose lost"],
  ["asset assets", "liability liabilities"],
  ["long", "short"],
  ["buy bought purchase purchased acquire acquired", "sell sold dispose disposed divest divested"],
  ["fixed", "floating variable"],
  ["include included includes including", "exclude excluded excludes excluding"],
  ["approve approved accept accepted", "reject rejected refuse refused deny denied"],
  ["strong strongly", "weak weakly"],
  ["positive positively", "negative negatively"],
  ["day daily", "week weekly", "month monthly", "quarter quarterly", "year yearly annual annually"],
  ["gross", "net"],
  ["all every each always entire whole", "some sometimes few partly"],
  ["must shall obliged required compulsory mandatory", "may might optional voluntary could"],
  ["historical", "parametric", "simulated"],
  ["sample", "population"],
  ["upside", "downside"],
  ["arithmetic", "geometric"],
  ["simple", "logarithmic log"],
  ["first", "last", "second", "third"],
  ["north northern", "south southern"],
  ["domestic", "foreign"],
  ["mean average", "median"],
  ["same identical", "different other differ"],
  ["open opened opening", "close closed closing"],
  ["secured", "unsecured"],
  ["easy", "hard difficult"],
];

/** Directions and universal words must be in the passage too; the others only must not be contradicted. */
const MUST_BE_STATED: ReadonlySet<string> = new Set(["0", "1", "15"]);

const stems = (words: string): readonly string[] => words.split(" ").flatMap((word) => stemOf(word) ?? word);

const CANONICAL: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((words) => {
    const [first = "", ...others] = stems(words);
    return others.map((other) => [other, first] as const);
  }),
);

/** One side of a pair of opposites. */
export interface Pole {
  readonly dimension: string;
  readonly side: string;
  readonly mustBeStated: boolean;
}

const POLES: ReadonlyMap<string, Pole> = new Map(
  OPPOSITES.flatMap((sides, dimension) =>
    sides.flatMap((words, side) =>
      words.split(" ").map((word) => {
        const pole = {
          dimension: `${dimension}`,
          side: `${dimension}.${side}`,
          mustBeStated: MUST_BE_STATED.has(`${dimension}`),
        };
        return [word, pole] as const;
      }),
    ),
  ),
);

/** Looked up by the written word, since "more", "up" and "all" are no content words. */
export const poleOf = (lower: string): Pole | undefined => POLES.get(lower);

export const canonical = (stem: string): string => CANONICAL.get(stem) ?? stem;

const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never none neither nor without cannot lacks lack lacking fails failed unable hardly".split(" "),
);

export const isNegation = (lower: string): boolean =>
  NEGATIONS.has(lower) || lower.endsWith("n't") || lower.endsWith("n’t");
