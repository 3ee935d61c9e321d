import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { InProcessChunkIndex } from "../../functions/adapters/local/in-process-chunk-index.ts";
import { StoredVectorIndex } from "../../functions/adapters/local/stored-vector-index.ts";
import { MemoryDocumentStore } from "../fakes/memory-document-store.ts";
import { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { percentile } from "./percentile.ts";
import { buildFlexSearch, buildMiniSearch, type SearchPeer } from "./retrieval-peers.ts";
import { makePassages, makeQuestions } from "./synthetic-passages.ts";
import { makeUnitVectors } from "./synthetic-vectors.ts";

const SIZES = [
  { passages: 10_000, suffix: "", rounds: 8 },
  { passages: 100_000, suffix: "_100k", rounds: 3 },
];
const QUESTIONS = 1_000;
const VECTOR_QUESTIONS = 200;
const PEER_QUESTIONS = 300;
/** Stand-ins at the length that peers were measured at, and at that of the default embedding model. */
const DIMENSIONS = 256;
const DEFAULT_DIMENSIONS = 768;
const BATCH = 500;
const LIMIT = 10;
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

async function timeMs(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Every item's time in the quietest round: what else the machine did in the others is not what is measured. */
async function quietestRound<T>(
  items: readonly T[],
  rounds: number,
  work: (item: T, index: number) => unknown,
): Promise<readonly number[]> {
  let best: readonly number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = [];
    for (const [index, item] of items.entries()) times.push(await timeMs(() => work(item, index)));
    // The first round warms up.
    if (round === 1 || (round > 1 && sumOf(times) < sumOf(best))) best = times;
  }
  return best;
}

function* percentiles(name: string, times: readonly number[]): Generator<Figure> {
  yield { figure: `${name}_p50_ms`, value: percentile(times, 0.5), unit: "ms", n: times.length };
  yield { figure: `${name}_p99_ms`, value: percentile(times, 0.99), unit: "ms", n: times.length };
}

/** Words alone, then the index's own memory, for so many passages of 70 words and questions of a sentence. */
async function* measureSize(size: (typeof SIZES)[number]): AsyncGenerator<Figure> {
  const random = new SeededRandom({ seed: 20_260 });
  const passages = makePassages(size.passages, random);
  const questions = makeQuestions(QUESTIONS, passages, random);
  const before = memoryBytes();
  const index = new Bm25Index();
  const buildMs = await timeMs(() => {
    for (let start = 0; start < passages.length; start += BATCH) {
      index.upsert(passages.slice(start, start + BATCH));
    }
  });
  const thousands = size.passages / 1_000;
  yield { figure: `build_${thousands}k_ms`, value: rounded(buildMs), unit: "ms", n: 1 };
  for (const question of questions) index.search(question, { limit: LIMIT });
  const mebibytes = rounded((memoryBytes() - before) / MEBIBYTE);
  yield { figure: `index${size.suffix}_mib`, value: mebibytes, unit: "MiB", n: 1 };
  const times = await quietestRound(questions, size.rounds, (text) => index.search(text, { limit: LIMIT }));
  yield* percentiles(`lexical${size.suffix}`, times);
  yield* measureVectors(size, passages, questions.slice(0, VECTOR_QUESTIONS), random);
}

/** Exact search over vectors, and both ways joined; random vectors, since only their speed is measured. */
async function* measureVectors(
  { suffix, rounds }: (typeof SIZES)[number],
  passages: ReturnType<typeof makePassages>,
  questions: readonly string[],
  random: SeededRandom,
): AsyncGenerator<Figure> {
  const lengths = suffix === "" ? [DIMENSIONS, DEFAULT_DIMENSIONS] : [DIMENSIONS];
  for (const dimensions of lengths) {
    const vectors = new StoredVectorIndex({ documents: new MemoryDocumentStore(), model: "bench" });
    const stored = makeUnitVectors(passages.length, dimensions, random);
    await vectors.upsert(
      "bench",
      stored.map((vector, index) => ({ chunkId: passages[index]?.id ?? "", vector })),
    );
    const asked = makeUnitVectors(questions.length, dimensions, random);
    const name = dimensions === DIMENSIONS ? suffix : `_${dimensions}`;
    const options = { limit: LIMIT, admits: () => true };
    const near = await quietestRound(asked, rounds, (vector) => vectors.search("bench", vector, options));
    yield* percentiles(`vector${name}`, near);
    const index = new InProcessChunkIndex({ vectors });
    await index.upsert(passages);
    const joined = await quietestRound(questions, rounds, (text, position) => {
      const vector = asked[position];
      return index.search({ tenantId: "bench", text, limit: LIMIT, ...(vector && { vector }) });
    });
    yield* percentiles(`hybrid${name}`, joined);
  }
}

/** Other in-process text engines as they come, over the same passages and questions. */
async function* measurePeer(
  name: string,
  build: (passages: ReturnType<typeof makePassages>) => SearchPeer,
): AsyncGenerator<Figure> {
  const random = new SeededRandom({ seed: 20_260 });
  const passages = makePassages(10_000, random);
  const questions = makeQuestions(PEER_QUESTIONS, passages, random);
  let peer: SearchPeer = () => [];
  const buildMs = await timeMs(() => {
    peer = build(passages);
  });
  yield { figure: `${name}_build_10k_ms`, value: rounded(buildMs), unit: "ms", n: 1 };
  const found = questions.filter((question) => peer(question, LIMIT).length > 0).length;
  if (found === 0) throw new Error(`${name} finds nothing: its figures would time nothing`);
  yield* percentiles(name, await quietestRound(questions, 2, (question) => peer(question, LIMIT)));
}

/** Words, vectors and both over 10,000 and 100,000 passages, and peers over 10,000. */
export async function* run(): AsyncGenerator<Figure> {
  for (const size of SIZES) yield* measureSize(size);
  yield* measurePeer("minisearch", buildMiniSearch);
  yield* measurePeer("flexsearch", buildFlexSearch);
}
