import { z } from "zod";

/** Enough for the terms of one house; the map is read at every report. */
const MOST_TERMS = 20;
const MOST_TERM_CHARACTERS = 60;

/** Letters with blanks and inner marks: a term brings no figure, no markup and no address into a text. */
const TERM = /^\p{L}(?:[\p{L}\p{M}]|[ '’&-](?=\p{L}))*$/u;
const TERM_REMEDY = "use letters, with single blanks, hyphens or apostrophes between them";

/** Words that turn the meaning of a sentence; a report that exchanged them would no longer say what was checked. */
const MEANING_WORDS: ReadonlySet<string> = new Set(
  "not no nor never neither none without above below over under more less higher lower greater smaller least most exceeds within outside gain gains loss losses profit profits rise rises rose risen fall falls fell fallen increase increases decrease decreases grew declined up down positive negative undefined and or".split(
    " ",
  ),
);

const TermSchema = z.string().trim().max(MOST_TERM_CHARACTERS).regex(TERM, TERM_REMEDY);

/** Terms of a report, each with the word the reader uses for it, such as "VaR" for "Value-at-Risk". */
const TerminologySchema = z
  .record(TermSchema, TermSchema)
  .refine((terms) => Object.keys(terms).length <= MOST_TERMS, `give at most ${MOST_TERMS} terms`)
  .refine(
    (terms) =>
      !Object.entries(terms)
        .flat()
        .some((term) => MEANING_WORDS.has(term.toLowerCase())),
    "leave out words such as not, above or loss: they would change what a sentence says",
  );
export type Terminology = Readonly<Record<string, string>>;

/** How a reader wants to be answered. Nothing of it changes a figure. */
export const PreferencesSchema = z.strictObject({
  riskTolerance: z.enum(["conservative", "moderate", "aggressive"]).optional(),
  reportingStyle: z.enum(["concise", "detailed", "technical"]).optional(),
  terminology: TerminologySchema.optional(),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

/** What holds for one question: what it asks for goes before what is kept of its user, term by term. */
export function mergePreferences(asked: Preferences = {}, kept: Preferences = {}): Preferences {
  const terminology = { ...kept.terminology, ...asked.terminology };
  return {
    ...kept,
    ...asked,
    ...(Object.keys(terminology).length > 0 && { terminology }),
  };
}
