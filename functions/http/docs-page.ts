import { createHash } from "node:crypto";
import { renderOperation } from "./docs-operation.ts";
import { renderSchema } from "./docs-schema.ts";
import { DOCS_STYLE } from "./docs-style.ts";
import { escapeHtml, renderProse } from "./docs-text.ts";
import type { OpenApiDocument, OpenApiOperation } from "./openapi.ts";
import type { Answer } from "./route.ts";

const STYLE_HASH = createHash("sha256").update(DOCS_STYLE).digest("base64");

/** No script, and no style but the one whose hash is named here. */
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface PlacedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** The OpenAPI document as a page to read, rendered here and needing nothing else. */
export function docsAnswer(document: OpenApiDocument): Answer {
  return {
    status: 200,
    body: renderPage(document),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "cache-control": "public, max-age=300",
    },
  };
}

function renderPage(document: OpenApiDocument): string {
  const { info } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API ${escapeHtml(info.version)}</title>
<style>${DOCS_STYLE}</style>
</head>
<body>
<nav aria-label="Contents">${renderContents(document)}</nav>
<main>
<header>
<h1>${escapeHtml(info.title)} <small>API ${escapeHtml(info.version)}</small></h1>
${renderProse(info.description)}
<p>Calls need a key: <code>Authorization: Bearer KEY</code>. A key with the scope <em>admin</em> may do everything. The
same description for machines: <a href="openapi.json">openapi.json</a>.</p>
</header>
${document.tags.map(({ name }) => renderTag(name, document)).join("\n")}
<section><h2 id="schemas">Schemas</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => renderSchema(name, schema))
  .join("\n")}
</section>
</main>
</body>
</html>
`;
}

function renderContents(document: OpenApiDocument): string {
  const groups = document.tags.map(({ name }) => {
    const links = operationsOf(document, name).map(
      ({ method, operation }) =>
        `<li><a href="#${operation.operationId}"><b class="${method}">${method}</b> ${escapeHtml(operation.summary)}</a></li>`,
    );
    return `<h2>${escapeHtml(name)}</h2><ul>${links.join("")}</ul>`;
  });
  return `${groups.join("")}<h2><a href="#schemas">Schemas</a></h2>`;
}

function renderTag(tag: string, document: OpenApiDocument): string {
  const operations = operationsOf(document, tag).map(({ method, path, operation }) =>
    renderOperation(method, path, operation),
  );
  return `<section><h2>${escapeHtml(tag)}</h2>\n${operations.join("\n")}\n</section>`;
}

function operationsOf(document: OpenApiDocument, tag: string): readonly PlacedOperation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    )
    .filter(({ operation }) => operation.tags.includes(tag));
}
