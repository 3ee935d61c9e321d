const SENTENCE_END = /(?<=[.!?])\s+(?=[\p{Lu}"“(])|;\s/u;
const LIST_MARK = /^\s*(?:[-*+]\s+|\d{1,9}[.)]\s+|>\s+)/;
const TABLE_RULE = /^\s*\|?[\s:|-]+\|?\s*$/;

const isRow = (line: string): boolean => line.trimStart().startsWith("|");

const cellsOf = (row: string): readonly string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/** Each row as a whole, and cell by cell: "Single stock weight: Limit 25 %; Early warning 20 %". */
function rowsAsSentences(rows: readonly string[]): readonly string[] {
  const [header = [], ...body] = rows.filter((row) => !TABLE_RULE.test(row)).map(cellsOf);
  return body.flatMap(([name = "", ...cells]) => {
    const told = cells.flatMap((cell, column) =>
      cell === "" ? [] : [`${header[column + 1] ?? ""} ${cell}`],
    );
    const whole = told.length > 1 ? [`${name}: ${told.join("; ")}`] : [];
    return [...told.map((cell) => `${name}: ${cell}`), ...whole];
  });
}

/** The sentences, list items and table cells of a passage; a paragraph may run over several lines. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let paragraph: string[] = [];
  let rows: string[] = [];
  const finish = (): void => {
    sentences.push(...paragraph.join(" ").split(SENTENCE_END), ...rowsAsSentences(rows));
    paragraph = [];
    rows = [];
  };
  for (const line of text.split("\n")) {
    const startsAnew = line.trim() === "" || LIST_MARK.test(line) || /^\s{0,3}#/.test(line);
    if (startsAnew || isRow(line) !== rows.length > 0) finish();
    if (isRow(line)) rows.push(line);
    else paragraph.push(line.replace(LIST_MARK, "").replace(/^\s{0,3}#+\s*/, ""));
  }
  finish();
  return sentences
    .map((sentence) => sentence.replaceAll(/[*_`]{1,3}/g, "").trim())
    .filter((found) => found !== "");
}

const LEAST_WORDS = 4;

/** The clauses of a sentence that commas set apart; none where it is one clause. */
export function clausesOf(sentence: string): readonly string[] {
  const clauses = sentence.split(/,\s+(?:and\s+|but\s+|while\s+)?/);
  return clauses.length === 1 ? [] : clauses.filter((clause) => clause.split(" ").length >= LEAST_WORDS);
}
