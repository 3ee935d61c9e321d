import type { Calculation, SubjectSample } from "#shared/calculations/calculation.ts";
import type { PlanStep } from "#shared/calculations/calculation-plan.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import type { MarketData, Series } from "#shared/calculations/market-data.ts";
import { runPlan } from "#shared/calculations/run-plan.ts";
import { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { quietMedianMs } from "./quiet-median.ts";
import { timeAssets } from "./time-assets.ts";
import { timeRolling } from "./time-rolling.ts";
import { timeSimulation } from "./time-simulation.ts";

const DAYS = 10_000;
const WARM_UP = 50;
const RUNS = 30;
const DAY_MS = 86_400_000;
const DAYS_IN_WEEK = 7;

/** Returns of about 1 % a day with a bell-like spread, as a sum of twelve uniform draws has. */
const drawReturn = (random: SeededRandom): number =>
  0.0003 +
  0.01 * (Array.from({ length: 12 }, () => random.uniform()).reduce((sum, draw) => sum + draw, 0) - 6);

/** Week days from the start of 1985 on, as ISO dates. */
function weekDays(count: number): readonly string[] {
  const start = Date.UTC(1985, 0, 1);
  const calendar = Array.from(
    { length: (count * DAYS_IN_WEEK) / 5 + DAYS_IN_WEEK },
    (_, day) => new Date(start + day * DAY_MS),
  );
  return calendar
    .filter((date) => date.getUTCDay() % 6 !== 0)
    .slice(0, count)
    .map((date) => date.toISOString().slice(0, 10));
}

const medianOf = (work: () => unknown): number => quietMedianMs(work, { warmUp: WARM_UP, runs: RUNS });

type OnSubject = Extract<Calculation, { needs: "subject" }>;
/** Simulations are measured apart: their time is that of their draws. */
const SINGLE_SERIES = CATALOGUE.filter(
  (entry): entry is OnSubject => entry.needs === "subject" && !("paths" in entry.parameters.shape),
);

/** Medians of every method with the parameters of its example, but for Monte Carlo, whose time is that of its draws. */
function medianTimes(calculation: OnSubject, sample: SubjectSample): readonly number[] {
  const rate = "periodsPerYear" in calculation.parameters.shape ? { periodsPerYear: 252 } : {};
  const parameters = { ...calculation.example.parameters, ...rate };
  return calculation.methods
    .filter(({ id }) => id !== "monte-carlo")
    .map(({ id: method }) => medianOf(() => calculation.compute({ method, parameters, sample })));
}

const STEPS: readonly Omit<PlanStep, "parameters">[] = [
  { calculation: "annual-return", series: "A" },
  { calculation: "volatility", series: "A" },
  { calculation: "sharpe-ratio", series: "A" },
  { calculation: "value-at-risk", series: "A" },
  { calculation: "expected-shortfall", series: "A" },
  { calculation: "maximum-drawdown", series: "A" },
  { calculation: "beta", series: "A", benchmark: "B" },
];

/** The slowest single-series entry on 10,000 daily returns, its computation alone; and a plan of seven steps from dated returns on. */
export function* run(): Generator<Figure> {
  const random = new SeededRandom({ seed: 1985 });
  const dates = weekDays(DAYS);
  const returns = dates.map(() => drawReturn(random));
  const sample: SubjectSample = { dates, returns, frequency: "daily" };
  const slowest = Math.max(...SINGLE_SERIES.flatMap((calculation) => medianTimes(calculation, sample)));
  yield { figure: "single_metric_max_ms", value: slowest, unit: "ms", n: RUNS };
  yield timeSimulation(sample);
  yield* timeRolling();
  yield* timeAssets(random);

  const seriesOf = (name: string, values: readonly number[]): Series => ({
    name,
    kind: "return",
    points: values.map((value, day) => ({ date: dates[day] ?? "", value })),
  });
  const data: MarketData = {
    series: [
      seriesOf("A", returns),
      seriesOf(
        "B",
        dates.map(() => drawReturn(random)),
      ),
    ],
  };
  const plan = { steps: STEPS.map((step) => ({ ...step, parameters: {} })), missing: [] };
  const { problems } = runPlan(plan, data);
  if (problems.length > 0) throw new Error(`The plan could not be run: ${JSON.stringify(problems)}`);
  yield { figure: "plan_7_steps_ms", value: medianOf(() => runPlan(plan, data)), unit: "ms", n: RUNS };
}
