/**
 * Characters that show nothing and can hide or reorder text: zero-width and bidirectional marks, soft hyphens, variation
 * selectors, Unicode tags, and control characters other than tab and line feed.
 */
const INVISIBLE = /[[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]--[\t\n]]/gv;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const DATA_URI = /\bdata:(?:[\w.+-]+\/[\w.+-]+)?(?:;[\w.+-]+(?:=[\w.+-]*)?)*,[^\s)"'>\]]+/gi;

/** An opener without an end is dropped alone, so that what follows it stays readable. One pass, linear in the length. */
function removeComments(text: string): string {
  const kept: string[] = [];
  let position = 0;
  for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", position)) {
    const end = text.indexOf("-->", start + 4);
    kept.push(text.slice(position, start));
    if (end === -1) {
      kept.push(text.slice(start + 4).replaceAll("<!--", " "));
      return kept.join(" ");
    }
    position = end + 3;
  }
  kept.push(text.slice(position));
  return kept.join(" ");
}

/**
 * Untrusted text as it may be stored: well-formed Unicode in NFC, line feeds only, no invisible characters, no HTML comments
 * and no data URIs. A space stands where a comment or URI was, so that no removal joins a new one. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  const visible = text.toWellFormed().replace(LINE_ENDS, "\n").replace(INVISIBLE, "").normalize("NFC");
  return removeComments(visible).replace(DATA_URI, " ");
}
