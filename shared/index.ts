/** The public surface of the domain. A name is added here on purpose, and test/architecture pins the list. */

export { type CalculationRequest, calculate } from "./calculations/calculate.ts";
export type { CalculationPlan, PlanStep } from "./calculations/calculation-plan.ts";
export {
  CATALOGUE,
  CATALOGUE as catalogue,
  describeCatalogue,
  findCalculation,
} from "./calculations/catalogue.ts";
export type { Ledger, LedgerEntry } from "./calculations/ledger.ts";
export { type MarketData, MarketDataSchema } from "./calculations/market-data.ts";
export {
  parseMarketDataCsv,
  type ReadMarketData,
  readMarketDataCsv,
} from "./calculations/market-data-csv.ts";
export { parseExpression } from "./calculations/programs/parse-expression.ts";
export { parseProgram } from "./calculations/programs/parse-program.ts";
export { type Program, ProgramSchema } from "./calculations/programs/program.ts";
export { type ProgramRun, type ProgramWarning, runProgram } from "./calculations/programs/run-program.ts";
export { runPlan } from "./calculations/run-plan.ts";
export type { ChartSpecification } from "./charts/chart.ts";
export { chartCalculation } from "./charts/chart-calculation.ts";
export type { CollectionStatistics } from "./collection/collection-statistics.ts";
export type { TrainingExample } from "./collection/example.ts";
export { detectPersonalData } from "./collection/redaction/detect-personal-data.ts";
export type { PersonalDataSpan, PersonalDataType } from "./collection/redaction/personal-data.ts";
export { type RedactedText, redact } from "./collection/redaction/redact.ts";
export {
  TrainingDataCollector,
  type TrainingDataCollectorFields,
} from "./collection/training-data-collector.ts";
export { type ErrorCode, FinRiskError, type Violation } from "./errors.ts";
export {
  FinRiskOrchestrator,
  type FinRiskOrchestratorFields,
  type ReportStatistics,
} from "./reports/finrisk-orchestrator.ts";
export { type Report, ReportSchema, type RiskQuestion, RiskQuestionSchema } from "./reports/report.ts";
