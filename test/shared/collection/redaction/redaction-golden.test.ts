import { describe, expect, test } from "vitest";
import { detectPersonalData } from "#shared/collection/redaction/detect-personal-data.ts";
import { PERSONAL_DATA_TYPES } from "#shared/collection/redaction/personal-data.ts";
import { type LabelledRow, readLabelledRows, scoreRows } from "./labelled-rows.ts";

/** Persons and addresses have sets of their own. */
const isIdentifier = ({ type }: { readonly type: string }): boolean =>
  type !== "PERSON" && type !== "ADDRESS";
const found = (row: LabelledRow) => ({ ...row, found: detectPersonalData(row.text).filter(isIdentifier) });
const IDENTIFIER_TYPES = PERSONAL_DATA_TYPES.filter((type) => isIdentifier({ type }));

describe("identifiers", () => {
  test.each(["identifiers-development.txt", "identifiers-held-out.txt"])(
    "in the rows of %s, by any type, nearly all go and nothing else does",
    (file) => {
      const { precision, recall } = scoreRows(readLabelledRows(file).map(found), null);
      expect(precision).toBeGreaterThanOrEqual(0.98);
      expect(recall).toBeGreaterThanOrEqual(0.96);
    },
  );

  test.each(IDENTIFIER_TYPES)("of type %s, in the held-out rows, score at least 0.9", (type) => {
    const { f1 } = scoreRows(readLabelledRows("identifiers-held-out.txt").map(found), type);
    expect(f1).toBeGreaterThanOrEqual(0.9);
  });
});

describe("financial lines", () => {
  const lines = ["financial-lines-development.txt", "financial-lines-held-out.txt"]
    .flatMap(readLabelledRows)
    .map(({ text }) => text);

  test.each(lines)("%j, holding nobody's data, loses no identifier", (line) => {
    expect(detectPersonalData(line).filter(isIdentifier)).toEqual([]);
  });
});
