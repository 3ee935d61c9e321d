import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, vi } from "vitest";
import { runCommandLine } from "../../cli/command-line.ts";

const FOLDERS = mkdtempSync(join(tmpdir(), "finrisk-cli-"));
afterAll(() => rmSync(FOLDERS, { recursive: true }));

/** An empty folder, which is removed when the tests of the file are done. */
export const temporaryFolder = (): string => mkdtempSync(join(FOLDERS, "folder-"));

/** Writes a file into the folder and gives its path. */
export function writeInto(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** One command in this process: its exit code and what it wrote. */
export async function runFinRisk(words: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((piece) => {
      written[name] += String(piece);
      return true;
    }),
  );
  try {
    return { exitCode: await runCommandLine(words), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
