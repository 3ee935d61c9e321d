import { Command } from "commander";
import { backgroundHandlers } from "../functions/background-handlers.ts";
import { openFinRisk } from "../functions/composition.ts";
import { readEnvironment } from "../functions/environment.ts";
import { startServer } from "../functions/host.ts";
import { createFirstKey } from "./first-key.ts";
import { DATA_DIR_OPTION } from "./open.ts";
import { print } from "./output.ts";

interface ServeOptions {
  readonly port?: string;
  readonly dataDir?: string;
}

function greeting(url: string, firstKey: string | undefined): string {
  const key =
    firstKey === undefined
      ? ["It has API keys already; one more is made with: npm run -s finrisk -- keys create"]
      : ["API key, shown once (scopes reports and admin):", "", `  ${firstKey}`];
  return [
    `FinRisk serves ${url}`,
    `API documentation: ${url}/docs`,
    "",
    ...key,
    "",
    "Stop with Ctrl-C.",
  ].join("\n");
}

/** Resolves at the first request to stop. */
const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });

async function serve(options: ServeOptions): Promise<void> {
  const config = readEnvironment({
    ...(options.port === undefined ? {} : { PORT: options.port }),
    ...(options.dataDir === undefined ? {} : { FINRISK_DATA_DIR: options.dataDir }),
  });
  const finrisk = await openFinRisk(config);
  const server = await startServer(finrisk.services, { host: config.FINRISK_HOST, port: config.PORT });
  const firstKey = await createFirstKey(finrisk);
  await finrisk.startBackground(backgroundHandlers(finrisk.services));
  print(greeting(server.url, firstKey));
  await stopRequested();
  await server.close();
  await finrisk.close();
}

/** `finrisk serve`: the whole system in one process, on embedded storage unless the environment says otherwise. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("serve the HTTP API, its triggers and its schedules in one process")
    .option("--port <number>", "port to listen on (default: 8080, 0 for any)")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", "\nExamples:\n  finrisk serve\n  finrisk serve --port 9000 --data-dir /tmp/finrisk")
    .action(serve);
}
