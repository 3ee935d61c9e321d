import { programError, quote } from "./program.ts";

const MAX_TEXT_BYTES = 4096;

/** The source of a quoted name, which may hold every character. */
export const QUOTED_SOURCE = '"(?:[^"\\\\]|\\\\.)*"';

/** Throws `invalid-request` for a text above 4 kB of UTF-8. */
export function checkTextSize(text: string): void {
  if (text.length > MAX_TEXT_BYTES || new TextEncoder().encode(text).length > MAX_TEXT_BYTES) {
    throw programError([], `the text is longer than ${MAX_TEXT_BYTES} bytes; send fewer steps`);
  }
}

/** The name inside quotes, or the text itself where it has none. Throws `invalid-request` naming the step when quotes do not match. */
export function unquote(written: string, step: number): string {
  if (!written.startsWith('"')) return written;
  try {
    return String(JSON.parse(written));
  } catch (cause) {
    throw programError(
      [step],
      `${quote(written)} is not one quoted name; close it with a second quote`,
      cause,
    );
  }
}

/**
 * Refuses texts in which "1,234" may be two arguments: where numbers have thousands commas, arguments are separated by a comma and
 * a space. Throws `invalid-request` naming the step.
 */
export function checkCommas(
  text: { readonly hasThousands: boolean; readonly hasTightCommas: boolean },
  step: number,
): void {
  if (text.hasThousands && text.hasTightCommas) {
    throw programError(
      [step],
      "a comma may be a separator or mark thousands; separate arguments by a comma and a space",
    );
  }
}
