const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One paragraph of prose in which back-quoted words are code; nothing for no text. */
export function renderProse(text: string | undefined): string {
  if (text === undefined) return "";
  return `<p>${escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>")}</p>`;
}

/** An example as a block of code: text as it is, anything else as indented JSON. */
export function renderExample(example: unknown): string {
  const text = typeof example === "string" ? example : JSON.stringify(example, undefined, 2);
  return `<pre><code>${escapeHtml(text)}</code></pre>`;
}
