import { confidenceProblem } from "./check-confidence.ts";
import { horizonProblem } from "./check-horizon.ts";
import { labelProblem } from "./check-label.ts";
import { partProblem } from "./check-part.ts";
import { periodProblem } from "./check-period.ts";
import { seriesProblem } from "./check-series.ts";
import type { ContextProblem, PlacedFigure, SentenceContext } from "./sentence-context.ts";

/** What contradicts a figure where it stands: a part that is not named, another label, series, period, horizon or confidence level than its own. */
export function checkContext(context: SentenceContext, figure: PlacedFigure): ContextProblem | undefined {
  return (
    partProblem(context, figure) ??
    labelProblem(context, figure) ??
    seriesProblem(context, figure) ??
    periodProblem(context, figure) ??
    horizonProblem(context, figure) ??
    confidenceProblem(context, figure)
  );
}
