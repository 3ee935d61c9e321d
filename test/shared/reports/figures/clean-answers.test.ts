import { expect, test } from "vitest";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { asSlots, asTyped, draftAny } from "./clean-answers.ts";
import { buildEvidenceSets } from "./evidence-sets.ts";

const SEED = 20_261_124;

function lostSentences(
  write: (draft: ReturnType<typeof draftAny>) => string,
  count: number,
): readonly unknown[] {
  const random = new SeededRandom({ seed: SEED });
  const sets = buildEvidenceSets(SEED);
  return Array.from({ length: count }, () => draftAny(random, sets)).flatMap((draft) => {
    const text = write(draft);
    const checked = checkNarrative(
      { sentences: [{ text, citations: [...draft.citations] }] },
      draft.evidence,
    );
    const served = checked.sentences[0]?.text;
    return served === asTyped(draft)
      ? []
      : [{ text, expected: asTyped(draft), served, why: checked.violations.map(({ message }) => message) }];
  });
}

test("check, over 1,000 right sentences with slots, serves every one as expected", () => {
  expect(lostSentences(asSlots, 1_000)).toEqual([]);
});

test("check, over 1,000 right sentences with typed figures, serves every one as expected", () => {
  expect(lostSentences(asTyped, 1_000)).toEqual([]);
});
