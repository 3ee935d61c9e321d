import { FinRiskError } from "../errors.ts";
import { type CUTOFFS, type RankingMetrics, type Relevance, rankingMetrics } from "./ranking-metrics.ts";

/** A question with what answers it: sources, document ids or chunk ids, whichever the ranking is of. */
export interface LabelledQuestion {
  readonly question: string;
  readonly relevance: Relevance;
}

/** Averages over all questions; one that found nothing counts as 0 and stays in. */
export interface RetrievalEvaluation extends RankingMetrics {
  readonly questions: number;
  /** Questions of which nothing relevant was among the first ten. */
  readonly missed: readonly string[];
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Measures a search over labelled questions. `rank` gives ids best first; an id that comes again is passed over, so that a
 * search of chunks can be judged by document. Throws `invalid-request` when there is no question, or one without an answer.
 */
export async function evaluateRetrieval(
  questions: readonly LabelledQuestion[],
  rank: (question: string) => Promise<readonly string[]>,
): Promise<RetrievalEvaluation> {
  assertLabelled(questions);
  const measured: RankingMetrics[] = [];
  for (const { question, relevance } of questions) {
    measured.push(rankingMetrics([...new Set(await rank(question))], relevance));
  }
  const recallAt = (cutoff: (typeof CUTOFFS)[number]) => meanOf(measured.map(({ recall }) => recall[cutoff]));
  return {
    questions: questions.length,
    recall: { 1: recallAt(1), 5: recallAt(5), 10: recallAt(10), 20: recallAt(20) },
    ndcg10: meanOf(measured.map(({ ndcg10 }) => ndcg10)),
    mrr10: meanOf(measured.map(({ mrr10 }) => mrr10)),
    missed: questions.flatMap(({ question }, index) => (measured[index]?.mrr10 === 0 ? [question] : [])),
  };
}

function assertLabelled(questions: readonly LabelledQuestion[]): void {
  const unlabelled = questions.findIndex(
    ({ relevance }) => ![...relevance.values()].some((grade) => grade > 0),
  );
  if (questions.length > 0 && unlabelled < 0) return;
  const field = questions.length === 0 ? "questions" : `questions.${unlabelled}.relevant`;
  const remedy = "give at least one question, each with at least one relevant source, document or chunk";
  throw new FinRiskError({
    code: "invalid-request",
    message: `Retrieval cannot be measured: ${field} is empty; ${remedy}.`,
    violations: [{ field, remedy }],
  });
}
