import type { GenerateOptions, LanguageModel, Prompt, StreamEvent } from "#shared/ports/language-model.ts";

/** A language model that never answers, whatever deadline it is given; a stream says its pieces first. */
export class HangingLanguageModel implements LanguageModel {
  readonly provider = "hanging";
  readonly defaultModel = "hanging-1";
  readonly signals: AbortSignal[] = [];
  private readonly pieces: readonly string[];

  constructor(fields: { readonly pieces?: readonly string[] } = {}) {
    this.pieces = fields.pieces ?? [];
  }

  generate(_prompt: Prompt, options: GenerateOptions = {}): Promise<never> {
    if (options.signal !== undefined) this.signals.push(options.signal);
    return new Promise(() => undefined);
  }

  async *stream<Output>(
    prompt: Prompt<Output>,
    options?: GenerateOptions,
  ): AsyncIterable<StreamEvent<Output>> {
    for (const text of this.pieces) yield { type: "text", text };
    await this.generate(prompt, options);
  }
}
