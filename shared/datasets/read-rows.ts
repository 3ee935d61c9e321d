import type { ObjectContent } from "../ports/object-store.ts";
import { gunzipContent } from "./gunzip-content.ts";
import { scanLines, type UnreadableReason } from "./scan-lines.ts";

/** Why a line is not a row. `truncated` is a last line that breaks off. */
type LineRejection = UnreadableReason | "truncated" | "malformed-json" | "not-an-object";

/** An object of JSON, with any fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A line of a JSONL object: the row in it, or why there is none. */
export type ReadRow =
  | { readonly line: number; readonly row: JsonObject }
  | { readonly line: number; readonly rejection: LineRejection };

/** Room for the longest example that any provider takes, several times over. */
const MOST_LINE_BYTES = 4 * 1024 * 1024;

const BYTE_ORDER_MARK = /^\uFEFF/;

/** The rows of a JSONL object, plain or gzip, in batches as its bytes come; every line that is not blank is one row or one rejection. */
export async function* readRows(
  content: ObjectContent,
  { mostLineBytes = MOST_LINE_BYTES }: { readonly mostLineBytes?: number } = {},
): AsyncGenerator<readonly ReadRow[]> {
  for await (const lines of scanLines(gunzipContent(content), { mostLineBytes })) {
    yield lines.map((line) =>
      "unreadable" in line
        ? { line: line.number, rejection: line.unreadable }
        : parseLine(line.number, line.text, line.ended),
    );
  }
}

function parseLine(line: number, text: string, ended: boolean): ReadRow {
  try {
    const value: unknown = JSON.parse(line === 1 ? text.replace(BYTE_ORDER_MARK, "") : text);
    return isJsonObject(value) ? { line, row: value } : { line, rejection: "not-an-object" };
  } catch {
    return { line, rejection: ended ? "malformed-json" : "truncated" };
  }
}

/** Whether a value of JSON is an object, neither null nor a list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
