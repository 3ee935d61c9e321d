import { FinRiskError } from "#shared/errors.ts";
import type { Generation, LanguageModel, Prompt, StreamEvent } from "#shared/ports/language-model.ts";

/** An answer by prompt id: a value, an error to throw, or a function of the prompt that gives either. */
export type Script = Readonly<Record<string, unknown>>;

/** A language model that says what it is told to, checks it against the prompt's schema like a real one, and records its calls. */
export class ScriptedLanguageModel implements LanguageModel {
  readonly provider: string;
  readonly defaultModel: string;
  readonly calls: Prompt[] = [];
  private readonly script: Script;

  constructor(fields: { readonly script: Script; readonly provider?: string; readonly model?: string }) {
    this.script = fields.script;
    this.provider = fields.provider ?? "scripted";
    this.defaultModel = fields.model ?? "scripted-1";
  }

  async generate<Output>(prompt: Prompt<Output>): Promise<Generation<Output>> {
    this.calls.push(prompt);
    const scripted = this.script[prompt.id];
    const answer: unknown = typeof scripted === "function" ? scripted(prompt, this.calls.length) : scripted;
    if (answer instanceof Error) throw answer;
    const parsed = prompt.outputSchema.safeParse(answer);
    if (!parsed.success)
      throw new FinRiskError({ code: "provider-malformed", message: parsed.error.message });
    const usage = { inputTokens: 100, outputTokens: 10 };
    const text = JSON.stringify(answer);
    return { output: parsed.data, text, model: this.defaultModel, finishReason: "stop", usage };
  }

  async *stream<Output>(prompt: Prompt<Output>): AsyncIterable<StreamEvent<Output>> {
    const generation = await this.generate(prompt);
    yield { type: "text", text: generation.text };
    yield { type: "done", generation };
  }
}
