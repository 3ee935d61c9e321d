import { BandIndex } from "./band-index.ts";
import { ALIKE } from "./look-alikes.ts";
import { type ShingleSets, similarityOf } from "./shingle-sets.ts";

/** Finer than the bands that find duplicates: a pair at 0.7 is missed twice in ten thousand. */
const BANDING = { bands: 32, rows: 4, mostPerBand: 256 };

/** The rows of the training side that have a look-alike on the validation side. */
export function crossSideRows(
  sets: ShingleSets,
  sides: { readonly train: Iterable<number>; readonly validation: readonly number[] },
): readonly number[] {
  const index = new BandIndex({ ...BANDING, sets, expectedRows: sides.validation.length });
  for (const row of sides.validation) index.add(row);
  const found: number[] = [];
  for (const row of sides.train) {
    const set = sets.get(row);
    const isAlike = (other: number): boolean => similarityOf(set, sets.get(other)) >= ALIKE;
    if (index.candidatesOf(set).some(isAlike)) found.push(row);
  }
  return found;
}
