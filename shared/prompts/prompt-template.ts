import type { z } from "zod";
import type { Prompt } from "../ports/language-model.ts";

/** A typed prompt before its input is known; id and version are part of the record of every answer it leads to. */
export interface PromptTemplate<Input, Output> {
  readonly id: string;
  readonly version: string;
  readonly inputSchema: z.ZodType<Input>;
  readonly outputSchema: z.ZodType<Output>;
  render(input: Input): Prompt<Output>;
}
