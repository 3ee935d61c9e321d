import { Command, InvalidArgumentError } from "commander";
import type { ChunkHit, Placing } from "#shared/ports/chunk-index.ts";
import type { RetrievalEvaluation } from "#shared/retrieval/evaluate-retrieval.ts";
import { isRelational } from "#shared/retrieval/graph/is-relational.ts";
import { evaluateBeirSet, evaluateOwnKnowledge, isFolder } from "./evaluate-knowledge.ts";
import { DATA_DIR_OPTION, withFinRisk } from "./open.ts";
import { formatTable, print, printJson } from "./output.ts";

interface KnowledgeOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

const SHOWN_MISSES = 10;
const SHOWN_CHARACTERS = 70;

const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line;
};

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError("give a whole number from 1 on");
  return limit;
}

const placing = (found: Placing | undefined): string =>
  found === undefined ? "–" : `${found.rank} (${found.score.toFixed(2)})`;

/** How each way of searching placed the passage, before they were joined. */
const explained = ({ lexical, vector, graph }: ChunkHit): readonly string[] =>
  [lexical, vector, graph].map(placing);

async function search(
  question: string,
  options: KnowledgeOptions & { readonly limit: number; readonly explain?: boolean },
): Promise<void> {
  await withFinRisk(options, async (finrisk) => {
    const { tenantId, knowledge } = finrisk;
    const hits = await knowledge.search({
      tenantId,
      text: question,
      limit: options.limit,
      withGraph: isRelational(question),
    });
    if (options.json === true) return printJson(hits);
    if (hits.length === 0) return print("No passage shares a word with the question.");
    const explain = options.explain === true;
    const rows = hits.map((hit, position) => [
      String(position + 1),
      hit.score.toFixed(explain ? 4 : 2),
      ...(explain ? explained(hit) : []),
      hit.chunk.path.join(" › ") || hit.chunk.title,
      shorten(hit.chunk.text),
    ]);
    const ways = explain ? ["words", "meaning", "graph"] : [];
    print(formatTable([["rank", "score", ...ways, "passage", "text"], ...rows]));
  });
}

function printEvaluation({ questions, recall, ndcg10, mrr10, missed }: RetrievalEvaluation): void {
  const figures: readonly (readonly [string, number])[] = [
    ["recall@1", recall[1]],
    ["recall@5", recall[5]],
    ["recall@10", recall[10]],
    ["recall@20", recall[20]],
    ["nDCG@10", ndcg10],
    ["MRR@10", mrr10],
  ];
  print(formatTable([["measure", "value"], ...figures.map(([name, value]) => [name, value.toFixed(3)])]));
  print(`\n${questions} questions, ${missed.length} of them without anything relevant among the first ten.`);
  for (const question of missed.slice(0, SHOWN_MISSES)) print(`  ${shorten(question)}`);
}

async function evaluate(path: string, options: KnowledgeOptions): Promise<void> {
  const evaluation = (await isFolder(path))
    ? await evaluateBeirSet(path)
    : await withFinRisk(options, (finrisk) => evaluateOwnKnowledge(finrisk, path));
  if (options.json === true) printJson(evaluation);
  else printEvaluation(evaluation);
}

const SEARCH_EXAMPLE = 'finrisk knowledge search "Which confidence level does the house use for VaR?"';
const EVALUATE_EXAMPLE = "finrisk knowledge evaluate questions.jsonl --json";

const subcommand = (name: string, description: string, example: string): Command =>
  new Command(name)
    .description(description)
    .option("--json", "print JSON")
    .option(...DATA_DIR_OPTION)
    .addHelpText("after", `\nExample:\n  ${example}`);

const searchCommand = (): Command =>
  subcommand("search", "what a report on this question would be given to read, best first", SEARCH_EXAMPLE)
    .argument("<question>")
    .option("--limit <number>", "how many passages", parseLimit, 10)
    .option("--explain", "show the rank and score that each way of searching gave")
    .action(search);

const evaluateCommand = (): Command =>
  subcommand(
    "evaluate",
    'measure retrieval on a file of {"question", "relevant"} lines over the own knowledge, or on a folder in the BEIR form',
    EVALUATE_EXAMPLE,
  )
    .argument("<path>")
    .action(evaluate);

/** `finrisk knowledge`: look into the knowledge base, and measure how well it is searched. */
export function knowledgeCommand(): Command {
  return new Command("knowledge")
    .description("search the knowledge base, and measure the search")
    .addCommand(searchCommand())
    .addCommand(evaluateCommand())
    .addHelpText("after", `\nExamples:\n  ${SEARCH_EXAMPLE}\n  ${EVALUATE_EXAMPLE}`);
}
