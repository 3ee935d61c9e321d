import { describe, expect, it } from "vitest";
import { wrapJar } from "../../../infra/emulators/wrap-jar.ts";

const LOCAL_HEADER_BYTES = 30;

/** The manifest's logical lines: a line that begins with a space continues the one before. */
function readManifest(jar: Buffer): readonly string[] {
  const name = "META-INF/MANIFEST.MF";
  const size = jar.readUInt32LE(22);
  const start = LOCAL_HEADER_BYTES + name.length;
  expect(jar.toString("utf8", LOCAL_HEADER_BYTES, start)).toBe(name);
  const lines = jar.toString("utf8", start, start + size).split("\r\n");
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(72);
  return lines.join("\n").replaceAll("\n ", "").split("\n");
}

describe("wrapJar", () => {
  it("a manifest, naming a far and odd path, folds its lines and encodes the path", () => {
    const path = `/opt/${"very-long-folder/".repeat(12)}with space/ünï.jar`;
    expect(readManifest(wrapJar(path, "com.example.Main"))).toEqual([
      "Manifest-Version: 1.0",
      "Main-Class: com.example.Main",
      `Class-Path: file:///opt/${"very-long-folder/".repeat(12)}with%20space/%C3%BCn%C3%AF.jar`,
      "",
    ]);
  });

  it("an archive, at its end, points at its directory", () => {
    const jar = wrapJar("/a.jar", "Main");
    const end = jar.subarray(-22);
    expect(end.readUInt32LE(0)).toBe(0x06054b50);
    const directoryAt = end.readUInt32LE(16);
    expect(jar.readUInt32LE(directoryAt)).toBe(0x02014b50);
    expect(directoryAt + end.readUInt32LE(12)).toBe(jar.length - 22);
  });
});
