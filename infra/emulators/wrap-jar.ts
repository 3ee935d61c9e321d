import { pathToFileURL } from "node:url";
import { crc32 } from "node:zlib";

const MANIFEST_NAME = "META-INF/MANIFEST.MF";
/** Longest line of a manifest in bytes, without its end (JAR file specification, "Line length"). */
const LONGEST_LINE = 72;
/** 1 January 1980, the first day a zip file knows. */
const ZIP_DATE = 0x21;
const ZIP_VERSION = 10;

/** A jar that holds nothing but a manifest, so that `java -jar` runs `mainClass` of a jar whose own manifest names none. */
export function wrapJar(jarPath: string, mainClass: string): Buffer {
  const lines = [
    "Manifest-Version: 1.0",
    `Main-Class: ${mainClass}`,
    `Class-Path: ${pathToFileURL(jarPath).href}`,
  ];
  return zipOneFile(MANIFEST_NAME, Buffer.from(`${lines.map(foldLine).join("\r\n")}\r\n`));
}

function foldLine(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return `${line.slice(0, LONGEST_LINE)}\r\n${foldLine(` ${line.slice(LONGEST_LINE)}`)}`;
}

/** A zip archive of one uncompressed file (PKWARE APPNOTE.TXT 4.3). */
function zipOneFile(name: string, content: Buffer): Buffer {
  const local = Buffer.concat([words([4, 0x04034b50]), describe(name, content), Buffer.from(name), content]);
  const central = Buffer.concat([
    words([4, 0x02014b50], [2, ZIP_VERSION]),
    describe(name, content),
    words([2, 0], [2, 0], [2, 0], [4, 0], [4, 0]), // comment, disk, attributes, offset of the local part
    Buffer.from(name),
  ]);
  const end = words(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, 1],
    [2, 1],
    [4, central.length],
    [4, local.length],
    [2, 0],
  );
  return Buffer.concat([local, central, end]);
}

/** The fields that the local and the central part share: version, flags, method, time, date, sum, sizes, name. */
function describe(name: string, content: Buffer): Buffer {
  const sizes: readonly Word[] = [
    [4, crc32(content)],
    [4, content.length],
    [4, content.length],
  ];
  return words(
    [2, ZIP_VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, ZIP_DATE],
    ...sizes,
    [2, Buffer.byteLength(name)],
    [2, 0],
  );
}

/** Length in bytes, value. */
type Word = readonly [2 | 4, number];

function words(...list: readonly Word[]): Buffer {
  return Buffer.concat(
    list.map(([length, value]) => {
      const bytes = Buffer.alloc(length);
      bytes.writeUIntLE(value, 0, length);
      return bytes;
    }),
  );
}
