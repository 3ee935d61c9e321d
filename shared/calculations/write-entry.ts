import type { Sampled } from "./build-sample.ts";
import type { Calculation, CalculationResult, SubjectSample } from "./calculation.ts";
import type { Choice } from "./choose-parameters.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { MarketData } from "./market-data.ts";
import { isWholePortfolio, type Subject } from "./resolve-subject.ts";
import { currencyOf } from "./stated-currency.ts";

/** What an entry of the ledger is written from, once its calculation has run. */
export interface Outcome extends Pick<Sampled<SubjectSample>, "warnings"> {
  readonly sample: Pick<SubjectSample, "dates" | "startDate">;
  readonly calculation: Calculation;
  /** Absent where all inputs are parameters. */
  readonly subject?: Subject;
  readonly benchmark?: Subject;
  readonly factors?: readonly Subject[];
  readonly choice: Choice;
  readonly result: CalculationResult;
}

/** The value in money, where it is a fraction of the whole portfolio's worth; a worth without a currency is warned about. */
function amountOf({ calculation, subject, result }: Outcome, data: MarketData) {
  const { portfolioValue, currency } = data;
  const applies =
    calculation.scalesToAmount &&
    Number.isFinite(result.value) &&
    subject !== undefined &&
    isWholePortfolio(subject, data);
  if (!applies || portfolioValue === undefined) return { warnings: [] };
  if (currency === undefined) {
    return { warnings: ["The portfolio's value has no currency, so no amount is given: name the currency."] };
  }
  return { amount: { value: result.value * portfolioValue, currency }, warnings: [] };
}

function periodOf({ startDate, dates }: Outcome["sample"]): Pick<LedgerEntry, "period"> {
  const [from = startDate] = startDate === undefined ? dates : [startDate];
  const to = dates.at(-1);
  return from === undefined || to === undefined ? {} : { period: { from, to } };
}

/** Values that are no numbers cannot be written; what the figure itself is says nothing about those before it. */
function valuesOf({ values }: CalculationResult): Pick<LedgerEntry, "values"> {
  const finite = values?.filter(({ value }) => Number.isFinite(value)) ?? [];
  return finite.length === 0 ? {} : { values: finite };
}

/** The ledger's entry for an outcome; a result that is not a finite number becomes null with a warning. */
export function toEntry(id: string, outcome: Outcome, data: MarketData): LedgerEntry {
  const { calculation, subject, benchmark, factors = [], choice, result, sample, warnings } = outcome;
  const { warnings: amountWarnings, ...amount } = amountOf(outcome, data);
  const isDefined = Number.isFinite(result.value);
  const isUnexplained = !isDefined && result.warnings.length === 0;
  return {
    id,
    calculation: calculation.id,
    title: calculation.title,
    method: choice.method,
    series: [subject, benchmark, ...factors].flatMap((named) => (named === undefined ? [] : [named.name])),
    parameters: { ...choice.parameters, ...result.conventions },
    value: isDefined ? result.value : null,
    ...valuesOf(result),
    ...(result.breakdown === undefined ? {} : { breakdown: [...result.breakdown] }),
    ...(result.curve === undefined ? {} : { curve: result.curve }),
    unit: calculation.unit,
    ...currencyOf(calculation, choice.parameters, data),
    ...amount,
    observations: result.observations,
    ...(result.period === undefined ? periodOf(sample) : { period: result.period }),
    warnings: [
      ...(isUnexplained ? ["The result is too large to be a number."] : []),
      ...result.warnings,
      ...choice.warnings,
      ...warnings,
      ...amountWarnings,
    ],
  };
}
