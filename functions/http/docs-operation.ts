import { renderType } from "./docs-schema.ts";
import { escapeHtml, renderExample, renderProse } from "./docs-text.ts";
import type { OpenApiContent, OpenApiOperation, OpenApiParameter } from "./openapi.ts";

/** One operation of the page: what it does, what it takes, what it answers. */
export function renderOperation(method: string, path: string, operation: OpenApiOperation): string {
  return `<article id="${operation.operationId}">
<h3><b class="${method}">${method}</b> <code>${escapeHtml(path)}</code>${renderScope(operation)}</h3>
<p class="summary">${escapeHtml(operation.summary)}.</p>
${renderProse(operation.description)}
${renderParameters(operation.parameters)}
${operation.requestBody === undefined ? "" : `<h4>Body</h4>${renderContent(operation.requestBody.content)}`}
<h4>Answers</h4>
${renderResponses(operation.responses)}
</article>`;
}

function renderScope({ security }: OpenApiOperation): string {
  const scope = security[0]?.["bearer"]?.[0];
  return `<span class="scope">${scope === undefined ? "no key needed" : `key: ${escapeHtml(scope)}`}</span>`;
}

function renderParameters(parameters: readonly OpenApiParameter[]): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ", required" : ""}</td><td>${renderType(schema)}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join("")}</table>`;
}

function renderContent(content: OpenApiContent): string {
  return Object.entries(content)
    .map(([mediaType, { schema, example }]) => {
      const heading = `<code>${escapeHtml(mediaType)}</code> ${renderType(schema)}`;
      if (example === undefined) return `<p>${heading}</p>`;
      return `<details><summary>${heading} <span class="hint">example</span></summary>${renderExample(example)}</details>`;
    })
    .join("");
}

function renderResponses(responses: OpenApiOperation["responses"]): string {
  const answered = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const problems = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
  const success = answered.map(
    ([status, { description, content }]) =>
      `<div class="answer"><b class="status">${status}</b> ${renderProse(description)}${renderContent(content)}</div>`,
  );
  const failures = problems.map(
    ([status, { description }]) => `<li><b class="status">${status}</b> ${escapeHtml(description)}</li>`,
  );
  return `${success.join("")}${failures.length > 0 ? `<ul class="problems">${failures.join("")}</ul>` : ""}`;
}
