import { z } from "zod";
import type { MarketData } from "#shared/calculations/market-data.ts";
import { FinRiskError } from "#shared/errors.ts";
import {
  type Collection,
  type DocumentStore,
  StoredDocumentSchema,
  SYSTEM_TENANT,
} from "#shared/ports/document-store.ts";
import type { Portfolios } from "#shared/reports/portfolio.ts";
import type { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import { readSeed } from "../seed/load-seed.ts";

const SeedMarkSchema = StoredDocumentSchema.extend({ seedVersion: z.int() });
const SEED_MARKS: Collection<z.infer<typeof SeedMarkSchema>> = { name: "seedMarks", schema: SeedMarkSchema };

/** Raised when the files in functions/seed change, so that an installation takes the new ones. */
const SEED_VERSION = 1;
const SAMPLE_PORTFOLIO_ID = "sample";

export interface Seedable {
  readonly documents: DocumentStore;
  readonly portfolios: Portfolios;
  readonly knowledge: KnowledgeBase;
}

async function loadSeed(
  tenantId: string,
  { portfolios, knowledge }: Seedable,
  seed: { readonly marketData: MarketData; readonly knowledge: ReturnType<typeof readSeed>["knowledge"] },
): Promise<void> {
  await portfolios.put(tenantId, SAMPLE_PORTFOLIO_ID, seed.marketData);
  for (const document of seed.knowledge) await knowledge.ingest(tenantId, document);
}

/**
 * Stores the sample prices and the knowledge that ship with FinRisk, once for each version of them, so that the first
 * question works. The mark comes last: a start that broke off is repeated, and repeating it changes nothing. Where several
 * instances start at once, the one that is overtaken leaves the rest to the others.
 */
export async function seedOnFirstStart(tenantId: string, seedable: Seedable): Promise<void> {
  const marks = seedable.documents.forTenant(SYSTEM_TENANT);
  const mark = await marks.get(SEED_MARKS, tenantId);
  if (mark?.seedVersion === SEED_VERSION) return;
  try {
    await loadSeed(tenantId, seedable, readSeed());
  } catch (error) {
    if (error instanceof FinRiskError && error.code === "conflict") return;
    throw error;
  }
  await marks.set(SEED_MARKS, {
    id: tenantId,
    tenantId: SYSTEM_TENANT,
    schemaVersion: 1,
    seedVersion: SEED_VERSION,
  });
}
