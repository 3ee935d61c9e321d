import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { TrainingExample } from "./example.ts";
import { sortFields } from "./sort-fields.ts";

/** A shard's object: its name is made of the tenant, the day and a hash of its lines, so that other lines have another name. */
export interface ShardContent {
  readonly objectName: string;
  readonly bytes: Uint8Array;
}

/** Where the header of a gzip member names the operating system (RFC 1952, 2.3.1), and the value for "unknown". */
const OPERATING_SYSTEM_BYTE = 9;
const UNKNOWN_OPERATING_SYSTEM = 255;

/** The same bytes on every platform: Node writes no time into the header, and the system is taken out. */
function gzipTheSame(text: string): Uint8Array {
  const bytes = gzipSync(text);
  bytes[OPERATING_SYSTEM_BYTE] = UNKNOWN_OPERATING_SYSTEM;
  return bytes;
}

/** One line of JSON for each example, in order of their ids, with its fields in order of their names. */
export function shardContentOf(
  place: { readonly tenantId: string; readonly day: string },
  examples: readonly TrainingExample[],
): ShardContent {
  const lines = [...examples]
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map((example) => `${JSON.stringify(sortFields(example))}\n`)
    .join("");
  const hash = createHash("sha256").update(lines).digest("hex");
  return {
    objectName: `tenants/${place.tenantId}/examples/dt=${place.day}/${hash}.jsonl.gz`,
    bytes: gzipTheSame(lines),
  };
}
