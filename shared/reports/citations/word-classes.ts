import { tokenize } from "../../retrieval/tokenize.ts";

const SUFFIX = /(?:ations?|ating|ated|ates?|ings?|ed|ly|ments?|e)$/;
const LEAST_STEM = 3;

/** Words are few and come again; a run of texts of many invented ones starts anew. */
const MOST_STEMS = 20_000;
const knownStems = new Map<string, string | undefined>();

/** A word without its endings: "increase", "increased" and "increasing" are one; undefined for words that say nothing. */
export function stemOf(word: string): string | undefined {
  if (knownStems.has(word)) return knownStems.get(word);
  if (knownStems.size >= MOST_STEMS) knownStems.clear();
  const stem = findStem(word);
  knownStems.set(word, stem);
  return stem;
}

function findStem(word: string): string | undefined {
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
  "weigh weight",
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

/** Words of which one excludes the others. */
interface Opposites {
  readonly sides: readonly string[];
  /** True where the passage has to say it too; otherwise it must only not say the opposite. */
  readonly mustBeStated?: true;
}

const OPPOSITES: Readonly<Record<string, Opposites>> = {
  size: {
    sides: [
      "rise rose risen increase grow grew grown growth climb expand improve improvement advance widen strengthen jump surge more greater larger higher bigger above exceed surpass beyond raise faster",
      "fall fell fallen decrease decline drop shrink shrank reduce reduction cut narrow weaken slip slump contract less smaller lower fewer below beneath deteriorate slower",
    ],
    mustBeStated: true,
  },
  bound: { sides: ["atmost", "atleast"] },
  extreme: {
    sides: [
      "maximum highest most largest greatest best peak biggest deepest upper",
      "minimum lowest least smallest worst trough shallowest",
    ],
    mustBeStated: true,
  },
  extent: { sides: ["all every always entire whole", "some sometimes few partly"], mustBeStated: true },
  estimate: { sides: ["overstate overestimate", "understate underestimate"] },
  order: { sides: ["before prior earlier", "after afterwards later following subsequent"] },
  outcome: { sides: ["gain profit", "loss losses lose lost"] },
  side: { sides: ["asset", "liability liabilities"] },
  position: { sides: ["long", "short"] },
  trade: { sides: ["buy bought purchase acquire", "sell sold dispose divest supply supplies supplied"] },
  rate: { sides: ["fixed", "floating variable"] },
  scope: { sides: ["include included including", "exclude excluded excluding except"] },
  answer: { sides: ["approve accept", "reject refuse refused deny denied"] },
  strength: { sides: ["strong", "weak"] },
  sign: { sides: ["positive", "negative"] },
  frequency: {
    sides: [
      "day days daily",
      "week weekly",
      "month months monthly",
      "quarter quarterly",
      "year years yearly annual annually",
    ],
  },
  deduction: { sides: ["gross", "net"] },
  duty: { sides: ["must shall obliged compulsory mandatory", "may might optional voluntary could"] },
  method: { sides: ["historical", "parametric", "simulated"] },
  basis: { sides: ["sample", "population"] },
  direction: { sides: ["upside", "downside"] },
  averaging: { sides: ["arithmetic", "geometric"] },
  returns: { sides: ["simple", "logarithmic log"] },
  rank: { sides: ["first", "last", "second", "third"] },
  centre: { sides: ["mean average", "median"] },
  likeness: { sides: ["same identical", "different differ"] },
  state: { sides: ["open", "close closed"] },
};

const stems = (words: string): readonly string[] => words.split(" ").map((word) => stemOf(word) ?? word);

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
  Object.entries(OPPOSITES).flatMap(([dimension, { sides, mustBeStated = false }]) =>
    sides.flatMap((words, number) =>
      stems(words).map(
        (stem) => [stem, { dimension, side: `${dimension}:${number}`, mustBeStated }] as const,
      ),
    ),
  ),
);

/** The side that a word takes; "more" and "all" are no content words and are looked up as they are written. */
export const poleOf = (lower: string): Pole | undefined => POLES.get(stemOf(lower) ?? lower);

export const canonical = (stem: string): string => CANONICAL.get(stem) ?? stem;

/** Words that a sentence may add without claiming anything more. */
const LIGHT: ReadonlySet<string> = new Set(
  stems(
    `stand stood lie lies come came hold call name mean say state note single still however about approximately total amount
     level kind way thing part term time reason chief main due hence therefore thus reach set fix case basis overall respectively
     respective currently particular example instance accord figure weigh lead describe define refer end need give has use apply make made do against versus compare`.replaceAll(
      /\s+/g,
      " ",
    ),
  ),
);

export const isLight = (stem: string): boolean => LIGHT.has(stem);

const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never none neither nor without cannot lacks lack lacking fails failed unable hardly".split(" "),
);

export const isNegation = (lower: string): boolean =>
  NEGATIONS.has(lower) || lower.endsWith("n't") || lower.endsWith("n’t");
