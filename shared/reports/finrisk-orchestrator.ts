import { alignReturnsOnce } from "../calculations/align-returns.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { chartLedger } from "../charts/chart-ledger.ts";
import { FinRiskError } from "../errors.ts";
import { CircuitBreakers } from "../models/circuit-breaker.ts";
import type { ChunkIndex } from "../ports/chunk-index.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import type { Runtime } from "../ports/runtime.ts";
import type { PlanInput } from "../prompts/plan-calculations.ts";
import { type AdaptiveAnswer, AdaptiveHybridSystem } from "./adaptive-hybrid-system.ts";
import { assembleReport } from "./assemble-report.ts";
import { type Assignment, BASE_ASSIGNMENT } from "./assign-arm.ts";
import type { Models } from "./choose-models.ts";
import { INTERACTIONS, recordableSentence, storableReport } from "./interaction.ts";
import { ModelCalls } from "./model-calls.ts";
import type { PlanningMode, QuickPlan } from "./plan-calculations.ts";
import type { Report, RiskQuestion } from "./report.ts";
import type { TellEvent } from "./report-events.ts";
import { Stopwatch } from "./stopwatch.ts";

export interface FinRiskOrchestratorFields extends Models {
  readonly documents: DocumentStore;
  readonly index: Pick<ChunkIndex, "search">;
  readonly portfolios: { get(tenantId: string, id: string): Promise<MarketData | undefined> };
  readonly runtime: Runtime;
  /** Deadline of each call of a model, in milliseconds. */
  readonly modelTimeoutMs: number;
  /** For all model calls of one report together, in milliseconds; one and a half time-outs when absent. */
  readonly modelBudgetMs?: number;
  /** Which arm answers; the base model's when absent. */
  readonly assign?: (question: RiskQuestion, tenantId: string) => Assignment | Promise<Assignment>;
  /** Plans in this process and says how sure it is; when absent, the model plans. */
  readonly quickPlan?: (input: PlanInput) => QuickPlan;
  readonly planning?: PlanningMode;
  readonly confidenceThreshold?: number;
  readonly retentionDays: number;
}

/** How a report is to be delivered. */
export interface GenerateReportOptions {
  /** Ends the report, and the model call that is under way. */
  readonly signal?: AbortSignal | undefined;
  /** Is told the steps and the sentences as they come. */
  readonly tell?: TellEvent | undefined;
}

export interface ReportStatistics {
  readonly reports: number;
  readonly validated: number;
  readonly fallbacks: number;
}

const NO_DATA: MarketData = { series: [] };
const DAY_MS = 86_400_000;

const DEFAULT_CONFIDENCE_THRESHOLD = 0.7;
const TIMEOUTS_IN_BUDGET = 1.5;

/** Answers questions: assigns an arm, has the hybrid system answer, and records what was answered. */
export class FinRiskOrchestrator {
  private readonly fields: FinRiskOrchestratorFields;
  private readonly breakers: CircuitBreakers;
  private readonly adaptive: AdaptiveHybridSystem;

  constructor(fields: FinRiskOrchestratorFields) {
    const { runtime, quickPlan, planning = "cascade" } = fields;
    const { confidenceThreshold = DEFAULT_CONFIDENCE_THRESHOLD } = fields;
    this.fields = fields;
    this.breakers = new CircuitBreakers({ clock: runtime.clock });
    this.adaptive = new AdaptiveHybridSystem({
      ...fields,
      quickPlan,
      planning,
      confidenceThreshold,
      logger: runtime.logger,
    });
  }

