import { alignReturnsOnce } from "./align-returns.ts";
import {
  buildAssetsSample,
  buildFactorsSample,
  buildPairedSample,
  buildPortfolioSample,
  buildSample,
} from "./build-sample.ts";
import type { Calculation } from "./calculation.ts";
import type { CalculationPlan, PlanStep } from "./calculation-plan.ts";
import { findCalculation } from "./catalogue.ts";
import { chooseParameters } from "./choose-parameters.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";
import { type Attempt, blocked, type PlanProblem } from "./plan-problem.ts";
import {
  isPortfolio,
  resolveAssets,
  resolveFactors,
  resolveSubject,
  type Subject,
} from "./resolve-subject.ts";
import { type Outcome, toEntry } from "./write-entry.ts";

export type { PlanProblem } from "./plan-problem.ts";

/** The data of one plan, and their returns, aligned once for all of its steps. */
interface Source {
  readonly data: MarketData;
  readonly align: ReturnType<typeof alignReturnsOnce>;
}

function runOnSubject(
  calculation: Extract<Calculation, { needs: "subject" }>,
  step: PlanStep,
  subject: Subject,
  { data, align }: Source,
): Attempt<Outcome> {
  const sampled = buildSample(subject, align);
  if ("obstacle" in sampled) return sampled;
  const choice = chooseParameters(step, calculation, data, sampled.made.sample.frequency);
  if ("obstacle" in choice) return choice;
  const result = calculation.compute({ ...choice.made, sample: sampled.made.sample });
  return { made: { ...sampled.made, calculation, subject, choice: choice.made, result } };
}

function runOnPair(
  calculation: Extract<Calculation, { needs: "subject-and-benchmark" }>,
  step: PlanStep,
  subject: Subject,
  { data, align }: Source,
): Attempt<Outcome> {
  const name = step.benchmark ?? data.benchmark;
  if (name === undefined) {
    return blocked(
      "missing-benchmark",
      `${calculation.title} needs a benchmark: name one of the series as benchmark.`,
    );
  }
  const benchmark = resolveSubject(name, data);
  if ("obstacle" in benchmark) return benchmark;
  const sampled = buildPairedSample(subject, benchmark.made, align);
  if ("obstacle" in sampled) return sampled;
  const choice = chooseParameters(step, calculation, data, sampled.made.sample.frequency);
  if ("obstacle" in choice) return choice;
  const result = calculation.compute({ ...choice.made, sample: sampled.made.sample });
  return {
    made: { ...sampled.made, calculation, subject, benchmark: benchmark.made, choice: choice.made, result },
  };
}

function runOnFactors(
  calculation: Extract<Calculation, { needs: "subject-and-factors" }>,
  step: PlanStep,
  subject: Subject,
  { data, align }: Source,
): Attempt<Outcome> {
  const names = step.benchmark ?? data.benchmark;
  if (names === undefined) {
    const remedy = "name their series as benchmark, separated by commas";
    return blocked("missing-benchmark", `${calculation.title} needs factors: ${remedy}.`);
  }
  const factors = resolveFactors(names, data);
  if ("obstacle" in factors) return factors;
  const sampled = buildFactorsSample(subject, factors.made, align);
  if ("obstacle" in sampled) return sampled;
  const choice = chooseParameters(step, calculation, data, sampled.made.sample.frequency);
  if ("obstacle" in choice) return choice;
  const result = calculation.compute({ ...choice.made, sample: sampled.made.sample });
  return {
    made: { ...sampled.made, calculation, subject, factors: factors.made, choice: choice.made, result },
  };
}

function runOnInputs(
  calculation: Extract<Calculation, { needs: "inputs" }>,
  step: PlanStep,
  data: MarketData,
): Attempt<Outcome> {
  const choice = chooseParameters(step, calculation, data);
  if ("obstacle" in choice) return choice;
  const sample = { dates: [], returns: [] };
  const result = calculation.compute({ ...choice.made, sample });
  return { made: { sample, warnings: [], calculation, choice: choice.made, result } };
}

function runOnPortfolio(
  calculation: Extract<Calculation, { needs: "portfolio" }>,
  step: PlanStep,
  subject: Subject,
  { data, align }: Source,
): Attempt<Outcome> {
  if (!isPortfolio(subject)) {
    const remedy = "give positions with their weights and name portfolio as the series";
    return blocked("bad-series", `${calculation.title} is worked out for a whole portfolio: ${remedy}.`);
  }
  const sampled = buildPortfolioSample(subject, align);
  if ("obstacle" in sampled) return sampled;
  const choice = chooseParameters(step, calculation, data, sampled.made.sample.frequency);
  if ("obstacle" in choice) return choice;
  const result = calculation.compute({ ...choice.made, sample: sampled.made.sample });
  return { made: { ...sampled.made, calculation, subject, choice: choice.made, result } };
}

function runOnAssets(
  calculation: Extract<Calculation, { needs: "assets" }>,
  step: PlanStep,
  { data, align }: Source,
): Attempt<Outcome> {
  const subject = resolveAssets(step.series, data);
  if ("obstacle" in subject) return subject;
  const sampled = buildAssetsSample(subject.made, align);
  if ("obstacle" in sampled) return sampled;
  const choice = chooseParameters(step, calculation, data, sampled.made.sample.frequency);
  if ("obstacle" in choice) return choice;
  const result = calculation.compute({ ...choice.made, sample: sampled.made.sample });
  return { made: { ...sampled.made, calculation, subject: subject.made, choice: choice.made, result } };
}

function runStep(step: PlanStep, source: Source): Attempt<Outcome> {
  const calculation = findCalculation(step.calculation);
  if (calculation === undefined) {
    return blocked("unknown-calculation", `The catalogue has no calculation named ${step.calculation}.`);
  }
  if (calculation.needs === "inputs") return runOnInputs(calculation, step, source.data);
  if (calculation.needs === "assets") return runOnAssets(calculation, step, source);
  const subject = resolveSubject(step.series, source.data);
  if ("obstacle" in subject) return subject;
  if (calculation.needs === "portfolio") return runOnPortfolio(calculation, step, subject.made, source);
  if (calculation.needs === "subject-and-factors") {
    return runOnFactors(calculation, step, subject.made, source);
  }
  return calculation.needs === "subject"
    ? runOnSubject(calculation, step, subject.made, source)
    : runOnPair(calculation, step, subject.made, source);
}

/**
 * Runs every step of a plan and writes what came out into the ledger, in the order of the plan. A step that cannot be run
 * becomes a problem that says why; it never stops the others and never throws. `align` is given by who needs the returns again.
 */
export function runPlan(
  plan: CalculationPlan,
  data: MarketData,
  align: Source["align"] = alignReturnsOnce(),
): { readonly ledger: Ledger; readonly problems: readonly PlanProblem[] } {
  const source: Source = { data, align };
  const ledger: LedgerEntry[] = [];
  const problems: PlanProblem[] = [];
  for (const [index, step] of plan.steps.entries()) {
    const outcome = runStep(step, source);
    if ("made" in outcome) ledger.push(toEntry(`c${ledger.length + 1}`, outcome.made, data));
    else
      problems.push({ step: index, calculation: step.calculation, series: step.series, ...outcome.obstacle });
  }
  return { ledger, problems };
}
