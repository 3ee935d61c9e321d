import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { percentile } from "./percentile.ts";
import { makePassages, makeQuestions } from "./synthetic-passages.ts";

const PASSAGES = 10_000;
const QUESTIONS = 1_000;
/** The quietest round counts: what else the machine did in the others is not what is measured. */
const TIMED_ROUNDS = 8;
const BATCH = 500;
const MEBIBYTE = 1024 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function memoryBytes(): number {
  // Array buffers are let go of in the collection after the one that found them unused.
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function timeMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Searches over 10,000 passages of 70 words with questions of a sentence each; the first round warms up and is not counted. */
export function* run(): Generator<Figure> {
  const random = new SeededRandom({ seed: 20_260 });
  const passages = makePassages(PASSAGES, random);
  const questions = makeQuestions(QUESTIONS, passages, random);

  const before = memoryBytes();
  const startedAt = performance.now();
  const index = new Bm25Index();
  for (let start = 0; start < PASSAGES; start += BATCH) index.upsert(passages.slice(start, start + BATCH));
  const buildMs = performance.now() - startedAt;
  yield { figure: "build_10k_ms", value: rounded(buildMs), unit: "ms", n: 1 };

  const search = (question: string) => index.search(question, { limit: 10 });
  questions.forEach(search);
  yield { figure: "index_mib", value: rounded((memoryBytes() - before) / MEBIBYTE), unit: "MiB", n: 1 };

  const rounds = Array.from({ length: TIMED_ROUNDS }, () =>
    questions.map((question) => timeMs(() => search(question))),
  );
  const quietest = rounds.reduce((best, round) => (sumOf(round) < sumOf(best) ? round : best));
  yield { figure: "lexical_p50_ms", value: percentile(quietest, 0.5), unit: "ms", n: QUESTIONS };
  yield { figure: "lexical_p99_ms", value: percentile(quietest, 0.99), unit: "ms", n: QUESTIONS };
}
