import { describeCatalogue } from "../../calculations/catalogue.ts";

/** Parameters that a follow-up may change, and what each calculation offers. */
export interface CalculationTerms {
  readonly takesConfidence: boolean;
  readonly takesHorizon: boolean;
  readonly needsBenchmark: boolean;
  readonly methods: readonly string[];
}

const CATALOGUE = describeCatalogue();
const TERMS: ReadonlyMap<string, CalculationTerms> = new Map(
  CATALOGUE.map(({ id, parameters, needsBenchmark, methods }) => {
    const takes = (wanted: string) => parameters.some(({ name }) => name === wanted);
    const terms = { takesConfidence: takes("confidence"), takesHorizon: takes("horizonPeriods") };
    return [id, { ...terms, needsBenchmark, methods }];
  }),
);

const NO_TERMS: CalculationTerms = {
  takesConfidence: false,
  takesHorizon: false,
  needsBenchmark: false,
  methods: [],
};

export const termsOf = (calculation: string): CalculationTerms => TERMS.get(calculation) ?? NO_TERMS;

/** What each calculation is called, folded, against its id; the first calculation of a name has it. */
const MEASURES: ReadonlyMap<string, string> = new Map(
  CATALOGUE.flatMap(({ id, title, synonyms }) =>
    [title, ...synonyms].map((label) => [label.toLowerCase(), id] as const),
  ).toReversed(),
);
const LONGEST_MEASURE = 6;

/** The calculation whose name a text begins with, the longest name there is, and how long it is. */
export function measureAt(text: string): { readonly id: string; readonly length: number } | undefined {
  const words = /^\S+(?:\s+\S+)*/.exec(text)?.[0].split(/\s+/).slice(0, LONGEST_MEASURE) ?? [];
  for (let count = words.length; count > 0; count -= 1) {
    const written = words
      .slice(0, count)
      .join(" ")
      .replace(/[?.,!]+$/, "");
    const folded = written.toLowerCase();
    const id = MEASURES.get(folded) ?? MEASURES.get(folded.replace(/s$/, ""));
    if (id !== undefined && text.startsWith(written)) return { id, length: written.length };
  }
  return undefined;
}

/** Everyday names of methods, against the ids of the catalogue. */
const METHODS: Readonly<Record<string, string>> = {
  historical: "historical",
  parametric: "normal",
  normal: "normal",
  "cornish-fisher": "cornish-fisher",
  "cornish fisher": "cornish-fisher",
  "monte carlo": "monte-carlo",
  "monte-carlo": "monte-carlo",
  ewma: "ewma",
};
export const METHOD_PATTERN = new RegExp(`\\b(?:${Object.keys(METHODS).join("|")})\\b`, "i");

/** The id of a method by its everyday name. */
export const methodOf = (written: string): string => METHODS[written.toLowerCase()] ?? written;
