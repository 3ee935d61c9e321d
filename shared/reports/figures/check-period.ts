import type { LedgerEntry } from "../../calculations/ledger.ts";
import { agreesWithPeriod } from "./agree.ts";
import { type FigureSource, isFact } from "./figure-source.ts";
import { governingMention, PLAIN_RULES } from "./govern.ts";
import {
  type ContextProblem,
  type PlacedFigure,
  quoted,
  type SentenceContext,
  spansOf,
} from "./sentence-context.ts";

const isDate = ({ source }: PlacedFigure): boolean => source.role === "date";

function coveredBy({ owner }: FigureSource): string {
  if (isFact(owner)) return owner.period ?? "the period of its passage";
  return owner.period === undefined ? "no known period" : `${owner.period.from} to ${owner.period.to}`;
}

/** A figure beside the dates, as slots, of a calculation over another period. */
function datedBySlots(
  context: SentenceContext,
  { position, source }: PlacedFigure,
  owner: LedgerEntry,
): ContextProblem | undefined {
  if (source.role === "date" || source.role === "parameter" || source.role === "dated-value")
    return undefined;
  const dates = spansOf(context, isDate);
  if (dates.length === 0) return undefined;
  const { nearest } = governingMention(context.layout, position, dates, PLAIN_RULES);
  const end = nearest?.source.name === "from" ? "from" : "to";
  if (nearest === undefined || owner.period?.[end] === nearest.source.text) return undefined;
  return {
    kind: "wrong-period",
    message: `{{${source.path}}} does not cover the period of {{${nearest.source.path}}}`,
  };
}

/** A figure that is said of another period than it covers. */
export function periodProblem(context: SentenceContext, placed: PlacedFigure): ContextProblem | undefined {
  const { position, source } = placed;
  const { periods } = context.sentence.mentions;
  if (!periods.every((mention) => agreesWithPeriod(context.index, source, mention))) {
    const { nearest, group, paired } = governingMention(context.layout, position, periods, PLAIN_RULES);
    const accepted = paired || nearest === undefined ? group : [nearest];
    if (
      nearest !== undefined &&
      !accepted.some((mention) => agreesWithPeriod(context.index, source, mention))
    ) {
      const said = quoted(context, nearest);
      return {
        kind: "wrong-period",
        message: `{{${source.path}}} does not belong to "${said}"; it covers ${coveredBy(source)}: leave the period out or write it as slots`,
      };
    }
  }
  return isFact(source.owner) ? undefined : datedBySlots(context, placed, source.owner);
}
