const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 65_535;

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let position = view.byteLength - END_BYTES; position >= first; position -= 1) {
    if (view.getUint32(position, true) === END_OF_DIRECTORY) return position;
  }
  return undefined;
}

/**
 * What a ZIP archive says it unpacks to, read from its directory (APPNOTE 4.3) without unpacking anything: a reader that
 * allocates by these figures cannot be made to take more. Undefined when the bytes are no such archive.
 */
export function uncompressedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (position + ENTRY_BYTES > view.byteLength || view.getUint32(position, true) !== DIRECTORY_ENTRY)
      return undefined;
    total += view.getUint32(position + 24, true);
    const variable = [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(position + offset, true), 0);
    position += ENTRY_BYTES + variable;
  }
  return total;
}
