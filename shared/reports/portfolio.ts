import { z } from "zod";
import { type MarketData, MarketDataSchema } from "../calculations/market-data.ts";
import { FinRiskError } from "../errors.ts";
import { type Collection, type DocumentStore, StoredDocumentSchema } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";

/** Firestore refuses documents above 1 MiB; this leaves room for the names and the fields beside the data. */
export const MAX_PORTFOLIO_BYTES = 900_000;

/** Positions and series under a name that questions can refer to instead of sending the data again. */
const StoredPortfolioSchema = StoredDocumentSchema.extend({
  updatedAt: z.iso.datetime(),
  data: MarketDataSchema,
});
export type StoredPortfolio = z.infer<typeof StoredPortfolioSchema>;

const PORTFOLIOS: Collection<StoredPortfolio> = { name: "portfolios", schema: StoredPortfolioSchema };

/** Keeps the portfolios of every tenant; each lies in one document, so that it is replaced as a whole or not at all. */
export class Portfolios {
  private readonly documents: DocumentStore;
  private readonly clock: Clock;

  constructor(fields: { readonly documents: DocumentStore; readonly clock: Clock }) {
    this.documents = fields.documents;
    this.clock = fields.clock;
  }

  /** Throws `payload-too-large` when the data would not fit in one document. */
  async put(tenantId: string, id: string, data: MarketData): Promise<StoredPortfolio> {
    refuseLargeData(data);
    const portfolio = { id, tenantId, schemaVersion: 1, updatedAt: this.clock.now().toISOString(), data };
    await this.documents.forTenant(tenantId).set(PORTFOLIOS, portfolio);
    return portfolio;
  }

  get(tenantId: string, id: string): Promise<StoredPortfolio | undefined> {
    return this.documents.forTenant(tenantId).get(PORTFOLIOS, id);
  }
}

function refuseLargeData(data: MarketData): void {
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (bytes <= MAX_PORTFOLIO_BYTES) return;
  throw new FinRiskError({
    code: "payload-too-large",
    message: `A stored portfolio holds up to ${MAX_PORTFOLIO_BYTES} bytes as JSON, and this one has ${bytes}.`,
    violations: [
      {
        field: "series",
        remedy:
          "send the data with each question instead, or store a coarser series, such as months for days",
      },
    ],
  });
}
