import type { ApiKeys, Caller } from "#shared/access/api-keys.ts";
import type { FeedbackDesk } from "#shared/collection/feedback-desk.ts";
import type { TrainingDataCollector } from "#shared/collection/training-data-collector.ts";
import type { UserData } from "#shared/collection/user-data.ts";
import type { MemoryDesk } from "#shared/memory/memory-desk.ts";
import type { ChunkIndex } from "#shared/ports/chunk-index.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { LogFields, Runtime } from "#shared/ports/runtime.ts";
import type { Portfolios } from "#shared/reports/portfolio.ts";
import type { Report, RiskQuestion } from "#shared/reports/report.ts";
import type { KnowledgeFile } from "#shared/retrieval/ingest-file.ts";
import type { IngestResult } from "#shared/retrieval/ingest-knowledge.ts";
import type { KnowledgeDocument, KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";

export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The least that HTTP, triggers and schedules need of the house behind them. */
export interface Services {
  readonly version: string;
  readonly config: {
    readonly maxBodyBytes: number;
    readonly interactionRetentionDays: number;
    readonly collectionRetryHours: number;
  };
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly apiKeys: Pick<ApiKeys, "verify">;
  readonly reports: {
    generateReport(question: RiskQuestion, caller: Caller): Promise<Report>;
    getReport(tenantId: string, id: string): Promise<Report | undefined>;
  };
  readonly memory: Pick<MemoryDesk, "show" | "setPreferences" | "forget">;
  readonly portfolios: Pick<Portfolios, "put" | "get">;
  readonly knowledge: Pick<ChunkIndex, "search"> & {
    ingest(tenantId: string, input: KnowledgeInput): Promise<IngestResult>;
    list(
      tenantId: string,
      page: { readonly limit: number; readonly after?: string },
    ): Promise<{ readonly documents: readonly KnowledgeDocument[]; readonly next?: string }>;
    remove(tenantId: string, documentId: string): Promise<void>;
  };
  readonly files: {
    ingestFile(tenantId: string, file: KnowledgeFile): Promise<IngestResult>;
  };
  readonly uploads: {
    ingest(name: string): Promise<unknown>;
    sweep(): Promise<unknown>;
  };
  readonly collection: {
    readonly collector: Pick<
      TrainingDataCollector,
      "collectExample" | "giveUp" | "persistBatch" | "getStatistics"
    >;
    readonly feedback: Pick<FeedbackDesk, "submit">;
    readonly userData: Pick<UserData, "forget">;
  };
  /** Fields that join a request's log lines to its trace, where the platform has one. */
  readonly traceFields?: (headers: RequestHeaders) => LogFields;
}
