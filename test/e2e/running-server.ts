import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A data folder that nobody used before; it is removed when the tests of the file are done. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "finrisk-e2e-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server in a process of its own. `key` is what it printed at its first start. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly key: string | undefined;
  /** Everything it has written to stdout so far. */
  readonly output: () => string;
  /** Ends it, and all it started, with the signal; resolves with the exit code when it is gone. */
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** Starts the words as a command, on a free port of loopback, and waits until it says that it serves. */
export async function startServerProcess(
  dataFolder: string,
  words: readonly [string, ...string[]] = [process.execPath, "cli/finrisk.js", "serve"],
): Promise<ServerProcess> {
  const [command, ...rest] = words;
  const child = spawn(command, rest, {
    cwd: ROOT,
    env: { ...process.env, PORT: "0", FINRISK_DATA_DIR: dataFolder, FINRISK_LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own, so that what npm started is stopped with it.
    detached: true,
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("Stop with")) break;
  }
  const output = () => lines.join("\n");
  const url = /^FinRisk serves (\S+)$/m.exec(output())?.[1];
  if (url === undefined) throw new Error(`The server did not start:\n${output()}`);
  const key = /^ {2}(fr_\S+)$/m.exec(output())?.[1];
  const stop = (signal: "SIGTERM" | "SIGKILL") => stopGroup(child, signal);
  return { url, key, output, stop, [Symbol.asyncDispose]: async () => void (await stop("SIGKILL")) };
}

async function stopGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  process.kill(-child.pid, signal);
  await exited;
  return child.exitCode;
}
