import { quantile } from "simple-statistics";
import type { CalculationResult } from "./calculation.ts";
import { fitByLikelihood, fitByMoments } from "./generalised-pareto.ts";
import type { ParametricTail } from "./parametric-tail.ts";
import { warningsWhere } from "./sample-statistics.ts";

const PARETO_FITS = {
  "peaks-over-threshold": fitByLikelihood,
  "peaks-over-threshold-moments": fitByMoments,
} as const;

/** How the distribution is fitted. */
export type ParetoMethod = keyof typeof PARETO_FITS;

const DEFAULT_THRESHOLD = 0.9;
const FEWEST_EXCEEDANCES = 10;
const FEW_EXCEEDANCES = 30;

interface Peaks {
  readonly threshold: number;
  readonly excesses: readonly number[];
}

/** The losses strictly above their type-7 quantile, less that threshold. */
function peaksOf(returns: readonly number[], thresholdQuantile: number): Peaks {
  if (returns.length === 0) return { threshold: Number.NaN, excesses: [] };
  const threshold = quantile(
    returns.map((value) => -value),
    thresholdQuantile,
  );
  const excesses: number[] = [];
  for (const value of returns) if (-value > threshold) excesses.push(-value - threshold);
  return { threshold, excesses };
}

/** Quantile of the fitted tail and mean beyond it, as returns (McNeil, Frey and Embrechts 2005, section 7.2.3); no mean from shape 1 on. */
function tailOfFit(
  { threshold }: Peaks,
  { shape, scale }: { readonly shape: number; readonly scale: number },
  shareOfPeaks: number,
): Pick<ParametricTail, "quantile" | "shortfall"> {
  const distance = -Math.log(shareOfPeaks);
  const beyond = scale * (shape === 0 ? distance : Math.expm1(shape * distance) / shape);
  const shortfall = shape < 1 ? threshold + (beyond + scale) / (1 - shape) : Number.NaN;
  return { quantile: -(threshold + beyond), shortfall: -shortfall };
}

interface PeaksTail extends Pick<CalculationResult, "conventions" | "warnings"> {
  readonly tail: Pick<ParametricTail, "quantile" | "shortfall">;
}

/** The tail by a generalised Pareto distribution of the losses above a threshold; what was fitted is stated. */
export function paretoTail(
  method: ParetoMethod,
  returns: readonly number[],
  { share, thresholdQuantile = DEFAULT_THRESHOLD }: { share: number; thresholdQuantile: number | undefined },
): PeaksTail {
  const peaks = peaksOf(returns, thresholdQuantile);
  const { length: exceedances } = peaks.excesses;
  const shareOfPeaks = (share * returns.length) / exceedances;
  const isEnough = exceedances >= FEWEST_EXCEEDANCES;
  const fit = isEnough && shareOfPeaks <= 1 ? PARETO_FITS[method](peaks.excesses) : undefined;
  const warnings = warningsWhere([
    [!isEnough, `${exceedances} losses are above the threshold: at least ${FEWEST_EXCEEDANCES} are needed.`],
    [
      isEnough && exceedances < FEW_EXCEEDANCES,
      `The fit rests on ${exceedances} losses above the threshold only.`,
    ],
    [isEnough && shareOfPeaks > 1, "The confidence is below that of the threshold, where nothing is fitted."],
    [
      isEnough && shareOfPeaks <= 1 && fit === undefined,
      "No generalised Pareto distribution fits the losses.",
    ],
  ]);
  const conventions = { thresholdQuantile, exceedances };
  if (fit === undefined) {
    const tail = { quantile: Number.NaN, shortfall: Number.NaN };
    return { tail, conventions, warnings };
  }
  return {
    tail: tailOfFit(peaks, fit, shareOfPeaks),
    conventions: { ...conventions, threshold: -peaks.threshold, ...fit },
    warnings,
  };
}
