import { createHash } from "node:crypto";
import type { ExampleContent } from "./example.ts";
import { sortFields } from "./sort-fields.ts";

const normalise = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** SHA-256 of a content: the same for contents that differ in case, blanks and the form of their characters only. */
export const contentKeyOf = (content: ExampleContent): string =>
  createHash("sha256")
    .update(JSON.stringify(sortFields(content, normalise)))
    .digest("hex");
