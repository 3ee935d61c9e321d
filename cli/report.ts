import { Command, InvalidArgumentError, Option } from "commander";
import { FinRiskError } from "#shared/errors.ts";
import { RiskQuestionSchema } from "#shared/reports/report.ts";
import { validate } from "../functions/http/validate.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { print, printJson } from "./output.ts";
import { readPrices, SAMPLE_PORTFOLIO } from "./read-prices.ts";
import { renderReport } from "./render-report.ts";

interface ReportOptions {
  readonly prices?: string;
  readonly benchmark?: string;
  readonly portfolio?: string;
  readonly style?: "concise" | "detailed" | "technical";
  readonly json?: boolean;
  readonly dataDir?: string;
}

const EXAMPLES = `
Examples:
  finrisk report "What is the annualised Sharpe ratio and the 95% VaR of MSFT, and its beta to the S&P 500?"
  finrisk report "Maximum drawdown of my portfolio?" --style technical
  finrisk report "Volatility of each fund?" --prices funds.csv --json
  finrisk report "Beta of Fund A?" --prices funds.csv --benchmark "Index"`;

/** Prices from a file, with the series of it that is the benchmark. */
async function marketDataOf(path: string, benchmark: string | undefined) {
  const data = await readPrices(path);
  if (benchmark === undefined) return data;
  const names = data.series.map(({ name }) => name);
  if (names.includes(benchmark)) return { ...data, benchmark };
  const violations = [{ field: "--benchmark", remedy: `name one of ${names.join(", ")}` }];
  throw new FinRiskError({
    code: "invalid-request",
    message: `"${path}" has no series "${benchmark}".`,
    violations,
  });
}

function readQuestion(words: string): string {
  if (words.trim() === "") throw new InvalidArgumentError("Ask a question.");
  return words;
}

/** The question as the HTTP API would take it; without prices of its own it is about the stored portfolio. */
async function questionOf(query: string, options: ReportOptions) {
  const about =
    options.prices === undefined
      ? { portfolioId: options.portfolio ?? SAMPLE_PORTFOLIO }
      : { data: await marketDataOf(options.prices, options.benchmark) };
  const preferences = options.style === undefined ? {} : { preferences: { reportingStyle: options.style } };
  return validate(RiskQuestionSchema, { query, ...about, ...preferences }, "body");
}

async function answer(query: string, options: ReportOptions, command: Command): Promise<void> {
  if (options.benchmark !== undefined && options.prices === undefined) {
    command.error("error: option '--benchmark <name>' needs option '--prices <file>'");
  }
  const question = await questionOf(query, options);
  await withFinRisk(options, async (finrisk) => {
    const report = await finrisk.orchestrator.generateReport(question, finrisk.tenantId);
    if (options.json === true) printJson(report);
    else print(renderReport(report));
  });
}

/** `finrisk report`: one checked report, with no server running. */
export function reportCommand(): Command {
  return new Command("report")
    .description("answer a question about financial risk, every figure computed and checked")
    .argument("<question>", "the question, in quotes", readQuestion)
    .addOption(
      new Option("--prices <file>", "CSV of prices: a date column and one column a series").conflicts(
        "portfolio",
      ),
    )
    .option("--benchmark <name>", "the series of --prices that is the benchmark")
    .option("--portfolio <id>", `a stored portfolio (default: ${SAMPLE_PORTFOLIO})`)
    .addOption(new Option("--style <style>", "how much to say").choices(["concise", "detailed", "technical"]))
    .option("--json", "print the report as JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", EXAMPLES)
    .action(answer);
}
