import { type HeaderRelation, headerRelation } from "./header-relations.ts";
import type { Entity, EntityKind } from "./relation.ts";
import type { StatedRelation } from "./sentence-relations.ts";

/** A relation and the cells that state it. */
export interface FoundRelation {
  readonly relation: StatedRelation;
  readonly evidence: string;
}

const COMPANY_HEADER =
  /\b(?:compan(?:y|ies)|issuers?|firms?|stocks?|positions?|names?|entit(?:y|ies)|banks?|series)\b/i;
const OFFICE_HEADER = /^(?:office|position|title|role|function)$/i;
const PERSON_HEADER = /^(?:name|officer|director|executive|person)s?$/i;
const OFFICE = /\b(?:officer|chair\w*|director|president|treasurer|counsel|C[EFOR]O)\b/i;
const NO_ENTITY = /^(?:[-–—\s]*|n\/?a\.?|none|others?|total|various|[\d\s.,%()$€£-]+)$/i;
const MOST_NAME_CHARACTERS = 80;
const LABEL = /^\s*(?:[-*+]\s+)?(?:\*\*)?([\p{L}][\p{L} -]{2,40}?)(?:\*\*)?:(?:\*\*)?\s+(\S.{0,300})$/u;

const cellsOf = (row: string): readonly string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.replaceAll(/\*\*|__|`|\[|\]\([^)]*\)/g, "").trim());

const entity = (kind: EntityKind, name: string): readonly Entity[] =>
  NO_ENTITY.test(name) || name.length > MOST_NAME_CHARACTERS ? [] : [{ kind, name }];

/** The names in a cell: several are divided by semicolons, line breaks, commas or "and"; a place keeps its commas. */
function namesIn(cell: string, kind: EntityKind): readonly Entity[] {
  const separator =
    kind === "place" ? /;|<br\s*\/?>/ : /;|<br\s*\/?>|,\s+(?!Inc|Ltd|LLC|Corp|plc)(?:and\s)?|\sand\s/;
  return cell.split(separator).flatMap((name) => entity(kind, name.trim().replace(/\.$/, "")));
}

function relate(company: Entity, { type, kind, isSubject }: HeaderRelation, cell: string, header: string) {
  const office = type === "officer-of" ? header.toLowerCase().trim() : undefined;
  return namesIn(cell, kind).map((named): StatedRelation => {
    const [subject, object] = isSubject === true ? [named, company] : [company, named];
    return { type, subject, object, ...(office !== undefined && { detail: office }) };
  });
}

interface Row {
  readonly headers: readonly string[];
  readonly cells: readonly string[];
}

const evidenceOf = ({ headers, cells }: Row): string =>
  cells.flatMap((cell, column) => (cell === "" ? [] : [`${headers[column] ?? ""}: ${cell}`])).join("; ");

/** Companies in the first column, or related to the document's own by what the first header says. */
function readRow(row: Row, self: string | undefined): readonly StatedRelation[] {
  const [firstHeader = "", ...otherHeaders] = row.headers;
  const [firstCell = "", ...otherCells] = row.cells;
  const own = self === undefined ? [] : entity("issuer", self);
  const first = headerRelation(firstHeader);
  const others = otherCells.flatMap((cell, column) => {
    const header = otherHeaders[column] ?? "";
    const relation = headerRelation(header);
    return relation === undefined ? [] : [{ cell, header, relation }];
  });
  if (PERSON_HEADER.test(firstHeader) && otherHeaders.some((header) => OFFICE_HEADER.test(header))) {
    return officers(row, own);
  }
  const isCompany = first?.kind === "issuer" || (first === undefined && COMPANY_HEADER.test(firstHeader));
  const companies = isCompany ? entity("issuer", firstCell) : own;
  const ofFirst =
    first === undefined || others.some(({ relation }) => relation.type === first.type) ? [] : own;
  return [
    ...ofFirst.flatMap((company) =>
      first === undefined ? [] : relate(company, first, firstCell, firstHeader),
    ),
    ...companies.flatMap((company) =>
      others.flatMap(({ cell, header, relation }) => relate(company, relation, cell, header)),
    ),
  ];
}

function officers({ headers, cells }: Row, own: readonly Entity[]): readonly StatedRelation[] {
  const office = cells[headers.findIndex((header) => OFFICE_HEADER.test(header))] ?? "";
  const people = OFFICE.test(office) ? entity("person", cells[0] ?? "") : [];
  const detail = office.charAt(0).toLowerCase() + office.slice(1);
  return people.flatMap((subject) =>
    own.map(
      (object): StatedRelation => ({ type: "officer-of", subject, object, detail: detail.slice(0, 100) }),
    ),
  );
}

function readTable(lines: readonly string[], self: string | undefined): readonly FoundRelation[] {
  const [header = "", separator = "", ...body] = lines;
  if (!/^[\s|:-]+$/.test(separator)) return [];
  const headers = cellsOf(header);
  return body.flatMap((line) => {
    const row = { headers, cells: cellsOf(line) };
    const evidence = evidenceOf(row);
    return readRow(row, self).map((relation) => ({ relation, evidence }));
  });
}

/** "Key suppliers: A, B and C", said of the document's own company. */
function readLabel(line: string, self: string | undefined): readonly FoundRelation[] {
  const [, label = "", value = ""] = LABEL.exec(line) ?? [];
  const relation = headerRelation(label);
  if (relation === undefined || self === undefined) return [];
  const evidence = `${label}: ${value}`;
  return relate({ kind: "issuer", name: self }, relation, value, label).map((stated) => ({
    relation: stated,
    evidence,
  }));
}

/** What the tables and the labelled lines of a chunk say. `self` is the company that the document is about. */
export function readTableRelations(text: string, self: string | undefined): readonly FoundRelation[] {
  const found: FoundRelation[] = [];
  let table: string[] = [];
  for (const line of [...text.split("\n"), ""]) {
    if (line.trimStart().startsWith("|")) {
      table.push(line);
    } else {
      found.push(...readTable(table, self), ...readLabel(line, self));
      table = [];
    }
  }
  return found;
}
