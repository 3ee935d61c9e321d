import { FinRiskError } from "#shared/errors.ts";
import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";

/**
 * An EmbeddingModel for tests of what is around it: texts are near each other by the topics that a test declares, whichever
 * of a topic's words they use. It is no measure of retrieval.
 */
export class WordEmbeddingModel implements EmbeddingModel {
  readonly name = "topics";
  readonly dimensions: number;
  readonly maxTextsPerCall = 2;
  readonly embedded: string[] = [];
  failing = false;
  private readonly topics: readonly (readonly string[])[];

  constructor(topics: readonly (readonly string[])[]) {
    this.topics = topics;
    this.dimensions = topics.length + 1;
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.failing) throw new FinRiskError({ code: "provider-unavailable", message: "away" });
    this.embedded.push(...texts);
    return texts.map((text) => {
      const counts = this.topics.map(
        (words) => words.filter((word) => text.toLowerCase().includes(word)).length,
      );
      const vector = [...counts, 0.1];
      const length = Math.hypot(...vector);
      return Float32Array.from(vector, (value) => value / length);
    });
  }
}
