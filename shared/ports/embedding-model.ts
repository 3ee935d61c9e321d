/** Turns texts into unit vectors. `document` for what is stored, `query` for what is asked. */
export interface EmbeddingModel {
  readonly name: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** Most texts the provider takes in one call; `embed` splits longer lists itself. */
  readonly maxTextsPerCall: number;
  /** One unit-length vector per text, in order. Throws the provider errors of LanguageModel. */
  embed(
    texts: readonly string[],
    purpose: "document" | "query",
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>;
}
