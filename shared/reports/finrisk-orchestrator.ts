import { alignReturnsOnce } from "../calculations/align-returns.ts";
import type { CalculationPlan } from "../calculations/calculation-plan.ts";
import type { MarketData } from "../calculations/market-data.ts";
import { runPlan } from "../calculations/run-plan.ts";
import { chartLedger } from "../charts/chart-ledger.ts";
import { FinRiskError } from "../errors.ts";
import type { ChunkIndex } from "../ports/chunk-index.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { Runtime } from "../ports/runtime.ts";
import { assembleReport, type Calculated, type ReportParts } from "./assemble-report.ts";
import { BASE_ASSIGNMENT } from "./assign-arm.ts";
import { auditNarrative } from "./audit-narrative.ts";
import { completeNarrative } from "./complete-narrative.ts";
import { decideRefusal } from "./decide-refusal.ts";
import { evidenceOf, narrativeInputOf, planInputOf } from "./evidence.ts";
import { INTERACTIONS, type Interaction, recordableSentence, storableReport } from "./interaction.ts";
import { narrate } from "./narrate.ts";
import { planCalculations } from "./plan-calculations.ts";
import type { Report, RiskQuestion } from "./report.ts";
import { type Retrieved, retrieveEvidence } from "./retrieve-evidence.ts";
import { Stopwatch } from "./stopwatch.ts";

export interface FinRiskOrchestratorFields {
  readonly documents: DocumentStore;
  readonly index: Pick<ChunkIndex, "search">;
  readonly portfolios: { get(tenantId: string, id: string): Promise<MarketData | undefined> };
  readonly model: LanguageModel;
  /** Answers when `model` cannot. */
  readonly fallbackModel?: LanguageModel;
  readonly runtime: Runtime;
  /** Deadline of each call of a model, in milliseconds. */
  readonly modelTimeoutMs: number;
  readonly retentionDays: number;
}

export interface ReportStatistics {
  readonly reports: number;
  readonly validated: number;
  readonly fallbacks: number;
}

const NO_DATA: MarketData = { series: [] };
const DAY_MS = 86_400_000;

/** Answers questions: retrieve, plan, calculate, narrate, check, and record, in that order. */
export class FinRiskOrchestrator {
  private readonly fields: FinRiskOrchestratorFields;

  constructor(fields: FinRiskOrchestratorFields) {
    this.fields = fields;
  }

  /**
   * One checked report: every figure in its text was printed by code from the ledger or a cited passage. The report and its
   * question are recorded in one write before it is answered. Throws `not-found` for an unknown portfolio and the provider's
   * error when no model can plan.
   */
  async generateReport(question: RiskQuestion, tenantId: string): Promise<Report> {
    const { model, fallbackModel: fallback, modelTimeoutMs: timeoutMs, runtime } = this.fields;
    const watch = new Stopwatch(runtime.clock);
    const data = await watch.time("data", () => this.dataOf(question, tenantId));
    const retrieved = await watch.time("retrieve", () =>
      retrieveEvidence(this.fields.index, tenantId, question.query),
    );
    const planInput = planInputOf(question, data, retrieved.facts);
    const planned = await watch.time("plan", () =>
      planCalculations({ assigned: model, fallback, input: planInput, timeoutMs }),
    );
    const align = alignReturnsOnce();
    const calculated = watch.timeSync("calculate", () => runPlan(planned.plan, data, align));
    const answer = await watch.time("narrate", () =>
      this.answer(question, data, retrieved, planned.plan, calculated),
    );
    const chart = watch.timeSync("chart", () => chartLedger(calculated.ledger, data, align));
    const report = assembleReport({
      id: runtime.random.id(),
      createdAt: runtime.clock.now().toISOString(),
      assignment: BASE_ASSIGNMENT,
      assignedModel: { provider: model.provider, name: model.defaultModel },
      planned,
      calculated,
      retrieved,
      answer,
      chart,
      latencyMs: watch.readings(),
    });
    const sentences = report.metadata.refusal === undefined ? answer.narration?.checked.sentences : undefined;
    await this.record(report, question, tenantId, {
      task: { series: planInput.series, hasPortfolio: planInput.hasPortfolio },
      plan: planned.plan,
      chunkIds: retrieved.passages.map(({ chunkId }) => chunkId),
      ...(sentences !== undefined && { narrative: sentences.map(recordableSentence) }),
    });
    return report;
  }

  /** The checked narrative of what was calculated, or the refusal of what cannot be answered. */
  private async answer(
    question: RiskQuestion,
    data: MarketData,
    retrieved: Retrieved,
    plan: CalculationPlan,
    { ledger, problems }: Calculated,
  ): Promise<ReportParts["answer"]> {
    const refusal = decideRefusal({ plan, ledger, problems });
    if (refusal !== undefined) return { refusal };
    const { model: assigned, fallbackModel: fallback, modelTimeoutMs: timeoutMs } = this.fields;
    const evidence = evidenceOf(question, data, retrieved, ledger);
    const input = narrativeInputOf(question, evidence, plan, problems);
    const narration = await narrate({ assigned, fallback, input, evidence, timeoutMs });
    const { checked, withheld } = auditNarrative(completeNarrative(narration.checked, evidence), evidence);
    if (withheld > 0) this.fields.runtime.logger.error("figures failed the audit", { withheld });
    return { narration: { ...narration, checked }, withheld };
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
    trace: Pick<Interaction, "task" | "plan" | "chunkIds" | "narrative">,
  ): Promise<void> {
    const { data, ...asked } = question;
    const createdAtMs = Date.parse(report.createdAt);
    await this.fields.documents.forTenant(tenantId).create(INTERACTIONS, {
      id: report.id,
      tenantId,
      schemaVersion: 1,
      createdAt: report.createdAt,
      expiresAtMs: createdAtMs + this.fields.retentionDays * DAY_MS,
      question:
        data === undefined ? asked : { ...asked, data: { series: data.series.map(({ name }) => name) } },
      ...trace,
      report: storableReport(report),
    });
  }
}
