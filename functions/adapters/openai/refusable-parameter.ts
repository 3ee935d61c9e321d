import { FinRiskError } from "#shared/errors.ts";
import { isRefusalNaming } from "./openai-error.ts";

/** A parameter that not every server takes: sent until a server refuses it for a model, and for that model never again. */
export class RefusableParameter {
  private readonly words: RegExp;
  private readonly refusedFor = new Set<string>();

  /** `words` are those by which servers name the parameter when they refuse it. */
  constructor({ words }: { readonly words: RegExp }) {
    this.words = words;
  }

  async send<T>(model: string, post: (included: boolean) => Promise<T>): Promise<T> {
    if (this.refusedFor.has(model)) return post(false);
    try {
      return await post(true);
    } catch (error) {
      if (!(error instanceof FinRiskError && isRefusalNaming(this.words, error))) throw error;
      this.refusedFor.add(model);
      return post(false);
    }
  }
}
