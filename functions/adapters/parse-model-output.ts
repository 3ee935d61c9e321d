import { FinRiskError } from "#shared/errors.ts";
import type { Prompt } from "#shared/ports/language-model.ts";

/** A whole answer inside a Markdown code fence, as models write it when they are not held to JSON. */
const FENCED = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/;

/** A model's text as the prompt's output. Throws `provider-malformed` naming the fields that do not fit; the text itself is never repeated. */
export function parseModelOutput<Output>(text: string, prompt: Prompt<Output>): Output {
  const parsed = prompt.outputSchema.safeParse(parseJson(text, prompt));
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map((issue) => ({
    field: issue.path.map(String).join("."),
    remedy: issue.message,
  }));
  const fields = violations.map(({ field, remedy }) => `${field === "" ? "the whole" : field} (${remedy})`);
  throw new FinRiskError({
    code: "provider-malformed",
    message: `The answer to ${prompt.id} does not fit its schema: ${fields.slice(0, 5).join("; ")}`,
    violations,
  });
}

function parseJson(text: string, prompt: Prompt): unknown {
  try {
    return JSON.parse(FENCED.exec(text)?.[1] ?? text);
  } catch {
    // The engine's own message quotes the text, so it is not kept as the cause.
    throw new FinRiskError({
      code: "provider-malformed",
      message: `The answer to ${prompt.id} is not JSON (${text.length} characters).`,
    });
  }
}
