import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeCatalogue } from "#shared/calculations/catalogue.ts";
import { parseConfig } from "#shared/config.ts";
import type { LanguageModel, Prompt } from "#shared/ports/language-model.ts";
import { FinRiskOrchestrator } from "#shared/reports/finrisk-orchestrator.ts";
import { EmbeddedLanguageModel } from "../../functions/adapters/local/embedded-model/embedded-language-model.ts";
import { openFinRisk } from "../../functions/composition.ts";
import type { Figure } from "./figure.ts";
import { percentile } from "./percentile.ts";

const PASSAGES = 10_000;
const PASSAGES_PER_DOCUMENT = 500;
const WARM_UP = 300;
const REPORTS = 2_000;
const QUESTIONS = [
  "What is the annualised Sharpe ratio and the 95% VaR of MSFT, and its beta to the S&P 500?",
  "Maximum drawdown and volatility of the portfolio?",
  "Expected shortfall of IBM at 99%",
  "How closely does AAPL track the S&P 500?",
];

/** Adds up the time spent inside the model, so that it can be taken off. */
function timed(model: LanguageModel): { model: LanguageModel; takeMs: () => number } {
  let spentMs = 0;
  const takeMs = () => {
    const taken = spentMs;
    spentMs = 0;
    return taken;
  };
  const generate: LanguageModel["generate"] = async <Output>(prompt: Prompt<Output>) => {
    const startedAtMs = performance.now();
    try {
      return await model.generate(prompt);
    } finally {
      spentMs += performance.now() - startedAtMs;
    }
  };
  const { provider, defaultModel } = model;
  return { model: { provider, defaultModel, generate, stream: (prompt) => model.stream(prompt) }, takeMs };
}

const WORDS =
  "revenue exposure hedge duration liquidity capital margin credit rate currency swap desk limit stress loss".split(
    " ",
  );

/** Passages of about 70 words that share words with each other and with the questions, as filings do. */
function note(position: number): string {
  const words = Array.from(
    { length: 70 },
    (_, index) => WORDS[(position * 7 + index * (1 + (position % 5))) % WORDS.length],
  );
  return `## Note ${position}\n\n${words.join(" ")} risk ratio ${position}.`;
}

/** Own overhead of one report on the embedded store with 10,000 passages, interaction written, model time taken off. */
export async function* run(): AsyncGenerator<Figure> {
  const directory = mkdtempSync(join(tmpdir(), "finrisk-bench-"));
  const finrisk = await openFinRisk(parseConfig({ FINRISK_DATA_DIR: directory, FINRISK_LOG_LEVEL: "error" }));
  try {
    for (let first = 0; first < PASSAGES; first += PASSAGES_PER_DOCUMENT) {
      const document = {
        title: `Notes from ${first}`,
        source: `notes-${first}`,
        format: "markdown" as const,
      };
      const notes = Array.from({ length: PASSAGES_PER_DOCUMENT }, (_, offset) => note(first + offset));
      await finrisk.knowledge.ingest(finrisk.tenantId, { ...document, text: notes.join("\n\n") });
    }
    const { model, takeMs } = timed(new EmbeddedLanguageModel({ catalogue: describeCatalogue() }));
    const orchestrator = new FinRiskOrchestrator({
      documents: finrisk.documents,
      index: finrisk.knowledge,
      portfolios: { get: async (tenantId, id) => (await finrisk.portfolios.get(tenantId, id))?.data },
      model,
      runtime: finrisk.runtime,
      modelTimeoutMs: 10_000,
      retentionDays: 7,
    });
    const overheadsMs: number[] = [];
    for (let count = 0; count < WARM_UP + REPORTS; count += 1) {
      const query = QUESTIONS[count % QUESTIONS.length] ?? "";
      takeMs();
      const startedAtMs = performance.now();
      await orchestrator.generateReport({ query, portfolioId: "sample" }, finrisk.tenantId);
      if (count >= WARM_UP) overheadsMs.push(performance.now() - startedAtMs - takeMs());
    }
    yield { figure: "p50_ms", value: percentile(overheadsMs, 0.5), unit: "ms", n: REPORTS };
    yield { figure: "p99_ms", value: percentile(overheadsMs, 0.99), unit: "ms", n: REPORTS };
  } finally {
    await finrisk.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
