import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { CreateWriteStreamOptions, File } from "@google-cloud/storage";
import type { ObjectContent } from "#shared/ports/object-store.ts";

/** Up to here an object travels in one request, from memory; a larger one in chunks of this size. A multiple of 256 KiB. */
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface Upload {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ifAbsent: boolean;
}

/** Content of which the beginning was read: all of it when it fits in one chunk, and then there is no `rest`. */
export interface SplitContent {
  readonly start: Buffer;
  readonly rest?: AsyncIterator<Uint8Array>;
}

/** Reads up to one chunk ahead, and throws what the content's source throws. */
export async function splitAtChunk(content: ObjectContent | Uint8Array | string): Promise<SplitContent> {
  if (typeof content === "string") return { start: Buffer.from(content) };
  if (content instanceof Uint8Array) return { start: Buffer.from(content) };
  const source = content[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes <= CHUNK_BYTES; ) {
    const { done, value } = await source.next();
    if (done) return { start: Buffer.concat(chunks) };
    chunks.push(value);
    bytes += value.byteLength;
  }
  return { start: Buffer.concat(chunks), rest: source };
}

/** Sends one request. */
export async function uploadSmall(file: File, content: Buffer, upload: Upload): Promise<void> {
  await file.save(content, { ...writeOptions(upload), resumable: false });
}

/** Runs a resumable upload, of which the SDK repeats the chunk that failed. */
export async function uploadLarge(
  file: File,
  start: Buffer,
  rest: AsyncIterator<Uint8Array>,
  upload: Upload,
): Promise<void> {
  const target = file.createWriteStream({ ...writeOptions(upload), resumable: true, chunkSize: CHUNK_BYTES });
  await pipeline(Readable.from(joined(start, rest)), target);
}

function writeOptions({ contentType, metadata, ifAbsent }: Upload): CreateWriteStreamOptions {
  return {
    metadata: { contentType, metadata },
    validation: "crc32c",
    ...(ifAbsent && { preconditionOpts: { ifGenerationMatch: 0 } }),
  };
}

async function* joined(start: Buffer, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}
