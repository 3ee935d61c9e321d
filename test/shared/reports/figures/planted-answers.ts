import type { Evidence } from "#shared/reports/figures/check-narrative.ts";
import type { SeededRandom } from "../../../fakes/seeded-random.ts";
import { asTyped, type Draft, draftAny, fill, pick } from "./clean-answers.ts";
import { CORRUPTIONS } from "./corruptions.ts";
import { REWORDINGS } from "./rewordings.ts";

/** A right sentence made wrong in one way. It may be struck, or served with the truth in place of what was planted. */
export interface PlantedAnswer {
  readonly way: string;
  readonly text: string;
  readonly citations: readonly string[];
  readonly truth: string;
  readonly evidence: Evidence;
  /** True when the words round the figure are wrong, so that no figure in it could be right. */
  readonly mustBeStruck: boolean;
}

function corruptFigure(draft: Draft, way: string, random: SeededRandom): PlantedAnswer | undefined {
  const target = pick(random, draft.holes);
  const wrong = CORRUPTIONS[way]?.(target, random, draft.evidence);
  if (wrong === undefined || wrong === target.figure) return undefined;
  const othersAsSlots = random.uniform() < 0.5;
  const text = fill(draft, (hole) =>
    hole === target ? wrong : othersAsSlots ? `{{${hole.path}}}` : hole.figure,
  );
  return {
    way,
    text,
    citations: draft.citations,
    truth: asTyped(draft),
    evidence: draft.evidence,
    mustBeStruck: wrong.startsWith("{{"),
  };
}

function reword(draft: Draft, way: string, random: SeededRandom): PlantedAnswer | undefined {
  const template = REWORDINGS[way]?.(draft, random);
  if (template === undefined || template === draft.template) return undefined;
  const asSlot = random.uniform() < 0.5;
  const text = fill({ ...draft, template }, ({ path, figure }) => (asSlot ? `{{${path}}}` : figure));
  return {
    way,
    text,
    citations: draft.citations,
    truth: asTyped(draft),
    evidence: draft.evidence,
    mustBeStruck: true,
  };
}

/** Right sentences made wrong, each way of corruption in turn. */
export function plantAnswers(
  random: SeededRandom,
  sets: readonly Evidence[],
  count: number,
): readonly PlantedAnswer[] {
  const ways = [
    ...Object.keys(CORRUPTIONS),
    ...Object.keys(REWORDINGS),
    ...Object.keys(REWORDINGS),
    ...Object.keys(REWORDINGS),
  ];
  const planted: PlantedAnswer[] = [];
  for (let turn = 0; planted.length < count; turn += 1) {
    const way = ways[turn % ways.length] ?? "";
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const draft = draftAny(random, sets);
      const answer = way in CORRUPTIONS ? corruptFigure(draft, way, random) : reword(draft, way, random);
      if (answer === undefined) continue;
      planted.push(answer);
      break;
    }
  }
  return planted;
}
