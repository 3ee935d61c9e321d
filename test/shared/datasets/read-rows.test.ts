import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadRow, readRows } from "#shared/datasets/read-rows.ts";

async function* inChunks(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.slice(start, start + chunkBytes);
}

async function read(
  content: string | Uint8Array,
  options: { chunkBytes?: number; mostLineBytes?: number } = {},
) {
  const { chunkBytes = 65_536, ...limits } = options;
  const rows: ReadRow[] = [];
  for await (const batch of readRows(inChunks(Buffer.from(content), chunkBytes), limits)) rows.push(...batch);
  return rows;
}

const manyLines = Array.from(
  { length: 3_000 },
  (_, n) => `{"n":${n},"text":"${"figure ".repeat(n % 40)}"}\n`,
);

describe("readRows", () => {
  test("rows, of plain lines with blank ones between, keep their line numbers", async () => {
    expect(await read('\uFEFF{"a":1}\n\n  \r\n{"b":"é"}\r\n{"c":3}')).toEqual([
      { line: 1, row: { a: 1 } },
      { line: 4, row: { b: "é" } },
      { line: 5, row: { c: 3 } },
    ]);
  });

  test("each kind of bad line, among good ones, is told apart and the rest goes on", async () => {
    const content = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":}\n[1]\nnull\n{"long":"'),
      Buffer.alloc(200, "x"),
      Buffer.from('"}\n{"bad":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}\n{"fine":"\uFFFD"}\n{"cut":'),
    ]);
    for (const chunkBytes of [1, 7, 4_096]) {
      expect(await read(content, { chunkBytes, mostLineBytes: 100 })).toEqual([
        { line: 1, row: { a: 1 } },
        { line: 2, rejection: "malformed-json" },
        { line: 3, rejection: "not-an-object" },
        { line: 4, rejection: "not-an-object" },
        { line: 5, rejection: "oversized" },
        { line: 6, rejection: "not-utf-8" },
        { line: 7, row: { fine: "\uFFFD" } },
        { line: 8, rejection: "truncated" },
      ]);
    }
  });

  test("gzip, of one or several members, reads as the plain text does", async () => {
    const plain = await read(manyLines.join(""));
    const members = [manyLines.slice(0, 1_000), manyLines.slice(1_000)].map((part) =>
      gzipSync(part.join("")),
    );
    expect(plain).toHaveLength(3_000);
    expect(await read(Buffer.concat(members), { chunkBytes: 1_000 })).toEqual(plain);
  });

  test("a damaged archive, cut or with a byte changed, gives the same rows each time and then says so", async () => {
    const whole = gzipSync(manyLines.join(""), { level: 1 });
    const changed = Buffer.from(whole);
    changed.fill(0xff, whole.length >> 1, (whole.length >> 1) + 40);
    for (const damaged of [whole.subarray(0, whole.length >> 1), changed]) {
      const first = await read(damaged, { chunkBytes: 3_000 });
      expect(first.at(-1)).toMatchObject({ rejection: "damaged-archive" });
      expect(first.length).toBeGreaterThan(500);
      for (let run = 0; run < 5; run += 1) expect(await read(damaged, { chunkBytes: 3_000 })).toEqual(first);
    }
  });

  test("back-pressure, while a batch is in use, reads no further chunk", async () => {
    let chunksRead = 0;
    async function* counted() {
      for (const line of manyLines) {
        chunksRead += 1;
        yield Buffer.from(line);
      }
    }
    const rows = readRows(counted());
    await rows.next();
    await rows.next();
    expect(chunksRead).toBe(2);
    await rows.return(undefined);
  });

  test("any bytes, in chunks of any size, account for every line that is not blank", async () => {
    const line = fc.oneof(fc.json().map(Buffer.from), fc.uint8Array({ maxLength: 60 }).map(Buffer.from));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 1, max: 80 }),
        async (lines, chunkBytes) => {
          const bytes = Buffer.concat(lines.flatMap((each) => [each, Buffer.from("\n")]));
          if (bytes[0] === 0x1f && bytes[1] === 0x8b) return;
          const texts = bytes.toString("latin1").split("\n");
          const blank = texts.filter(
            (text) => Buffer.from(text, "latin1").toString("utf8").trim() === "",
          ).length;
          const rows = await read(bytes, { chunkBytes, mostLineBytes: 1_000 });
          expect(rows).toHaveLength(texts.length - blank);
          expect(rows).toEqual(await read(bytes, { mostLineBytes: 1_000 }));
        },
      ),
    );
  });
});
