import { z } from "zod";
import { MarketDataSchema } from "#shared/calculations/market-data.ts";
import { type ReadMarketData, readMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { FinRiskError } from "#shared/errors.ts";
import type { Portfolio } from "#shared/reports/portfolio.ts";
import { MARKET_DATA_EXAMPLE, PORTFOLIO_SUMMARY_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import { type BodyFormat, defineRoute, jsonAnswer } from "./route.ts";

/** What is in a stored portfolio, without its points. */
export const PortfolioSummarySchema = z.object({
  id: z.string(),
  updatedAt: z.iso.datetime(),
  series: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      points: z.int().nonnegative(),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
  ),
  positions: z.int().nonnegative(),
  warnings: z.array(z.string()).describe("What was left out of a CSV, series by series."),
});

/** A stored portfolio as it is given back. */
export const PortfolioSchema = z.object({
  id: z.string(),
  updatedAt: z.iso.datetime(),
  data: MarketDataSchema,
});

const withoutWarnings = MarketDataSchema.transform((data): ReadMarketData => ({ data, warnings: [] }));
const asJson: BodyFormat<ReadMarketData> = {
  ...jsonFormat(withoutWarnings, MARKET_DATA_EXAMPLE),
  schema: MarketDataSchema,
};

const asCsv: BodyFormat<ReadMarketData> = {
  mediaType: "text/csv",
  schema: z.string(),
  example: "date,MSFT,AAPL\n2000-01-01,39.81,25.94\n2000-02-01,36.35,28.66\n",
  parse: (text) => readMarketDataCsv(text),
};

function summarise(
  { id, updatedAt, data }: Portfolio,
  warnings: readonly string[],
): z.infer<typeof PortfolioSummarySchema> {
  const series = data.series.map(({ name, kind, points }) => ({
    name,
    kind,
    points: points.length,
    from: points[0]?.date,
    to: points.at(-1)?.date,
  }));
  return { id, updatedAt, series, positions: data.positions?.length ?? 0, warnings: [...warnings] };
}

export const PORTFOLIO_ROUTES = [
  defineRoute({
    operationId: "putPortfolio",
    tag: "Portfolios",
    method: "PUT",
    path: "/v1/portfolios/{id}",
    scope: "reports",
    summary: "Store positions and series under a name",
    description:
      "Replaces what was there as a whole. As CSV: a `date` column, then one column per series of prices, or of returns with percent signs; decimal commas go with semicolons, and gaps are warned about.",
    body: [asJson, asCsv],
    responses: {
      200: {
        description: "What is stored now.",
        schema: PortfolioSummarySchema,
        example: PORTFOLIO_SUMMARY_EXAMPLE,
      },
    },
    handle: async ({ params, body: { data, warnings }, caller }, services) => {
      const stored = await services.portfolios.put(caller.tenantId, params.id, data);
      return jsonAnswer(200, summarise(stored, warnings));
    },
  }),
  defineRoute({
    operationId: "getPortfolio",
    tag: "Portfolios",
    method: "GET",
    path: "/v1/portfolios/{id}",
    scope: "reports",
    summary: "Read a stored portfolio",
    responses: { 200: { description: "The portfolio with its data.", schema: PortfolioSchema } },
    handle: async ({ params, caller }, services) => {
      const portfolio = await services.portfolios.get(caller.tenantId, params.id);
      if (portfolio === undefined) {
        throw new FinRiskError({ code: "not-found", message: `There is no portfolio ${params.id}.` });
      }
      const { id, updatedAt, data } = portfolio;
      return jsonAnswer(200, { id, updatedAt, data });
    },
  }),
];
