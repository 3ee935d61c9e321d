import type { Calculation, CalculationResult, SubjectSample } from "./calculation.ts";
import { type Choices, refuse } from "./choose-calculation.ts";
import { type Choice, chooseParameters } from "./choose-parameters.ts";
import type { Frequency } from "./infer-frequency.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";
import { toEntry } from "./write-entry.ts";

/** Bare simple returns to calculate on, oldest first, whose dates nobody knows; their frequency says how many fill a year. */
export interface OnReturns extends Choices {
  readonly returns: readonly number[];
  /** Returns of the benchmark over the same periods. */
  readonly benchmarkReturns?: readonly number[] | undefined;
  readonly frequency: Frequency;
}

const WITHOUT_SERIES: MarketData = { series: [] };

function refuseUnusable(field: string, values: readonly number[]): void {
  const position = values.findIndex((value) => !Number.isFinite(value));
  if (position === -1) return;
  throw refuse(`${field}.${position}`, "A return is not a finite number.", "give a fraction: 0.01 for 1 %");
}

function benchmarkFor({ returns, benchmarkReturns = [] }: OnReturns, { id }: OnSeries): readonly number[] {
  if (benchmarkReturns.length === returns.length) return benchmarkReturns;
  const message = `${id} compares ${returns.length} returns with ${benchmarkReturns.length} of a benchmark.`;
  throw refuse("benchmarkReturns", message, "give one return of the benchmark for each of the returns");
}

/** An entry that is calculated on returns at all. */
type OnSeries = Exclude<Calculation, { needs: "inputs" }>;

interface Computed {
  readonly sample: SubjectSample;
  readonly result: CalculationResult;
}

function compute(calculation: OnSeries, request: OnReturns, choice: Choice): Computed {
  const sample = { dates: [], returns: request.returns, frequency: request.frequency };
  if (calculation.needs === "subject") {
    return { sample, result: calculation.compute({ ...choice, sample }) };
  }
  if (calculation.needs === "portfolio" || calculation.needs === "assets") {
    const message = `${calculation.id} is worked out for a portfolio, and these are the returns of one series.`;
    throw refuse("returns", message, "give data with series, and with positions where their weights count");
  }
  if (calculation.needs === "subject-and-factors") {
    const message = `${calculation.id} needs the returns of factors, and these are those of one series.`;
    throw refuse("returns", message, "give data with series, and name the factors as benchmark");
  }
  const paired = { ...sample, benchmark: benchmarkFor(request, calculation) };
  return { sample: paired, result: calculation.compute({ ...choice, sample: paired }) };
}

/**
 * Runs one entry on bare returns. The ledger's entry names no series and no period, and has no dated values. Throws
 * `invalid-request` for a return that is no number, a benchmark of another length and a parameter out of range.
 */
export function calculateOnReturns(calculation: OnSeries, request: OnReturns): LedgerEntry {
  refuseUnusable("returns", request.returns);
  refuseUnusable("benchmarkReturns", request.benchmarkReturns ?? []);
  const { method, parameters = {}, frequency } = request;
  const step = {
    calculation: calculation.id,
    series: "",
    parameters,
    ...(method === undefined ? {} : { method }),
  };
  const choice = chooseParameters(step, calculation, WITHOUT_SERIES, frequency);
  if ("obstacle" in choice) throw refuse("parameters", choice.obstacle.message, choice.obstacle.message);
  const subject = { name: "", members: [], warnings: [] };
  const outcome = {
    calculation,
    subject,
    choice: choice.made,
    ...compute(calculation, request, choice.made),
    warnings: [],
  };
  const { values: _undated, ...entry } = toEntry("c1", outcome, WITHOUT_SERIES);
  return { ...entry, series: [] };
}
