import { expect, test } from "vitest";
import { checkNarrative } from "#shared/reports/figures/check-narrative.ts";
import { SeededRandom } from "../../../fakes/seeded-random.ts";
import { CORRUPTIONS } from "./corruptions.ts";
import { buildEvidenceSets } from "./evidence-sets.ts";
import { type PlantedAnswer, plantAnswers } from "./planted-answers.ts";
import { REWORDINGS } from "./rewordings.ts";

const SEED = 20_261_124;
const COUNT = 1_000;

const planted = plantAnswers(new SeededRandom({ seed: SEED }), buildEvidenceSets(SEED), COUNT);

/** What is left of a text when the dress of a planted figure is taken off: emphasis, tags, "about". */
const undressed = (text: string): string => text.replace(/[*`_]|<\/?b>|about /g, "");

function served({ text, citations, evidence }: PlantedAnswer): string | undefined {
  return checkNarrative({ sentences: [{ text, citations: [...citations] }] }, evidence).sentences[0]?.text;
}

test("planted answers, over all ways of going wrong, hold every way several times", () => {
  const ways = [...Object.keys(CORRUPTIONS), ...Object.keys(REWORDINGS)];
  const seldom = ways.filter((way) => planted.filter((answer) => answer.way === way).length < 5);
  expect(planted).toHaveLength(COUNT);
  expect(seldom).toEqual([]);
});

test("check, over 1,000 planted wrong answers, serves none of them", () => {
  const escaped = planted.flatMap((answer) => {
    const text = served(answer);
    if (text === undefined) return [];
    const isCorrected = !answer.mustBeStruck && undressed(text) === undressed(answer.truth);
    return isCorrected ? [] : [{ way: answer.way, text: answer.text, served: text, truth: answer.truth }];
  });
  expect(escaped).toEqual([]);
});

test("check, over planted wrong answers that are struck, tells the narrator why", () => {
  for (const { text, citations, evidence } of planted.slice(0, 200)) {
    const checked = checkNarrative({ sentences: [{ text, citations: [...citations] }] }, evidence);
    expect(checked.violations.length > 0).toBe(checked.sentences.length === 0);
    expect(checked.violations.every(({ message }) => message.length > 20)).toBe(true);
  }
});
