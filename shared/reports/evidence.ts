import type { CalculationPlan } from "../calculations/calculation-plan.ts";
import { describeCatalogue } from "../calculations/catalogue.ts";
import { describeSeries } from "../calculations/describe-series.ts";
import type { Ledger } from "../calculations/ledger.ts";
import type { MarketData } from "../calculations/market-data.ts";
import type { PlanProblem } from "../calculations/run-plan.ts";
import type { Turn } from "../memory/session.ts";
import type { PlanInput } from "../prompts/plan-calculations.ts";
import type { NarrativeInput } from "../prompts/write-narrative.ts";
import type { Fact } from "../retrieval/fact.ts";
import type { Evidence } from "./figures/evidence.ts";
import type { RiskQuestion } from "./report.ts";
import type { Retrieved } from "./retrieve-evidence.ts";

const LABELS = describeCatalogue().map(({ id, title, synonyms }) => ({ id, title, synonyms }));

/** What the planner may see: the question, the shapes of the series, and typed facts. Never a passage. */
export function planInputOf(question: RiskQuestion, data: MarketData, facts: readonly Fact[]): PlanInput {
  return {
    question: question.query,
    series: [...describeSeries(data)],
    hasPortfolio: (data.positions?.length ?? 0) > 0,
    facts: [...facts],
  };
}

/** Everything a figure of the answer may be traced to. */
export function evidenceOf(
  question: RiskQuestion,
  data: MarketData,
  retrieved: Retrieved,
  ledger: Ledger,
): Evidence {
  const names = [...data.series, ...(data.positions ?? [])].map(({ name }) => name);
  return {
    question: question.query,
    ledger: [...ledger],
    facts: [...retrieved.facts],
    passages: [...retrieved.passages],
    seriesNames: [...new Set(names)],
    labels: LABELS,
  };
}

const earlierOf = ({ question, calculated }: Turn) => ({
  question,
  calculated: calculated.map(({ title, series }) => [title, ...series].join(" of ")),
});

/** What the narrator sees. Dated values and curves stay in the ledger: only code draws and prints them. */
export function narrativeInputOf(
  question: RiskQuestion,
  evidence: Evidence,
  plan: CalculationPlan,
  problems: readonly PlanProblem[],
  turns: readonly Turn[] = [],
): Omit<NarrativeInput, "violations"> {
  const { riskTolerance, reportingStyle = "concise" } = question.preferences ?? {};
  return {
    question: question.query,
    style: reportingStyle,
    ...(riskTolerance !== undefined && { riskTolerance }),
    ...(turns.length > 0 && { earlier: turns.map(earlierOf) }),
    ledger: evidence.ledger.map(({ values: _values, curve: _curve, ...entry }) => entry),
    facts: [...evidence.facts],
    passages: evidence.passages.map(({ id, title, text }) => ({ id, title, text })),
    missing: [...plan.missing, ...problems.map(({ message }) => message)],
  };
}
