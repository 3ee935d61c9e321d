import type { Calculation } from "./calculation.ts";
import { CATALOGUE } from "./catalogue.ts";

const plain = (phrase: string): string =>
  phrase
    .trim()
    .toLowerCase()
    .replaceAll(/[-–\s]+/g, " ");

/** The entry with this id, title or synonym, case and hyphens aside. No phrase belongs to two entries. */
export function findByName(name: string): Calculation | undefined {
  const wanted = plain(name);
  return CATALOGUE.find(({ id, title, synonyms }) =>
    [id, title, ...synonyms].some((phrase) => plain(phrase) === wanted),
  );
}
