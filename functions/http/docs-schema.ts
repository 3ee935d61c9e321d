import { escapeHtml, renderProse } from "./docs-text.ts";
import type { JsonSchema } from "./openapi-components.ts";

interface SchemaView {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A named schema as a table of its fields. */
export function renderSchema(name: string, schema: JsonSchema): string {
  const view: SchemaView = schema;
  return `<article id="schema-${name}"><h3>${escapeHtml(name)}</h3>${renderProse(view.description)}${renderFields(view)}</article>`;
}

/** A type in a few words, linked to its table when it has a name. */
export function renderType(schema: JsonSchema): string {
  const view: SchemaView = schema;
  if (view.$ref !== undefined) {
    const name = view.$ref.slice(view.$ref.lastIndexOf("/") + 1);
    return `<a href="#schema-${name}">${escapeHtml(name)}</a>`;
  }
  if (view.anyOf !== undefined) return view.anyOf.map(renderType).join(" or ");
  if (view.enum !== undefined) return view.enum.map(renderLiteral).join(" | ");
  if (view.const !== undefined) return renderLiteral(view.const);
  if (view.type === "array")
    return `list of ${renderType(view.items ?? {})}${limits(view.minItems, view.maxItems)}`;
  if (view.properties !== undefined) return renderFields(view);
  if (typeof view.additionalProperties === "object") return `map of ${renderType(view.additionalProperties)}`;
  const words = escapeHtml(view.format ?? [view.type ?? "any"].flat().join(" or "));
  return `${words}${limits(view.minLength ?? view.minimum, view.maxLength ?? view.maximum)}`;
}

function renderFields(view: SchemaView): string {
  const rows = Object.entries(view.properties ?? {}).map(([field, schema]) => {
    const optional = view.required?.includes(field) ? "" : ' <span class="hint">optional</span>';
    const { description }: SchemaView = schema;
    const note = description === undefined ? "" : ` <span class="hint">${escapeHtml(description)}</span>`;
    return `<tr><td><code>${escapeHtml(field)}</code>${optional}</td><td>${renderType(schema)}${note}</td></tr>`;
  });
  return `<table>${rows.join("")}</table>`;
}

const renderLiteral = (value: unknown): string => `<code>${escapeHtml(JSON.stringify(value))}</code>`;

/** Bounds that a schema library adds by itself, such as the largest safe integer, say nothing to a reader. */
function limits(least: number | undefined, most: number | undefined): string {
  const telling = (bound: number | undefined) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  if (telling(least) && telling(most)) return ` <span class="hint">${least} to ${most}</span>`;
  if (telling(most)) return ` <span class="hint">up to ${most}</span>`;
  return telling(least) ? ` <span class="hint">from ${least}</span>` : "";
}
