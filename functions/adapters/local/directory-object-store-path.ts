import { join } from "node:path";

/** File systems hold at least 255 bytes in one path segment. */
const LONGEST_SEGMENT_BYTES = 200;
/** Written as they are. Capitals are not among them: some file systems cannot tell "A" from "a". */
const PLAIN_BYTE = /[a-z0-9._-]/;

/**
 * Where an object lives below the store's root. Folders end in "+" (a slash in the name) or "~" (a segment too long
 * for one folder name), so that "a" and "a/b" can both exist; neither mark is ever part of an encoded name.
 */
export function objectPath(root: string, name: string): string {
  const segments = name.split("/").map(encodeSegment);
  return join(root, segments.join("+/"));
}

/** The deepest folder that holds every object whose name starts with the prefix. */
export function prefixFolder(root: string, prefix: string): string {
  const folders = prefix.split("/").slice(0, -1);
  return join(root, ...folders.map((folder) => `${encodeSegment(folder)}+`));
}

/** The object's name, from its path below the root with "/" between segments. */
export function objectName(relativePath: string): string {
  const encoded = relativePath.replaceAll("~/", "").replaceAll("+/", "/");
  return decodeURIComponent(encoded);
}

function encodeSegment(segment: string): string {
  const encoded = Array.from(Buffer.from(segment), encodeByte);
  const pieces: string[] = [""];
  for (const symbol of encoded) {
    const last = pieces.at(-1) ?? "";
    if (last.length + symbol.length <= LONGEST_SEGMENT_BYTES) pieces[pieces.length - 1] = last + symbol;
    else pieces.push(symbol);
  }
  return pieces.join("~/");
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return PLAIN_BYTE.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
}
