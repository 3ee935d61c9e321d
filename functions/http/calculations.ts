import { z } from "zod";
import { calculate } from "#shared/calculations/calculate.ts";
import { LedgerEntrySchema } from "#shared/calculations/ledger.ts";
import { CatalogueEntrySchema, publishCatalogue } from "#shared/calculations/publish-catalogue.ts";
import { chartCalculation } from "#shared/charts/chart-calculation.ts";
import { CalculationBodySchema, readCalculationBody } from "./calculation-body.ts";
import { CALCULATION_BODY_EXAMPLE, CALCULATION_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import { defineRoute, jsonAnswer } from "./route.ts";

const CalculatedSchema = LedgerEntrySchema.extend({
  chart: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("When asked for: a Vega-Lite specification, or an empty object when there is nothing to draw."),
});

export const CALCULATION_ROUTES = [
  defineRoute({
    operationId: "listCalculations",
    tag: "Calculations",
    method: "GET",
    path: "/v1/calculations",
    scope: "reports",
    summary: "List the catalogue of calculations",
    description: "Ids, methods and parameters are stable: entries join, none changes its meaning.",
    responses: {
      200: {
        description: "Every entry with its methods, parameters, sources and a worked example.",
        schema: z.object({ calculations: z.array(CatalogueEntrySchema) }),
      },
    },
    handle: () => jsonAnswer(200, { calculations: publishCatalogue() }),
  }),
  defineRoute({
    operationId: "calculate",
    tag: "Calculations",
    method: "POST",
    path: "/v1/calculations/{id}",
    scope: "reports",
    summary: "Run one calculation",
    description:
      "On dated series, on a stored portfolio, or on bare `returns` with their `frequency`. In place of the id, a synonym of one word will do. A result that is undefined is `null` with a warning. With `chart`, the figure is drawn as well.",
    body: [jsonFormat(CalculationBodySchema, CALCULATION_BODY_EXAMPLE)],
    responses: {
      200: {
        description: "The figure, with all that it rests on.",
        schema: CalculatedSchema,
        example: CALCULATION_EXAMPLE,
      },
    },
    handle: async ({ params, body, caller }, services) => {
      const request = await readCalculationBody(body, services.portfolios, caller.tenantId);
      const entry = calculate(params.id, request);
      const chart = body.chart === true ? { chart: chartCalculation(entry, request) ?? {} } : {};
      return jsonAnswer(200, { ...entry, ...chart });
    },
  }),
];
