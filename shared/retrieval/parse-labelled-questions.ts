import { z } from "zod";
import { FinRiskError } from "../errors.ts";
import type { LabelledQuestion } from "./evaluate-retrieval.ts";

const LineSchema = z.object({
  question: z.string().trim().min(1),
  /** Sources, document ids or chunk ids. */
  relevant: z.array(z.string().min(1)).min(1),
});

const CorpusLineSchema = z.object({ _id: z.string(), title: z.string().default(""), text: z.string() });
const QueryLineSchema = z.object({ _id: z.string(), text: z.string() });

/** A text of a BEIR set's corpus. */
export interface CorpusText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const refuse = (file: string, line: number, remedy: string, cause?: unknown): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message: `${file}, line ${line}: ${remedy}.`,
    violations: [{ field: `${file}.${line}`, remedy }],
    cause,
  });

function parseLine<T>(schema: z.ZodType<T>, text: string, file: string, line: number): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const found = issue === undefined ? "is not JSON" : `${issue.path.join(".")}: ${issue.message}`;
    throw refuse(file, line, found, cause);
  }
}

const parseLines = <T>(schema: z.ZodType<T>, text: string, file: string): readonly T[] =>
  text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(schema, line, file, index + 1)]));

/**
 * Reads labelled questions, one JSON object a line: `{"question": "…", "relevant": ["source, document id or chunk id"]}`. Throws
 * `invalid-request` naming the line.
 */
export function parseLabelledQuestions(text: string, file: string): readonly LabelledQuestion[] {
  return parseLines(LineSchema, text, file).map(({ question, relevant }) => ({
    question,
    relevance: new Map(relevant.map((id) => [id, 1])),
  }));
}

/** Reads the judgements of a BEIR set: a header, then query id, corpus id and grade, separated by tabs. */
function parseJudgements(text: string): ReadonlyMap<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const [index, line] of text.split("\n").entries()) {
    if (index === 0 || line.trim() === "") continue;
    const [query = "", document = "", grade = ""] = line.trim().split("\t");
    if (grade === "" || Number.isNaN(Number(grade))) {
      throw refuse("qrels", index + 1, "write query id, corpus id and a number, separated by tabs");
    }
    const ofQuery = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, ofQuery.set(document, Number(grade)));
  }
  return judgements;
}

/**
 * Reads a set in the BEIR form (Thakur et al., 2021): `corpus.jsonl`, `queries.jsonl` and a file of judgements. Queries without
 * a judgement are left out, as that benchmark does. Throws `invalid-request` naming file and line.
 */
export function parseBeirSet(files: {
  readonly corpus: string;
  readonly queries: string;
  readonly judgements: string;
}): { readonly corpus: readonly CorpusText[]; readonly questions: readonly LabelledQuestion[] } {
  const judgements = parseJudgements(files.judgements);
  const questions = parseLines(QueryLineSchema, files.queries, "queries.jsonl").flatMap(({ _id, text }) => {
    const relevance = judgements.get(_id);
    const answered = [...(relevance?.values() ?? [])].some((grade) => grade > 0);
    return relevance === undefined || !answered ? [] : [{ question: text, relevance }];
  });
  const corpus = parseLines(CorpusLineSchema, files.corpus, "corpus.jsonl").map(({ _id, ...text }) => ({
    id: _id,
    ...text,
  }));
  return { corpus, questions };
}
