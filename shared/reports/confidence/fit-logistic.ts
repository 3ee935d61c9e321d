/** A logistic model over named features; a feature that is not given counts as 0. */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

export type Features = Readonly<Record<string, number>>;

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: boolean;
}

interface Column {
  readonly name: string;
  readonly mean: number;
  /** 0 where the feature never varies: it teaches nothing and keeps its prior weight. */
  readonly deviation: number;
  readonly prior: number;
}

const MOST_STEPS = 50;
const SETTLED = 1e-10;

const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

/** The log-odds that the model gives to these features. */
export function logOdds({ bias, weights }: LogisticModel, features: Features): number {
  let sum = bias;
  for (const name in weights) sum += (weights[name] ?? 0) * (features[name] ?? 0);
  return sum;
}

/** The probability, from 0 to 1, that the model gives to these features. */
export const probabilityOf = (model: LogisticModel, features: Features): number =>
  logistic(logOdds(model, features));

function columnsOf(rows: readonly LabelledFeatures[], prior: Features): readonly Column[] {
  const names = new Set([...rows.flatMap(({ features }) => Object.keys(features)), ...Object.keys(prior)]);
  return [...names].sort().map((name) => {
    const values = rows.map(({ features }) => features[name] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length;
    const deviation = variance > 1e-12 ? Math.sqrt(variance) : 0;
    return { name, mean, deviation, prior: prior[name] ?? 0 };
  });
}

/** Solves a symmetric positive definite system by elimination; both arguments are used up. */
function solve(matrix: number[][], side: number[]): number[] {
  const size = side.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const row = matrix[pivot] ?? [];
    for (let below = pivot + 1; below < size; below += 1) {
      const other = matrix[below] ?? [];
      const factor = (other[pivot] ?? 0) / (row[pivot] ?? 1);
      if (factor === 0) continue;
      for (let at = pivot; at < size; at += 1) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0);
      side[below] = (side[below] ?? 0) - factor * (side[pivot] ?? 0);
    }
  }
  for (let pivot = size - 1; pivot >= 0; pivot -= 1) {
    const row = matrix[pivot] ?? [];
    let known = side[pivot] ?? 0;
    for (let at = pivot + 1; at < size; at += 1) known -= (row[at] ?? 0) * (side[at] ?? 0);
    side[pivot] = known / (row[pivot] ?? 1);
  }
  return side;
}

/** One Newton step on the penalised log-likelihood. */
function newtonStep(
  design: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
  priors: readonly number[],
  ridge: number,
): readonly number[] {
  const hessian = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? ridge : 0)));
  const gradient = weights.map((weight, i) => (i > 0 ? -ridge * (weight - (priors[i] ?? 0)) : 0));
  for (const [index, row] of design.entries()) {
    const p = logistic(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
    const curvature = Math.max(p * (1 - p), 1e-9);
    for (const [i, value] of row.entries()) {
      if (value === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + value * ((labels[index] ?? 0) - p);
      const line = hessian[i] ?? [];
      for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + curvature * value * other;
    }
  }
  return solve(hessian, gradient);
}

/**
 * Fits a logistic regression by Newton's method with a ridge on standardised features. Weights are drawn towards `prior`, and a
 * feature that never varies keeps its prior weight. Weights are for features as they are given, not standardised.
 */
export function fitLogistic(
  rows: readonly LabelledFeatures[],
  { ridge, prior = {} }: { readonly ridge: number; readonly prior?: Features },
): LogisticModel {
  const columns = columnsOf(rows, prior);
  const varying = columns.filter(({ deviation }) => deviation > 0);
  const design = rows.map(({ features }) => [
    1,
    ...varying.map(({ name, mean, deviation }) => ((features[name] ?? 0) - mean) / deviation),
  ]);
  const labels = rows.map(({ label }) => (label ? 1 : 0));
  const priors = [0, ...varying.map((column) => column.prior * column.deviation)];
  let fitted: readonly number[] = priors;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(design, labels, fitted, priors, ridge);
    fitted = fitted.map((weight, i) => weight + (change[i] ?? 0));
    if (change.every((each) => Math.abs(each) < SETTLED)) break;
  }
  const scaled = new Map(varying.map(({ name, deviation }, i) => [name, (fitted[i + 1] ?? 0) / deviation]));
  const weights = columns.map((column) => [column.name, scaled.get(column.name) ?? column.prior] as const);
  const centre = columns.reduce((sum, { name, mean, prior: p }) => sum + (scaled.get(name) ?? p) * mean, 0);
  return { bias: (fitted[0] ?? 0) - centre, weights: Object.fromEntries(weights) };
}
