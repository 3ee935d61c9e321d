import { writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { calculate } from "#shared/calculations/calculate.ts";
import type { ParameterValue } from "#shared/calculations/calculation.ts";
import { requireCalculation } from "#shared/calculations/choose-calculation.ts";
import type { LedgerEntry } from "#shared/calculations/ledger.ts";
import type { MarketData } from "#shared/calculations/market-data.ts";
import type { ChartSpecification } from "#shared/charts/chart.ts";
import { chartCalculation } from "#shared/charts/chart-calculation.ts";
import { FinRiskError } from "#shared/errors.ts";
import { ledgerTable, printedValue } from "./ledger-table.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";
import { readPrices, SAMPLE_PORTFOLIO } from "./read-prices.ts";

type ParameterValues = Readonly<Record<string, ParameterValue>>;

interface CalculateOptions {
  readonly prices?: string;
  readonly series?: string;
  readonly benchmark?: string;
  readonly method?: string;
  readonly parameter?: ParameterValues;
  readonly chart?: string;
  readonly json?: boolean;
  readonly dataDir?: string;
}

const EXAMPLES = `
Examples:
  finrisk calculate sharpe --series MSFT
  finrisk calculate value-at-risk --prices funds.csv --series "Fund A" --parameter confidence=0.99 --json
  finrisk calculate maximum-drawdown --series MSFT --chart drawdown.json
  finrisk calculate irr --parameter cashFlows=-100,55,60.5
  finrisk calculate beta --prices funds.csv --series "Fund A" --benchmark "Index"`;

const NUMBERS = /^-?[\d.]+(?:e[+-]?\d+)?(?:\s*,\s*-?[\d.]+(?:e[+-]?\d+)?)+$/i;

/** A number, a list of numbers between commas, true or false, or else a word. */
function readValue(text: string): ParameterValue {
  if (text === "true" || text === "false") return text === "true";
  if (NUMBERS.test(text)) return text.split(",").map(Number);
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** Collects one `name=value` after the other. */
function readParameter(words: string, before: ParameterValues = {}): ParameterValues {
  const [, name, value] = /^(\w+)=(.+)$/.exec(words) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("Write it as name=value, such as confidence=0.99.");
  }
  return { ...before, [name]: readValue(value) };
}

/** The prices of a file, or else the sample portfolio. */
async function dataOf({ prices, dataDir }: CalculateOptions): Promise<MarketData> {
  if (prices !== undefined) return readPrices(prices);
  return withFinRisk(dataDir === undefined ? {} : { dataDir }, async ({ portfolios, tenantId }) => {
    const stored = await portfolios.get(tenantId, SAMPLE_PORTFOLIO);
    if (stored !== undefined) return stored.data;
    const violations = [{ field: "--prices", remedy: "name a CSV file of prices" }];
    throw new FinRiskError({ code: "not-found", message: "The sample portfolio is not stored.", violations });
  });
}

function renderEntry(entry: LedgerEntry): string {
  const parameters = Object.entries(entry.parameters).map(([name, value]) => [`  ${name}`, String(value)]);
  return [
    ledgerTable([entry]),
    parameters.length === 0 ? "" : `Parameters\n${formatTable(parameters)}`,
    entry.breakdown === undefined
      ? ""
      : `Parts\n${formatTable(entry.breakdown.map(({ name, value }) => [`  ${name}`, printedValue(entry, value)]))}`,
    entry.values === undefined ? "" : `Dated values: ${entry.values.length}, printed with --json`,
    entry.curve === undefined
      ? ""
      : `Curve of ${entry.curve.y} by ${entry.curve.x}: ${entry.curve.points.length} points, printed with --json`,
    entry.warnings.length === 0 ? "" : `Warnings\n${entry.warnings.map((each) => `  ${each}`).join("\n")}`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

/** Vega-Lite is JSON: under another ending its reader would look for a page or a picture. */
function readChartPath(path: string): string {
  if (path.endsWith(".json")) return path;
  throw new InvalidArgumentError(
    "Name a .json file: it gets a Vega-Lite specification, for a viewer to draw.",
  );
}

async function writeChart(path: string, chart: ChartSpecification | undefined): Promise<void> {
  const refuse = (message: string, remedy: string, cause?: unknown) =>
    new FinRiskError({ code: "invalid-request", message, violations: [{ field: "--chart", remedy }], cause });
  if (chart === undefined) throw refuse("This calculation has no chart.", "leave it out");
  await writeFile(path, `${JSON.stringify(chart, null, 2)}\n`).catch((cause: unknown) => {
    throw refuse(`Cannot write "${path}".`, "name a file in a folder that exists", cause);
  });
}

async function run(id: string, options: CalculateOptions): Promise<void> {
  const { series, benchmark, method, parameter: parameters } = options;
  const choices = { method, parameters };
  const request =
    requireCalculation(id).needs === "inputs"
      ? choices
      : { data: await dataOf(options), series, benchmark, ...choices };
  const entry = calculate(id, request);
  if (options.chart !== undefined) await writeChart(options.chart, chartCalculation(entry, request));
  if (options.json === true) printJson(entry);
  else print(renderEntry(entry));
}

/** `finrisk calculate`: one entry of the catalogue, on prices of one's own or on the sample portfolio. */
export function calculateCommand(): Command {
  return new Command("calculate")
    .description("run one calculation of the catalogue")
    .argument("<id>", "an id or a synonym: finrisk calculations lists them")
    .option(
      "--prices <file>",
      "CSV: a date column, one column a series of prices or of returns in % (default: the sample)",
    )
    .option("--series <name>", "what to calculate on (default: the portfolio, or the only series)")
    .option("--benchmark <name>", "the series to compare with (default: that of the data)")
    .option("--method <id>", "how to calculate (default: the first method of the entry)")
    .option("--parameter <name=value>", "a parameter of the entry; may be given again", readParameter)
    .option("--chart <file>", "write the chart too: a Vega-Lite specification, as JSON", readChartPath)
    .option("--json", "print the ledger entry as JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", EXAMPLES)
    .action(run);
}
