import { randomBytes } from "node:crypto";
import { ApiKeys, type Caller } from "#shared/access/api-keys.ts";
import type { Config } from "#shared/config.ts";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import { FinRiskOrchestrator, type GenerateReportOptions } from "#shared/reports/finrisk-orchestrator.ts";
import { Portfolios } from "#shared/reports/portfolio.ts";
import type { RiskQuestion } from "#shared/reports/report.ts";
import { ingestFile, type KnowledgeFile } from "#shared/retrieval/ingest-file.ts";
import { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import { ingestUpload, sweepUploads } from "#shared/retrieval/ingest-upload.ts";
import packageJson from "../package.json" with { type: "json" };
import { fileReader } from "./adapters/documents/file-reader.ts";
import { InProcessChunkIndex } from "./adapters/local/in-process-chunk-index.ts";
import { openCollection } from "./composition/collection.ts";
import { openEmbeddings } from "./composition/embeddings.ts";
import { openModels } from "./composition/models.ts";
import type { Platform } from "./composition/platform.ts";
import { seedOnFirstStart } from "./composition/seed-first-start.ts";

/** The tenant of an installation that has only one. */
const DEFAULT_TENANT = "default";

export type FinRisk = Awaited<ReturnType<typeof openFinRisk>>;

async function openPlatform(config: Config): Promise<Platform> {
  if (config.FINRISK_RUNTIME === "embedded") {
    const { openEmbeddedPlatform } = await import("./composition/embedded-platform.ts");
    return openEmbeddedPlatform(config);
  }
  const { openGooglePlatform } = await import("./composition/google-platform.ts");
  return openGooglePlatform(config);
}

/** Builds the system that the settings describe, and loads the sample data where it has not been loaded yet. */
export async function openFinRisk(config: Config) {
  const platform = await openPlatform(config);
  const { runtime, documents } = platform;
  const { clock } = runtime;
  const portfolios = new Portfolios({ documents, clock });
  const embeddings = await openEmbeddings(config, { documents, logger: runtime.logger });
  const knowledge = new KnowledgeBase({
    documents,
    index: new InProcessChunkIndex({ vectors: embeddings?.vectors }),
    clock,
    embedder: embeddings?.embedder,
  });
  const memory = new MemoryDesk({ documents, clock, sessionHours: config.FINRISK_SESSION_TTL_HOURS });
  const apiKeys = new ApiKeys({ documents, clock, randomBytes });
  const orchestrator = new FinRiskOrchestrator({
    ...(await openModels(config, runtime)),
    documents,
    index: knowledge,
    portfolios: { get: async (tenantId, id) => (await portfolios.get(tenantId, id))?.data },
    runtime,
    modelTimeoutMs: config.FINRISK_MODEL_TIMEOUT_MS,
    modelBudgetMs: config.FINRISK_MODEL_BUDGET_MS,
    confidenceThreshold: config.FINRISK_CONFIDENCE_THRESHOLD,
    retentionDays: config.FINRISK_INTERACTION_RETENTION_DAYS,
  });
  if (config.FINRISK_RUNTIME !== "cloud") {
    await seedOnFirstStart(DEFAULT_TENANT, { documents, portfolios, knowledge });
  }
  const collection = await openCollection(config, platform, { memory, codeVersion: packageJson.version });
  const files = {
    canRead: (fileName: string) => fileReader.typeOf(fileName) !== undefined,
    ingestFile: (tenantId: string, file: KnowledgeFile) =>
      ingestFile({ knowledge, reader: fileReader }, tenantId, file),
  };
  const uploadServices = { documents, objects: platform.objects, knowledge, reader: fileReader, runtime };
  const uploads = {
    ingest: (name: string) => ingestUpload(uploadServices, name),
    sweep: () => sweepUploads(uploadServices),
  };
  const reports = {
    generateReport: (question: RiskQuestion, caller: Caller, options?: GenerateReportOptions) =>
      orchestrator.generateReport(question, caller.tenantId, options),
    getReport: (tenantId: string, id: string) => orchestrator.getReport(tenantId, id),
  };
  return {
    ...platform,
    async close() {
      await embeddings?.vectors.close?.();
      await platform.close();
    },
    tenantId: DEFAULT_TENANT,
    orchestrator,
    portfolios,
    knowledge,
    files,
    apiKeys,
    memory,
    collection,
    /** What the HTTP handlers and triggers ask for. */
    services: {
      version: packageJson.version,
      config: {
        maxBodyBytes: config.FINRISK_MAX_BODY_BYTES,
        interactionRetentionDays: config.FINRISK_INTERACTION_RETENTION_DAYS,
        collectionRetryHours: config.FINRISK_COLLECTION_RETRY_HOURS,
      },
      runtime,
      documents,
      apiKeys,
      memory,
      reports,
      portfolios,
      knowledge,
      files,
      uploads,
      collection,
      traceFields: platform.traceFields,
    },
  };
}
