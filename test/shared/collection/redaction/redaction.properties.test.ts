import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectPersonalData } from "#shared/collection/redaction/detect-personal-data.ts";
import { redact } from "#shared/collection/redaction/redact.ts";
import { readLabelledRows } from "./labelled-rows.ts";

const ROWS = ["identifiers-development.txt", "financial-lines-development.txt"]
  .flatMap(readLabelledRows)
  .map(({ text }) => text);
const SEPARATORS = [" ", "\n", ". ", "\t", ", ", "; ", "\u00a0", ""];

/** Pieces of real rows cut anywhere and joined anyhow, with any characters between. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ROWS) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...ROWS), fc.nat(60), fc.nat(60))
          .map(([row, from, length]) => row.slice(from, from + length)),
      },
      { weight: 2, arbitrary: fc.constantFrom(...SEPARATORS) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
      { weight: 1, arbitrary: fc.constantFrom("[PERSON_1]", "[ACCOUNT_NUMBER_12]", "[SSN_3") },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

describe("detectPersonalData", () => {
  test("on any text, gives spans that are sorted, disjoint, inside the text and scored from 0 to 1", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, score } of detectPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test("on any text twice, gives the same", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(detectPersonalData(text)).toEqual(detectPersonalData(text));
      }),
    );
  });
});

describe("redact", () => {
  test("on any text, leaves every character outside the spans as it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: redacted, spans } = redact(text);
        const kept = [];
        let from = 0;
        for (const { start, end } of spans) {
          kept.push(text.slice(from, start));
          from = end;
        }
        kept.push(text.slice(from));
        const between = kept.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        expect(redacted).toMatch(new RegExp(`^${between.join("\\[[A-Z_]+_\\d+\\]")}$`, "su"));
      }),
    );
  });

  test("on its own result, changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = redact(text).text;
        expect(redact(once).text).toBe(once);
      }),
    );
  });
});
