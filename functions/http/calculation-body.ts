import { z } from "zod";
import type { CalculationRequest } from "#shared/calculations/calculate.ts";
import { FREQUENCIES } from "#shared/calculations/infer-frequency.ts";
import { ParameterValueSchema } from "#shared/calculations/ledger.ts";
import { MarketDataSchema } from "#shared/calculations/market-data.ts";
import { FinRiskError } from "#shared/errors.ts";
import { CALLER_ID_PATTERN, CALLER_ID_REMEDY } from "#shared/reports/caller-id.ts";
import type { Services } from "./services.ts";

const MAX_RETURNS = 100_000;
const ReturnsSchema = z.array(z.number()).min(1).max(MAX_RETURNS);

const FieldsSchema = z.strictObject({
  data: MarketDataSchema.optional(),
  portfolioId: z.string().regex(CALLER_ID_PATTERN, CALLER_ID_REMEDY).optional(),
  series: z
    .string()
    .optional()
    .describe("Name of a series, or `portfolio`; not needed where there are positions or only one series."),
  benchmark: z.string().optional().describe("Name of a series; that of the data when not given."),
  returns: ReturnsSchema.optional().describe("Bare simple returns, oldest first, in place of dated data."),
  benchmarkReturns: ReturnsSchema.optional().describe("One for each of the returns."),
  frequency: z.enum(FREQUENCIES).optional().describe("With `returns` only: how often they are observed."),
  method: z.string().optional().describe("The entry's first when not given."),
  parameters: z.record(z.string(), ParameterValueSchema).optional(),
  chart: z.boolean().optional().describe("True to have the figure drawn as well."),
});
type Fields = z.infer<typeof FieldsSchema>;

const NAMES_OF_DATA = ["series", "benchmark"] as const;
const COMPANIONS_OF_RETURNS = ["frequency", "benchmarkReturns"] as const;

/** The fields that do not go with the others, and what to do about each. */
function conflictsOf(fields: Fields): readonly (readonly [field: string, remedy: string])[] {
  const sources = [fields.data, fields.portfolioId, fields.returns].filter((source) => source !== undefined);
  if (sources.length > 1) return [["data", "give one of data, portfolioId and returns"]];
  const given = (name: keyof Fields) => fields[name] !== undefined;
  if (sources.length === 0) {
    const companions = [...NAMES_OF_DATA, ...COMPANIONS_OF_RETURNS].filter(given);
    return companions.map((name) => [name, "give one of data, portfolioId and returns with this"]);
  }
  if (fields.returns === undefined) {
    return COMPANIONS_OF_RETURNS.filter(given).map((name) => [name, "give this with returns only"]);
  }
  const named = NAMES_OF_DATA.filter(given).map((name) => [name, "bare returns have no names"] as const);
  if (fields.frequency !== undefined) return named;
  return [...named, ["frequency", `say how often: one of ${FREQUENCIES.join(", ")}`]];
}

/** The body of `POST /v1/calculations/{id}`: one of `data`, `portfolioId` and `returns` (none for an entry on inputs alone), and how to calculate. */
export const CalculationBodySchema = FieldsSchema.superRefine((fields, context) => {
  for (const [field, message] of conflictsOf(fields)) {
    context.addIssue({ code: "custom", path: [field], message });
  }
});

type Portfolios = Pick<Services["portfolios"], "get">;

async function readPortfolio(portfolios: Portfolios, tenantId: string, id: string) {
  const stored = await portfolios.get(tenantId, id);
  if (stored !== undefined) return stored.data;
  const remedy = "store it with PUT /v1/portfolios/{id}, or send data instead";
  throw new FinRiskError({
    code: "not-found",
    message: `There is no portfolio "${id}".`,
    violations: [{ field: "portfolioId", remedy }],
  });
}

/** What a checked body asks for, a stored portfolio read. Throws `not-found` when there is none of that name. */
export async function readCalculationBody(
  { data, portfolioId, returns, frequency, chart: _chart, ...choices }: Fields,
  portfolios: Portfolios,
  tenantId: string,
): Promise<CalculationRequest> {
  if (returns !== undefined && frequency !== undefined) return { ...choices, returns, frequency };
  if (data !== undefined) return { ...choices, data };
  if (portfolioId === undefined) return choices;
  return { ...choices, data: await readPortfolio(portfolios, tenantId, portfolioId) };
}
