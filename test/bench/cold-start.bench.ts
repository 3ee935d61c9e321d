import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "simple-statistics";
import { z } from "zod";
import { buildDeployable } from "../../infra/build.ts";
import type { Figure } from "./figure.ts";

const STARTS = 9;
const FUNCTIONS = ["assignments", "reports", "admin"] as const;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TimesSchema = z.object({ importMs: z.number(), firstAnswerMs: z.number() });
const execute = promisify(execFile);

async function startOnce(folder: string, functionName: string): Promise<z.infer<typeof TimesSchema>> {
  const script = join(import.meta.dirname, "cold-start-process.ts");
  const env = { FINRISK_DATA_DIR: join(folder, "data"), FINRISK_LOG_LEVEL: "error" };
  const { stdout } = await execute(process.execPath, [script, folder, functionName], { env });
  return TimesSchema.parse(JSON.parse(stdout));
}

/** Starts are taken in turns, so that a busy moment of the machine falls on every function alike. */
async function measure(folder: string): Promise<readonly Figure[]> {
  const times = FUNCTIONS.map((name) => ({ name, starts: [] as z.infer<typeof TimesSchema>[] }));
  for (let start = 0; start < STARTS; start++) {
    for (const { name, starts } of times) starts.push(await startOnce(folder, name));
  }
  return times.flatMap(({ name, starts }) => [
    { figure: `${name}_ms`, value: median(starts.map(({ importMs }) => importMs)), unit: "ms", n: STARTS },
    {
      figure: `${name}_first_answer_ms`,
      value: median(starts.map(({ firstAnswerMs }) => firstAnswerMs)),
      unit: "ms",
      n: STARTS,
    },
  ]);
}

/**
 * Import time of each HTTP function as it is deployed, and the time from nothing to its first answer on embedded storage
 * that was loaded before: medians over fresh processes.
 */
export async function* run(): AsyncGenerator<Figure> {
  const cache = join(ROOT, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "cold-start-"));
  try {
    await buildDeployable(folder);
    await startOnce(folder, "reports");
    yield* await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
