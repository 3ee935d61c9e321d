import type { Ledger } from "../calculations/ledger.ts";
import type { NarrativeSentence } from "../prompts/narrative.ts";

/** A warning of the ledger that changes how a figure is to be read, and how prose says it where the warning itself holds a figure. */
interface Note {
  readonly warning: RegExp;
  readonly said?: string;
}

const NOTES: readonly Note[] = [
  {
    warning: /square root of the horizon/,
    said: "The loss is carried to its horizon by the square root of time, which holds for independent returns only.",
  },
  { warning: /loss is more than everything/ },
  { warning: /shorter than a year/ },
  { warning: /too short for this confidence/, said: "The sample is too short for this confidence." },
  {
    warning: /weights of the positions sum/,
    said: "The weights of the positions do not sum to the whole; they are used as given.",
  },
  { warning: /^Only dates common/, said: "Only dates common to all series were used." },
  { warning: /dates are irregular|fits no usual frequency|Weekends are among/ },
  { warning: /not recovered by the end of the sample/ },
  { warning: /outside the domain in which Cornish/ },
  { warning: /larger than any move of the benchmark/ },
  { warning: /meant for portfolios without short positions|Beta is negative/ },
];
/** A reader takes in a few caveats; the ledger holds them all. */
const MOST_NOTES = 4;

const noteOn = (warning: string): readonly string[] =>
  NOTES.filter((note) => note.warning.test(warning)).map(({ said }) => said ?? warning);

/** Sentences for the warnings of defined results that change how their figures are to be read, each said once. */
export function describeWarnings(ledger: Ledger): readonly NarrativeSentence[] {
  const warnings = ledger.filter(({ value }) => value !== null).flatMap((entry) => entry.warnings);
  const notes = [...new Set(warnings.flatMap(noteOn))];
  return notes.slice(0, MOST_NOTES).map((text) => ({ text, citations: [] }));
}
