import { quantile } from "simple-statistics";
import type { SubjectSample } from "./calculation.ts";
import { drawNormals, NORMAL_GENERATOR } from "./draw-normals.ts";
import { cornishFisherTail, normalTail, type ParametricTail, standardNormalTail } from "./parametric-tail.ts";
import { type ParetoMethod, paretoTail } from "./peaks-over-threshold.ts";
import { rollingQuantiles } from "./rolling-quantiles.ts";
import { rollingSpreads } from "./rolling-statistics.ts";
import {
  averageOf,
  fewerThan,
  sampleDeviation,
  tailOf,
  tailWarnings,
  warningsWhere,
} from "./sample-statistics.ts";
import { scaleToHorizon } from "./scale-to-horizon.ts";

const DEFAULT_DRAWS = 10_000;
const DEFAULT_SEED = 1;

const PARAMETRIC = { normal: normalTail, "cornish-fisher": cornishFisherTail } as const;

interface TailInput {
  readonly method: "historical" | "monte-carlo" | keyof typeof PARAMETRIC | ParetoMethod;
  readonly parameters: {
    readonly confidence: number;
    readonly horizonPeriods: number;
    readonly draws?: number | undefined;
    readonly seed?: number | undefined;
    readonly thresholdQuantile?: number | undefined;
  };
  readonly sample: SubjectSample;
}

/** How a figure of the tail is taken from returns, from those of every window where that is fast, and from a fitted distribution. */
interface TailFigure {
  readonly ofReturns: (returns: readonly number[], share: number) => number;
  readonly ofWindows?: (returns: readonly number[], window: number, share: number) => readonly number[];
  readonly ofFit: (tail: Pick<ParametricTail, "quantile" | "shortfall">) => number;
}

/** The type-7 quantile of the returns. */
export const QUANTILE: TailFigure = {
  ofReturns: (returns, share) => (returns.length === 0 ? Number.NaN : quantile([...returns], share)),
  ofWindows: rollingQuantiles,
  ofFit: (tail) => tail.quantile,
};

/** The mean of the returns at and beyond the quantile. */
export const SHORTFALL: TailFigure = {
  ofReturns: (returns, share) => averageOf(tailOf(returns, share)),
  ofFit: (tail) => tail.shortfall,
};

const shareOf = ({ parameters }: TailInput): number => 1 - parameters.confidence;

const drawsOf = ({ parameters: { draws = DEFAULT_DRAWS, seed = DEFAULT_SEED } }: TailInput) => ({
  draws,
  seed,
});

function historicalFigure(input: TailInput, { ofReturns }: TailFigure) {
  const { returns } = input.sample;
  const share = shareOf(input);
  return { value: ofReturns(returns, share), conventions: {}, warnings: tailWarnings(returns, share) };
}

/** The historical rule over draws of the returns' mean and deviation (n - 1); how they were drawn is stated. */
function simulatedFigure(input: TailInput, figure: TailFigure) {
  const { returns } = input.sample;
  const chosen = drawsOf(input);
  const [center, scatter] = [averageOf(returns), sampleDeviation(returns)];
  const simulated = drawNormals(chosen.draws, chosen.seed).map((draw) => center + scatter * draw);
  const faults = warningsWhere(fewerThan(2, returns));
  return {
    value: faults.length > 0 ? Number.NaN : figure.ofReturns(simulated, shareOf(input)),
    conventions: { ...chosen, generator: NORMAL_GENERATOR },
    warnings: faults.length > 0 ? faults : tailWarnings(simulated, shareOf(input)),
  };
}

function fittedFigure(method: keyof typeof PARAMETRIC, input: TailInput, { ofFit }: TailFigure) {
  const { returns } = input.sample;
  const tail = PARAMETRIC[method](returns, shareOf(input));
  const isConstant = method === "cornish-fisher" && sampleDeviation(returns) === 0;
  return {
    value: ofFit(tail),
    conventions: {},
    warnings: warningsWhere([
      ...fewerThan(2, returns),
      [isConstant, "The returns do not vary, so their distribution has no shape."],
      [
        returns.length > 1 && !isConstant && !tail.isMonotone,
        "Skewness and kurtosis are outside the domain in which Cornish and Fisher's quantiles are in order.",
      ],
    ]),
  };
}

function peaksFigure(method: ParetoMethod, input: TailInput, { ofFit }: TailFigure) {
  const { thresholdQuantile } = input.parameters;
  const { tail, conventions, warnings } = paretoTail(method, input.sample.returns, {
    share: shareOf(input),
    thresholdQuantile,
  });
  const value = ofFit(tail);
  const isTooHeavy = Number.isNaN(value) && Number.isFinite(tail.quantile);
  const reason = "The fitted tail is so heavy that the mean loss in it is infinite.";
  return { value, conventions, warnings: [...warnings, ...warningsWhere([[isTooHeavy, reason]])] };
}

function figureOfPeriod(input: TailInput, figure: TailFigure) {
  const { method } = input;
  if (method === "historical") return historicalFigure(input, figure);
  if (method === "monte-carlo") return simulatedFigure(input, figure);
  return method === "normal" || method === "cornish-fisher"
    ? fittedFigure(method, input, figure)
    : peaksFigure(method, input, figure);
}

/** A figure of the tail by the method chosen, over the horizon asked for, and all that must be told beside it. */
export function tailFigure(input: TailInput, figure: TailFigure) {
  const found = figureOfPeriod(input, figure);
  const scaled = scaleToHorizon(found.value, input.parameters.horizonPeriods, input.sample);
  return {
    value: scaled.value,
    conventions: { ...scaled.conventions, ...found.conventions },
    warnings: [...found.warnings, ...scaled.warnings],
  };
}

/** The figure of the standard normal distribution or of draws from it, of which mean and deviation of a window make its own. */
function standardFigure(input: TailInput, { ofFit, ofReturns }: TailFigure): number | undefined {
  const share = shareOf(input);
  if (input.method === "normal") return ofFit(standardNormalTail(share));
  const { draws, seed } = drawsOf(input);
  return input.method === "monte-carlo" ? ofReturns(drawNormals(draws, seed), share) : undefined;
}

/** `tailFigure` of every window, for the methods that need not look at each window's returns anew. */
export function rollTail(
  input: TailInput,
  figure: TailFigure,
  window: number,
): readonly number[] | undefined {
  const { sample, method, parameters } = input;
  const standard = standardFigure(input, figure);
  const figures =
    method === "historical"
      ? figure.ofWindows?.(sample.returns, window, shareOf(input))
      : standard === undefined
        ? undefined
        : rollingSpreads(sample.returns, window).map(({ mean, deviation }) => mean + deviation * standard);
  return figures?.map((value) => scaleToHorizon(value, parameters.horizonPeriods, sample).value);
}
