import type { ObjectContent } from "../ports/object-store.ts";

/** Why a line could not be read at all. */
export type UnreadableReason = "oversized" | "not-utf-8" | "damaged-archive";

/** One line of an object: its text, or why there is none. Numbers begin at 1 and count blank lines too. */
type ScannedLine =
  | { readonly number: number; readonly text: string; readonly ended: boolean }
  | { readonly number: number; readonly unreadable: UnreadableReason };

const NEWLINE = 0x0a;
const REPLACEMENT = "\uFFFD";
const strictDecoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Cuts bytes into lines, a batch for each chunk that comes, so that reading waits for whoever uses the lines. Holds one chunk
 * and at most one line of `mostLineBytes`. Blank lines are left out; `ended` is false for a last line without a newline.
 */
export async function* scanLines(
  content: ObjectContent,
  { mostLineBytes }: { readonly mostLineBytes: number },
): AsyncGenerator<readonly ScannedLine[]> {
  const scanner = new LineScanner(mostLineBytes);
  try {
    for await (const chunk of content) yield scanner.push(chunk);
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield [...scanner.finish(), { number: scanner.nextNumber, unreadable: "damaged-archive" }];
    return;
  }
  yield scanner.finish();
}

/** Errors of unpacking, which condemn the rest of one object; those of the store concern the whole run. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^Z_/.test(String(error.code));

class LineScanner {
  nextNumber = 1;
  private readonly mostLineBytes: number;
  private begun: Buffer[] = [];
  private begunBytes = 0;

  constructor(mostLineBytes: number) {
    this.mostLineBytes = mostLineBytes;
  }

  push(chunk: Uint8Array): readonly ScannedLine[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const lines: ScannedLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.close(lines, bytes, start, end);
      start = end + 1;
    }
    this.keep(bytes.subarray(start));
    return lines;
  }

  finish(): readonly ScannedLine[] {
    const lines: ScannedLine[] = [];
    if (this.begunBytes > 0) this.close(lines, Buffer.alloc(0), 0, 0, false);
    return lines;
  }

  /** Of a line that is already too long only the length is kept. */
  private keep(bytes: Buffer): void {
    this.begunBytes += bytes.length;
    if (this.begunBytes > this.mostLineBytes) this.begun = [];
    // A copy, for the chunk's memory belongs to whoever read it.
    else if (bytes.length > 0) this.begun.push(Buffer.from(bytes));
  }

  private close(lines: ScannedLine[], bytes: Buffer, start: number, end: number, ended = true): void {
    const number = this.nextNumber;
    this.nextNumber += 1;
    if (this.begunBytes + end - start > this.mostLineBytes) {
      lines.push({ number, unreadable: "oversized" });
    } else if (this.begunBytes > 0) {
      const whole = Buffer.concat([...this.begun, bytes.subarray(start, end)]);
      addLine(lines, { number, ended }, whole, 0, whole.length);
    } else {
      addLine(lines, { number, ended }, bytes, start, end);
    }
    this.begun = [];
    this.begunBytes = 0;
  }
}

function addLine(
  lines: ScannedLine[],
  place: { readonly number: number; readonly ended: boolean },
  bytes: Buffer,
  start: number,
  end: number,
): void {
  const text = bytes.toString("utf8", start, end);
  if (text.includes(REPLACEMENT) && !isUtf8(bytes.subarray(start, end))) {
    lines.push({ number: place.number, unreadable: "not-utf-8" });
  } else if (!isBlank(text)) {
    lines.push({ ...place, text });
  }
}

const isBlank = (text: string): boolean => text.length < 100 && text.trim() === "";

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
