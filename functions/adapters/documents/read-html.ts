import { NodeHtmlMarkdown } from "node-html-markdown";
import { type HTMLElement, NodeType, parse } from "node-html-parser";
import type { ReadableDocument } from "#shared/ports/document-reader.ts";

/** What a reader of the page does not see must not reach a reader of the passage. */
const UNSEEN =
  "script,style,noscript,template,iframe,object,embed,svg,canvas,head,nav,[hidden],[aria-hidden=true],input,button,select";
const HIDING_STYLE =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,})/i;

/** Links and images as plain text: an address of the page's own choosing has no business in an answer. */
const markdown = new NodeHtmlMarkdown({
  ignore: ["img", "picture", "video", "audio"],
  useInlineLinks: true,
  maxConsecutiveNewlines: 2,
});

function removeUnseen(root: HTMLElement): void {
  for (const element of root.querySelectorAll(UNSEEN)) element.remove();
  for (const element of root.querySelectorAll("[style]")) {
    if (HIDING_STYLE.test(element.getAttribute("style") ?? "")) element.remove();
  }
}

/** Replaces every link by what it says. */
function unlink(root: HTMLElement): void {
  for (const link of root.querySelectorAll("a")) link.replaceWith(...link.childNodes);
}

function titleOf(root: HTMLElement): string | undefined {
  const title = root.querySelector("title") ?? root.querySelector("h1");
  const text = title?.childNodes.filter(({ nodeType }) => nodeType !== NodeType.COMMENT_NODE);
  return (
    text
      ?.map((node) => node.text)
      .join(" ")
      .replaceAll(/\s+/g, " ")
      .trim() || undefined
  );
}

/** A web page as Markdown: headings, lists and tables stay; scripts, hidden elements, images and addresses go. */
export function readHtml(html: string): ReadableDocument {
  const root = parse(html, { comment: false });
  const title = titleOf(root);
  removeUnseen(root);
  unlink(root);
  return {
    format: "markdown",
    text: markdown.translate(root.toString()),
    ...(title !== undefined && { title }),
  };
}
