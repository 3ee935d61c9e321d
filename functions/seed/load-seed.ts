import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type MarketData, MarketDataSchema } from "#shared/calculations/market-data.ts";
import { parseMarketDataCsv } from "#shared/calculations/market-data-csv.ts";
import { FinRiskError } from "#shared/errors.ts";
import type { KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";

const PRICES = "market-prices.csv";
const PORTFOLIO = "portfolio.json";
const KNOWLEDGE = "knowledge/";

/** The files stand beside this module in the source; the build copies them to `seed/` and bundles this module one or two folders off. */
const CANDIDATE_FOLDERS = ["./", "./seed/", "../seed/"];

function seedFolder(): URL {
  const folders = CANDIDATE_FOLDERS.map((path) => new URL(path, import.meta.url));
  const found = folders.find((folder) => existsSync(new URL(PRICES, folder)));
  if (found !== undefined) return found;
  throw new FinRiskError({
    code: "configuration",
    message: `The seed data is missing: ${PRICES} is in none of ${folders.map(({ pathname }) => pathname).join(", ")}. Build again with "npm run build".`,
  });
}

const read = (folder: URL, name: string): string => readFileSync(new URL(name, folder), "utf8");

/** The first heading of a page is its title. */
function readPage(folder: URL, name: string): KnowledgeInput {
  const text = read(folder, KNOWLEDGE + name);
  const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
  return { title, source: `seed/${KNOWLEDGE}${name}`, format: "markdown", text };
}

/** The sample prices with their portfolio, and the pages of knowledge, as they ship with FinRisk. */
export function readSeed(): {
  readonly marketData: MarketData;
  readonly knowledge: readonly KnowledgeInput[];
} {
  const folder = seedFolder();
  const { series } = parseMarketDataCsv(read(folder, PRICES));
  const marketData = MarketDataSchema.parse({ ...JSON.parse(read(folder, PORTFOLIO)), series });
  const pages = readdirSync(new URL(KNOWLEDGE, folder)).filter((name) => name.endsWith(".md"));
  return { marketData, knowledge: pages.sort().map((name) => readPage(folder, name)) };
}
