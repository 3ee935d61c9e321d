import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";
import { FINDERS, type Finder, type FinderName } from "./redaction-peers.ts";

const KNOWLEDGE = new URL("../../functions/seed/knowledge/", import.meta.url);
const RECORDS = new URL("../golden/redaction/", import.meta.url);
const PASSAGE_LENGTH = 8_000;
const MEGABYTE = 1_000_000;
const SHORT_RECORDS = 4_000;
const PASSAGES = 120;
/** A slow peer is measured on what it manages in this time. */
const BUDGET_MS = 1_500;
/** The quietest round counts: other work on the machine is not what is measured. */
const ROUNDS = 3;
const TOO_LONG_MS = 200;
/** A thread that is busy longer is ended; its text counts as too long. */
const GIVE_UP_MS = 1_000;

async function readTexts(folder: URL, suffix: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

/** The golden rows without the marks of their labels, in a shuffled order, each used many times. */
function shortRecords(files: readonly string[]): string[] {
  const random = new SeededRandom({ seed: 7 });
  const rows = files
    .flatMap((file) => file.split("\n"))
    .filter((row) => row !== "")
    .map((row) => row.replace(/⟦[A-Z_]+ ([^⟧]*)⟧/g, "$1").replaceAll("\\n", "\n"));
  return Array.from({ length: SHORT_RECORDS }, () => rows[Math.floor(random.uniform() * rows.length)] ?? "");
}

/** Passages of 8 KB of the finance prose that ships with FinRisk, each beginning somewhere else. */
function longPassages(prose: string): string[] {
  const twice = prose + prose;
  return Array.from({ length: PASSAGES }, (_, index) => {
    const from = (index * 997) % prose.length;
    return twice.slice(from, from + PASSAGE_LENGTH);
  });
}

/** Megabytes of text a second, in the quietest round. */
function megabytesPerSecond(find: Finder, texts: readonly string[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAtMs = performance.now();
    let characters = 0;
    for (const text of texts) {
      find(text);
      characters += text.length;
      if (performance.now() - startedAtMs > BUDGET_MS) break;
    }
    return characters / MEGABYTE / ((performance.now() - startedAtMs) / 1000);
  });
  return Math.max(...rounds);
}

function quietestTimeMs(find: Finder, text: string): number {
  let quietest = Number.POSITIVE_INFINITY;
  const startedAtMs = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - startedAtMs < BUDGET_MS; round++) {
    const roundAtMs = performance.now();
    find(text);
    quietest = Math.min(quietest, performance.now() - roundAtMs);
  }
  return quietest;
}

async function startThread(name: FinderName): Promise<Worker> {
  const thread = new Worker(new URL("redaction-process.ts", import.meta.url), { workerData: name });
  await once(thread, "message");
  return thread;
}

async function timeInThread(thread: Worker, text: string): Promise<number | undefined> {
  thread.postMessage(text);
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  try {
    const [timeMs] = await once(thread, "message", { signal });
    return timeMs;
  } catch {
    await thread.terminate();
    return undefined;
  }
}

async function countTooLong(name: FinderName): Promise<number> {
  let thread = await startThread(name);
  let count = 0;
  for (const text of HOSTILE_TEXTS.values()) {
    const timeMs = await timeInThread(thread, text);
    if (timeMs === undefined) thread = await startThread(name);
    if (timeMs === undefined || timeMs > TOO_LONG_MS) count++;
  }
  await thread.terminate();
  return count;
}

const NAMES: readonly FinderName[] = ["", "redact-pii", "@redactpii/node", "compromise"];

/** Speed on short records, on long passages, on 1 MB, and on hostile texts of 50 KB; then the same of each peer, its name in front. */
export async function* run(): AsyncGenerator<Figure> {
  const short = shortRecords(await readTexts(RECORDS, ".txt"));
  const prose = (await readTexts(KNOWLEDGE, ".md")).join("\n");
  const long = longPassages(prose);
  const megabyte = prose.repeat(Math.ceil(MEGABYTE / prose.length)).slice(0, MEGABYTE);
  for (const name of NAMES) {
    const find: Finder = FINDERS[name]();
    const prefix = name === "" ? "" : `${name} `;
    const figures = [
      { figure: "short_mb_per_s", value: megabytesPerSecond(find, short), unit: "MB/s", n: short.length },
      { figure: "long_mb_per_s", value: megabytesPerSecond(find, long), unit: "MB/s", n: long.length },
      { figure: "one_mb_ms", value: quietestTimeMs(find, megabyte), unit: "ms", n: ROUNDS },
      { figure: "hostile_over_200ms", value: await countTooLong(name), unit: "texts", n: HOSTILE_TEXTS.size },
    ];
    for (const { figure, value, ...rest } of figures)
      yield { figure: prefix + figure, value: Number(value.toPrecision(4)), ...rest };
  }
}
