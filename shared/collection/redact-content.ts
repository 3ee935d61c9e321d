import { type ExampleContent, ExampleContentSchema } from "./example.ts";
import type { RedactedFields, Redaction } from "./redaction/redact.ts";

/** Replaces the personal data in texts by placeholders that are the same in all of them; it may have to load its tables first. */
export type Redactor = (texts: Readonly<Record<string, string>>) => RedactedFields | Promise<RedactedFields>;

/** An example's content and comments without personal data, or why they may not be kept. */
export type RedactedContent =
  | {
      readonly kind: "clean";
      readonly content: ExampleContent;
      readonly comments: readonly string[];
      readonly redactions: readonly Pick<Redaction, "type" | "length">[];
      readonly redactorVersion: string;
    }
  | { readonly kind: "refused"; readonly reason: "redaction-failed" | "quarantine" };

type Visit = (text: string, path: string) => string;

/** Names of fields are ours or a catalogue's; any other could hold what may not be kept. */
const FIELD_NAME = /^[A-Za-z][\w-]{0,63}$/;

/** The value with every text replaced by what the visitor gives for it and its path. */
function mapTexts(value: unknown, visit: Visit, path: string): unknown {
  if (typeof value === "string") return visit(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, visit, `${path}.${index}`));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (!FIELD_NAME.test(name)) throw new Error("a field has a name that cannot be redacted");
      return [name, mapTexts(member, visit, `${path}.${name}`)];
    }),
  );
}

function readTexts(values: object): Record<string, string> {
  const texts: Record<string, string> = {};
  mapTexts(
    values,
    (text, path) => {
      texts[path] = text;
      return text;
    },
    "",
  );
  return texts;
}

/** The text that came back for a path; that none did is a failure, never a reason to keep the original. */
function redactedText(fields: Readonly<Record<string, string>>, path: string): string {
  const text = fields[path];
  if (text === undefined) throw new Error("a text did not come back from redaction");
  return text;
}

async function redactAll(
  content: ExampleContent,
  comments: readonly string[],
  redactor: Redactor,
): Promise<RedactedContent> {
  const redacted = await redactor(readTexts({ content, comments }));
  if (redacted.quarantine !== null) {
    const failed = redacted.quarantine === "redactor-failed";
    return { kind: "refused", reason: failed ? "redaction-failed" : "quarantine" };
  }
  const cleanContent = mapTexts(content, (_, path) => redactedText(redacted.fields, path), ".content");
  return {
    kind: "clean",
    content: ExampleContentSchema.parse(cleanContent),
    comments: comments.map((_, index) => redactedText(redacted.fields, `.comments.${index}`)),
    redactions: redacted.redactions.map(({ type, length }) => ({ type, length })),
    redactorVersion: redacted.redactorVersion,
  };
}

/** Redacts every text of an example, in one go. Fails closed: whatever goes wrong, nothing of the content is given back. */
export async function redactContent(
  content: ExampleContent,
  comments: readonly string[],
  redactor: Redactor,
): Promise<RedactedContent> {
  try {
    return await redactAll(content, comments, redactor);
  } catch {
    // The cause may quote what it failed on, so it goes no further.
    return { kind: "refused", reason: "redaction-failed" };
  }
}
