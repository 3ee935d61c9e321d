import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "./running-server.ts";

const execute = promisify(execFile);

/** Runs a command in the project's folder and gives its stdout. Throws, with what it wrote, when it fails. */
export async function runCommand(
  command: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const env = { ...process.env, ...variables };
  const { stdout } = await execute(command, [...words], { cwd: ROOT, env, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}
