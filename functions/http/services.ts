import type { ApiKeys, Caller } from "#shared/access/api-keys.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { LogFields, Runtime } from "#shared/ports/runtime.ts";
import type { Portfolios } from "#shared/reports/portfolio.ts";
import type { Report, RiskQuestion } from "#shared/reports/report.ts";
import type { KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";
import type { Passage } from "#shared/retrieval/passage.ts";

/** What ingesting a document changed; ingesting it again changes nothing. */
export interface IngestResult {
  readonly documentId: string;
  readonly chunks: { readonly added: number; readonly unchanged: number; readonly removed: number };
}

export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The least that HTTP, triggers and schedules need of the house behind them. */
export interface Services {
  readonly version: string;
  readonly config: { readonly maxBodyBytes: number };
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly apiKeys: Pick<ApiKeys, "verify">;
  readonly reports: {
    generateReport(question: RiskQuestion, caller: Caller): Promise<Report>;
    getReport(tenantId: string, id: string): Promise<Report | undefined>;
  };
  readonly portfolios: Pick<Portfolios, "put" | "get">;
  readonly knowledge: {
    ingest(tenantId: string, input: KnowledgeInput): Promise<IngestResult>;
    search(tenantId: string, query: string, limit: number): Promise<readonly Passage[]>;
  };
  /** Fields that join a request's log lines to its trace, where the platform has one. */
  readonly traceFields?: (headers: RequestHeaders) => LogFields;
}