  /**
   * One checked report: every figure in its text was printed by code from the ledger or a cited passage. The report and its
   * question are recorded in one write before it is answered. Throws `not-found` for an unknown portfolio, the provider's
   * error when no model can plan, and the signal's reason.
   */
  async generateReport(
    question: RiskQuestion,
    tenantId: string,
    { signal, tell }: GenerateReportOptions = {},
  ): Promise<Report> {
    const { runtime, model } = this.fields;
    const watch = new Stopwatch(runtime.clock);
    const assignment = (await this.fields.assign?.(question, tenantId)) ?? BASE_ASSIGNMENT;
    const calls = this.beginCalls(signal);
    const align = alignReturnsOnce();
    const adaptive = await this.adaptive.generateAdaptive({
      question,
      tenantId,
      data: this.dataOf(question, tenantId),
      assignment,
      calls,
      watch,
      align,
      tell,
    });
    const { calculated, data } = adaptive;
    const report = assembleReport({
      ...adaptive,
      id: runtime.random.id(),
      createdAt: runtime.clock.now().toISOString(),
      assignment,
      assignedModel: { provider: model.provider, name: model.defaultModel },
      calls,
      chart: watch.timeSync("chart", () => chartLedger(calculated.ledger, data, align)),
      latencyMs: watch.readings(),
    });
    await this.record(report, question, tenantId, adaptive);
    await tell?.({ type: "report", report });
    return report;
  }

  private beginCalls(signal: AbortSignal | undefined): ModelCalls {
    const { runtime, modelTimeoutMs, modelBudgetMs } = this.fields;
    return new ModelCalls({
      clock: runtime.clock,
      breakers: this.breakers,
      timeoutMs: modelTimeoutMs,
      budgetMs: modelBudgetMs ?? modelTimeoutMs * TIMEOUTS_IN_BUDGET,
      signal,
    });
  }

  async getReport(tenantId: string, id: string): Promise<Report | undefined> {
    const interaction = await this.fields.documents.forTenant(tenantId).get(INTERACTIONS, id);
    return interaction?.report;
  }

  /** Counts over the interactions that are still kept. */
  async getStatistics(tenantId: string): Promise<ReportStatistics> {
    const documents = this.fields.documents.forTenant(tenantId);
    const countWhere = (field: string) =>
      documents.count(INTERACTIONS, [{ field, operator: "==", value: true }]);
    const [reports, validated, fallbacks] = await Promise.all([
      documents.count(INTERACTIONS),
      countWhere("report.metadata.validationPassed"),
      countWhere("report.metadata.fallback"),
    ]);
    return { reports, validated, fallbacks };
  }

  private async dataOf(question: RiskQuestion, tenantId: string): Promise<MarketData> {
    if (question.portfolioId === undefined) return question.data ?? NO_DATA;
    const stored = await this.fields.portfolios.get(tenantId, question.portfolioId);
    if (stored !== undefined) return stored;
    throw new FinRiskError({
      code: "not-found",
      message: `There is no portfolio "${question.portfolioId}".`,
      violations: [
        { field: "portfolioId", remedy: "store it with PUT /v1/portfolios/{id}, or send data instead" },
      ],
    });
  }

  private async record(
    report: Report,
    question: RiskQuestion,
    tenantId: string,
    { planInput, planned, retrieved, answer }: AdaptiveAnswer,
  ): Promise<void> {
    const { data, ...asked } = question;
    const createdAtMs = Date.parse(report.createdAt);
    const sentences =
      report.metadata.refusal === undefined ? answer.narrated?.narration.output.sentences : undefined;
    await this.fields.documents.forTenant(tenantId).create(INTERACTIONS, {
      id: report.id,
      tenantId,
      schemaVersion: 1,
      createdAt: report.createdAt,
      expiresAtMs: createdAtMs + this.fields.retentionDays * DAY_MS,
      question:
        data === undefined ? asked : { ...asked, data: { series: data.series.map(({ name }) => name) } },
      task: { series: planInput.series, hasPortfolio: planInput.hasPortfolio },
      plan: planned.plan,
      chunkIds: retrieved.passages.map(({ chunkId }) => chunkId),
      ...(sentences !== undefined && { narrative: sentences.map(recordableSentence) }),
      report: storableReport(report),
    });
  }
}
