import { Command, InvalidArgumentError } from "commander";
import type { CollectionStatistics } from "#shared/collection/collection-statistics.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface StatisticsOptions {
  readonly days: number;
  readonly json?: boolean;
  readonly dataDir?: string;
}

const MOST_DAYS = 366;

function parseDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_DAYS}`);
}

const rowsOf = (name: string, tally: Readonly<Record<string, number>>): readonly (readonly string[])[] =>
  Object.entries(tally).map(([kind, count]) => [`${name} ${kind}`, String(count)]);

function printStatistics({ from, to, interactions, collected, ...rest }: CollectionStatistics): void {
  const { rejected, redactions, quality, days } = rest;
  print(`Interactions answered from ${from} to ${to}\n`);
  const qualityTally = Object.fromEntries(
    quality
      .filter((step) => step.interactions > 0)
      .map((step) => [`${step.from.toFixed(1)} to ${step.to.toFixed(1)}`, step.interactions]),
  );
  const rows = [
    ["interactions", String(interactions)],
    ["collected", String(collected)],
    ...rowsOf("rejected:", rejected),
    ...rowsOf("quality", qualityTally),
    ...rowsOf("redacted", redactions),
  ];
  print(formatTable([["what", "count"], ...rows]));
  if (days.length === 0) return;
  const dayRows = days.map((day) => [day.day, String(day.collected), String(day.rejected)]);
  print(`\n${formatTable([["day", "collected", "rejected"], ...dayRows])}`);
}

async function showStatistics({ days, ...options }: StatisticsOptions): Promise<void> {
  await withFinRisk(options, async ({ collection, tenantId }) => {
    const statistics = await collection.collector.getStatistics(tenantId, { days });
    if (options.json === true) printJson(statistics);
    else printStatistics(statistics);
  });
}

const STATS_EXAMPLE = "finrisk examples stats --days 7";

/** `finrisk examples`: what collection made of the interactions. */
export function examplesCommand(): Command {
  const stats = new Command("stats")
    .description("count what was collected and what was rejected, why, and what was redacted")
    .option("--days <number>", "how many days back, today included", parseDays, 30)
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", `\nExample:\n  ${STATS_EXAMPLE}`)
    .action(showStatistics);
  return new Command("examples")
    .description("look at the training examples that were made of reports")
    .addCommand(stats)
    .addHelpText("after", `\nExample:\n  ${STATS_EXAMPLE}`);
}
