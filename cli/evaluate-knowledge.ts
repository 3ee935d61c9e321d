import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { FinRiskError } from "#shared/errors.ts";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { chunkDocument } from "#shared/retrieval/chunk-document.ts";
import { evaluateRetrieval, type RetrievalEvaluation } from "#shared/retrieval/evaluate-retrieval.ts";
import {
  type CorpusText,
  parseBeirSet,
  parseLabelledQuestions,
} from "#shared/retrieval/parse-labelled-questions.ts";
import type { FinRisk } from "../functions/composition.ts";

/** More chunks than the deepest cutoff, since several may be of one document. */
const SEARCH_DEPTH = 100;

async function readInput(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw new FinRiskError({
      code: "invalid-request",
      message: `Cannot read "${path}".`,
      violations: [
        {
          field: "PATH",
          remedy:
            "name a file of labelled questions, or a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv",
        },
      ],
      cause,
    });
  });
}

/** Measures a search over the tenant's own knowledge; a chunk counts under its own id, its document's id and its source. */
export async function evaluateOwnKnowledge(finrisk: FinRisk, file: string): Promise<RetrievalEvaluation> {
  const questions = parseLabelledQuestions(await readInput(file), file);
  const named = new Set(questions.flatMap(({ relevance }) => [...relevance.keys()]));
  return evaluateRetrieval(questions, async (text) => {
    const hits = await finrisk.knowledge.search({ tenantId: finrisk.tenantId, text, limit: SEARCH_DEPTH });
    return hits.map(({ chunk }) => {
      const names = [chunk.id, chunk.documentId, chunk.source];
      return names.find((name) => named.has(name)) ?? chunk.documentId;
    });
  });
}

/** The corpus as a knowledge base of its own, kept in memory alone; its ids are the sources. */
function indexOf(corpus: readonly CorpusText[]): Bm25Index {
  const index = new Bm25Index();
  for (const { id, title, text } of corpus) {
    if (text.trim() === "") continue;
    const input = { tenantId: "evaluation", title: title || id, source: id, format: "text" as const, text };
    index.upsert(chunkDocument(input).chunks);
  }
  return index;
}

async function judgementsIn(folder: string): Promise<string> {
  const folderOfJudgements = join(folder, "qrels");
  const files = await readdir(folderOfJudgements).catch((): string[] => []);
  const file = files.includes("test.tsv")
    ? "test.tsv"
    : (files.find((name) => name.endsWith(".tsv")) ?? "test.tsv");
  return readInput(join(folderOfJudgements, file));
}

/** Measures the lexical search over a set in the BEIR form, in memory: nothing is ingested. */
export async function evaluateBeirSet(folder: string): Promise<RetrievalEvaluation> {
  const [corpusText, queries, judgements] = await Promise.all([
    readInput(join(folder, "corpus.jsonl")),
    readInput(join(folder, "queries.jsonl")),
    judgementsIn(folder),
  ]);
  const { corpus, questions } = parseBeirSet({ corpus: corpusText, queries, judgements });
  const index = indexOf(corpus);
  return evaluateRetrieval(questions, async (text) =>
    index.search(text, { limit: SEARCH_DEPTH }).map(({ chunk }) => chunk.source),
  );
}

/** True for a folder, which is read as a BEIR set. */
export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
