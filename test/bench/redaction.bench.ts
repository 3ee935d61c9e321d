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
const SHORT_RECORDS = 1_000;
const PASSAGES = 40;
/** A slow peer is measured on what it manages in this time. */
const BUDGET_MS = 4_000;
/** The quietest of many short rounds counts: other work on the machine is not what is measured. */
const ROUNDS = 24;
const HOSTILE_TRIES = 3;
const TOO_LONG_MS = 200;
/** A thread that is busy longer is ended; its text counts as too long. */
const GIVE_UP_MS = 1_000;

async function readTexts(folder: URL, suffix: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
}

/** Half golden rows without the marks of their labels, most with an identifier; half sentences of prose; in a shuffled order. */
function shortRecords(files: readonly string[], prose: string): string[] {
  const random = new SeededRandom({ seed: 7 });
  const rows = files
    .flatMap((file) => file.split("\n"))
    .filter((row) => row !== "")
    .map((row) => row.replace(/⟦[A-Z_]+ ([^⟧]*)⟧/g, "$1").replaceAll("\\n", "\n"));
  const sentences = prose.split(/(?<=[.!?])\s+/);
  const draw = (texts: readonly string[]): string => texts[Math.floor(random.uniform() * texts.length)] ?? "";
  return Array.from({ length: SHORT_RECORDS }, (_, index) => draw(index % 2 === 0 ? rows : sentences));
}

/** Passages of 8 KB of the finance prose that ships with FinRisk, each beginning somewhere else. */
function longPassages(prose: string): string[] {
  const twice = prose + prose;
  return Array.from({ length: PASSAGES }, (_, index) => {
    const from = (index * 997) % prose.length;
    return twice.slice(from, from + PASSAGE_LENGTH);
  });
}

/** Megabytes of text a second, in the quietest round of those that the budget allows; the first rounds warm up. */
function megabytesPerSecond(find: Finder, texts: readonly string[]): number {
  const endsAtMs = performance.now() + BUDGET_MS;
  let most = 0;
  for (let round = 0; round < ROUNDS && performance.now() < endsAtMs; round++) {
    const startedAtMs = performance.now();
    let characters = 0;
    for (const text of texts) {
      find(text);
      characters += text.length;
      if (performance.now() > endsAtMs) break;
    }
    most = Math.max(most, characters / MEGABYTE / ((performance.now() - startedAtMs) / 1000));
  }
  return most;
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
    let quietestMs: number | undefined;
    for (let tries = 0; tries < HOSTILE_TRIES && (quietestMs ?? GIVE_UP_MS) > TOO_LONG_MS; tries++) {
      const timeMs = await timeInThread(thread, text);
      if (timeMs === undefined) thread = await startThread(name);
      if (timeMs === undefined) break;
      quietestMs = Math.min(quietestMs ?? timeMs, timeMs);
    }
    if ((quietestMs ?? GIVE_UP_MS) > TOO_LONG_MS) count++;
  }
  await thread.terminate();
  return count;
}

const NAMES: readonly FinderName[] = ["", "redact-pii", "@redactpii/node", "compromise"];

/** Speed on short records, on long passages, on 1 MB, and on hostile texts of 50 KB; then the same of each peer, its name in front. */
export async function* run(): AsyncGenerator<Figure> {
  const prose = (await readTexts(KNOWLEDGE, ".md")).join("\n");
  const short = shortRecords(await readTexts(RECORDS, ".txt"), prose);
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
