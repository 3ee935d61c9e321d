import { describe, expect, test } from "vitest";
import { detectPersonalData } from "#shared/collection/redaction/detect-personal-data.ts";
import { ScannedText } from "#shared/collection/redaction/scan-text.ts";
import { HOSTILE_TEXTS } from "../../../bench/hostile-texts.ts";

const LENGTH = 6_000;

/** How often finders read a token while they search a text: their work, whatever the machine does. */
function countReads(text: string): number {
  const { startOf, endOf, classOf } = ScannedText.prototype;
  let reads = 0;
  const counting = (read: (token: number) => number) =>
    function count(this: ScannedText, token: number): number {
      reads++;
      return read.call(this, token);
    };
  Object.assign(ScannedText.prototype, {
    startOf: counting(startOf),
    endOf: counting(endOf),
    classOf: counting(classOf),
  });
  try {
    detectPersonalData(text);
  } finally {
    Object.assign(ScannedText.prototype, { startOf, endOf, classOf });
  }
  return reads;
}

describe("hostile texts", () => {
  test.each([...HOSTILE_TEXTS])(
    "repeating %j, at twice the length, cost about twice the reads",
    (_piece, text) => {
      const reads = countReads(text.slice(0, LENGTH));
      expect(countReads(text.slice(0, 2 * LENGTH))).toBeLessThan(2.3 * reads + 500);
    },
  );
});
