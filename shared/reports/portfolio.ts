import { z } from "zod";
import { type MarketData, MarketDataSchema, type Series } from "../calculations/market-data.ts";
import { FinRiskError } from "../errors.ts";
import { type Collection, type DocumentStore, StoredDocumentSchema } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";

/** Firestore refuses documents above 1 MiB; this leaves room for the names and the fields beside the data. */
export const MAX_PORTFOLIO_BYTES = 900_000;

/** A series as it is stored: two columns, which are half as long as points and are read several times as fast. */
const StoredSeriesSchema = z.object({
  name: z.string(),
  kind: z.enum(["price", "return"]),
  dates: z.array(z.string()),
  values: z.array(z.number()),
});
type StoredSeries = z.infer<typeof StoredSeriesSchema>;

const StoredPortfolioSchema = StoredDocumentSchema.extend({
  updatedAt: z.iso.datetime(),
  data: z.object({ ...MarketDataSchema.shape, series: z.array(StoredSeriesSchema) }),
});
type StoredPortfolio = z.infer<typeof StoredPortfolioSchema>;

const PORTFOLIOS: Collection<StoredPortfolio> = { name: "portfolios", schema: StoredPortfolioSchema };

/** Positions and series under a name that questions can refer to instead of sending the data again. */
export interface Portfolio {
  readonly id: string;
  readonly updatedAt: string;
  readonly data: MarketData;
}

const toColumns = ({ name, kind, points }: Series): StoredSeries => ({
  name,
  kind,
  dates: points.map(({ date }) => date),
  values: points.map(({ value }) => value),
});

const toPoints = ({ name, kind, dates, values }: StoredSeries): Series => ({
  name,
  kind,
  points: dates.map((date, position) => ({ date, value: values[position] ?? Number.NaN })),
});

/** Keeps the portfolios of every tenant; each lies in one document, so that it is replaced as a whole or not at all. */
export class Portfolios {
  private readonly documents: DocumentStore;
  private readonly clock: Clock;

  constructor(fields: { readonly documents: DocumentStore; readonly clock: Clock }) {
    this.documents = fields.documents;
    this.clock = fields.clock;
  }

  /** Throws `payload-too-large` when the data would not fit in one document. */
  async put(tenantId: string, id: string, data: MarketData): Promise<Portfolio> {
    const stored = { ...data, series: data.series.map(toColumns) };
    refuseLargeData(stored);
    const updatedAt = this.clock.now().toISOString();
    const document = { id, tenantId, schemaVersion: 1, updatedAt, data: stored };
    await this.documents.forTenant(tenantId).set(PORTFOLIOS, document);
    return { id, updatedAt, data };
  }

  async get(tenantId: string, id: string): Promise<Portfolio | undefined> {
    const stored = await this.documents.forTenant(tenantId).get(PORTFOLIOS, id);
    if (stored === undefined) return undefined;
    const data = { ...stored.data, series: stored.data.series.map(toPoints) };
    return { id, updatedAt: stored.updatedAt, data };
  }
}

function refuseLargeData(data: StoredPortfolio["data"]): void {
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
