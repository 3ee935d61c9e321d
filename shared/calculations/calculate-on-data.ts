import type { Calculation } from "./calculation.ts";
import { type Choices, refuse } from "./choose-calculation.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";
import { PORTFOLIO, resolveSubject } from "./resolve-subject.ts";
import { type PlanProblem, runPlan } from "./run-plan.ts";

/** Named, dated series to calculate on. */
export interface OnMarketData extends Choices {
  readonly data: MarketData;
  /** Name of a series, or `portfolio`; may be left out where there are positions or only one series. */
  readonly series?: string | undefined;
  /** Name of a series; the benchmark of the data where it is left out. */
  readonly benchmark?: string | undefined;
}

const FIELDS: Readonly<Record<PlanProblem["kind"], string>> = {
  "unknown-calculation": "id",
  "unknown-series": "series",
  "missing-benchmark": "benchmark",
  "bad-parameter": "parameters",
  "too-few-observations": "data",
  "bad-series": "data",
};

/** An unknown series is the benchmark where the subject is known. */
function refuseProblem({ kind, series, message }: PlanProblem, data: MarketData) {
  const isBenchmark = kind === "unknown-series" && "made" in resolveSubject(series, data);
  return refuse(isBenchmark ? "benchmark" : FIELDS[kind], message, message);
}

/** What is calculated on when nothing is named: the portfolio, or the only series. */
function presetSeries({ needs }: Calculation, { positions = [], series }: MarketData): string {
  if (positions.length > 0 || needs === "assets") return PORTFOLIO;
  const [only, ...others] = series;
  if (only !== undefined && others.length === 0) return only.name;
  const names = series.map(({ name }) => name).join(", ");
  throw refuse("series", "It is not said what to calculate on.", `name one of the series: ${names}`);
}

/** Runs one entry as a plan of one step. Throws `invalid-request` for what a plan would report as a problem. */
export function calculateOnData(calculation: Calculation, request: OnMarketData): LedgerEntry {
  const { data, method, benchmark, parameters = {}, series = presetSeries(calculation, data) } = request;
  const chosen = {
    ...(method === undefined ? {} : { method }),
    ...(benchmark === undefined ? {} : { benchmark }),
  };
  const step = { calculation: calculation.id, series, parameters, ...chosen };
  const { ledger, problems } = runPlan({ steps: [step], missing: [] }, data);
  for (const problem of problems) throw refuseProblem(problem, data);
  const [entry] = ledger;
  if (entry === undefined) throw new Error("A plan of one step gave neither an entry nor a problem.");
  return entry;
}
