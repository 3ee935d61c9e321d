import { KnowledgeGraph } from "#shared/retrieval/graph/knowledge-graph.ts";
import type { Relation } from "#shared/retrieval/graph/relation.ts";
import { searchGraph } from "#shared/retrieval/graph/search-graph.ts";
import { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { percentile } from "./percentile.ts";

const SIZES = [
  { nodes: 2_000, edges: 10_000, suffix: "" },
  { nodes: 20_000, edges: 100_000, suffix: "_20k" },
];
const QUESTIONS = 300;
const EDGES_PER_DOCUMENT = 100;
const HOLDINGS = 10;

const nameOf = (node: number): string => `Company${node} Works`;

/** Suppliers at random among so many companies, each relation in a chunk of its own. */
function fill(size: (typeof SIZES)[number], random: SeededRandom): KnowledgeGraph {
  const graph = new KnowledgeGraph();
  const pick = () => ({ kind: "issuer" as const, name: nameOf(Math.floor(random.uniform() * size.nodes)) });
  for (let start = 0; start < size.edges; start += EDGES_PER_DOCUMENT) {
    const relations = Array.from({ length: EDGES_PER_DOCUMENT }, (_, place): Relation => {
      const chunkId = `chunk-${start + place}`;
      return { type: "supplies", subject: pick(), object: pick(), chunkId, sentence: "" };
    });
    graph.put(`document-${start}`, relations);
  }
  return graph;
}

/** Compiling the graph after a change, and questions over two relations and over ten holdings. */
export function* run(): Generator<Figure> {
  for (const size of SIZES) {
    const random = new SeededRandom({ seed: 20_261 });
    const graph = fill(size, random);
    const compiledAt = performance.now();
    graph.compile();
    yield {
      figure: `graph${size.suffix}_compile_ms`,
      value: Number((performance.now() - compiledAt).toPrecision(4)),
      unit: "ms",
      n: 1,
    };
    const node = () => nameOf(Math.floor(random.uniform() * size.nodes));
    const questions = Array.from({ length: QUESTIONS }, (_, index) =>
      index % 2 === 0
        ? { question: `Who supplies the suppliers of ${node()}?`, holdings: [] }
        : {
            question: "Which of my holdings share a supplier?",
            holdings: Array.from({ length: HOLDINGS }, node),
          },
    );
    for (const question of questions) searchGraph(graph, question);
    const times = questions.map((question) => {
      const startedAt = performance.now();
      searchGraph(graph, question);
      return performance.now() - startedAt;
    });
    yield { figure: `graph${size.suffix}_p50_ms`, value: percentile(times, 0.5), unit: "ms", n: QUESTIONS };
    yield { figure: `graph${size.suffix}_p99_ms`, value: percentile(times, 0.99), unit: "ms", n: QUESTIONS };
  }
}
