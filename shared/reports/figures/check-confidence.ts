import { isFact, isResult, printSource } from "./figure-source.ts";
import { governingMention, PLAIN_RULES } from "./govern.ts";
import { type ContextProblem, type PlacedFigure, type SentenceContext, spansOf } from "./sentence-context.ts";

const isLevel = ({ source }: PlacedFigure): boolean =>
  source.role === "parameter" && source.name === "confidence";

/** A figure at another confidence level than the one it stands beside. */
export function confidenceProblem(
  context: SentenceContext,
  { position, source }: PlacedFigure,
): ContextProblem | undefined {
  if (!isResult(source) || isFact(source.owner) || context.anchors.length === 0) return undefined;
  const own = source.owner.parameters["confidence"];
  if (typeof own !== "number") return undefined;
  const levels = spansOf(context, isLevel);
  const agrees = (level: PlacedFigure): boolean => level.source.quantity?.value === own;
  if (levels.every(agrees)) return undefined;
  const { nearest, group, paired } = governingMention(context.layout, position, levels, PLAIN_RULES);
  if (nearest === undefined || agrees(nearest) || (paired && group.some(agrees))) return undefined;
  return {
    kind: "wrong-confidence",
    message: `{{${source.path}}} is at the confidence level {{${source.owner.id}.parameters.confidence}}, not at ${printSource(nearest.source)}`,
  };
}
