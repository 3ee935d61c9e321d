import { createGunzip } from "node:zlib";
import type { ObjectContent } from "../ports/object-store.ts";

/** Compressed bytes handed over at once. Deflate expands at most about 1,030 times, so that at most 17 MB wait to be read. */
const SLICE_BYTES = 16_384;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The content as it is, or unpacked when its first bytes are those of gzip. From a damaged archive comes all that could be
 * unpacked, always the same bytes, before the error is thrown.
 */
export async function* gunzipContent(content: ObjectContent): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = resume(first.value, chunks);
  yield* isGzip(first.value) ? gunzip(whole) : whole;
}

async function* resume(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** One slice at a time, so that what was unpacked before damage is handed on and not lost with the stream. */
async function* gunzip(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  const unpacked: Uint8Array[] = [];
  let failure: Error | undefined;
  stream.on("data", (bytes: Uint8Array) => unpacked.push(bytes));
  stream.on("error", (error) => {
    failure = error;
  });
  // A write that fails is never called back; the stream closes instead.
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  try {
    for await (const slice of slicesOf(content)) {
      await Promise.race([closed, new Promise<void>((resolve) => stream.write(slice, () => resolve()))]);
      yield* unpacked.splice(0);
      if (failure !== undefined) break;
    }
    stream.end();
    await closed;
    yield* unpacked.splice(0);
  } finally {
    stream.destroy();
  }
  if (failure !== undefined) throw failure;
}

async function* slicesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      yield chunk.subarray(start, start + SLICE_BYTES);
    }
  }
}
