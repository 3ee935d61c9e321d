import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fireSchedules } from "./emulators/fire-schedules.ts";
import { downloadFirestore, FirebaseProcess } from "./emulators/firebase-process.ts";
import { type Addresses, hostVariables, readAddresses, readFunctions } from "./emulators/running-suite.ts";
import { EmulatorProblem, prepareSuite } from "./emulators/suite-environment.ts";

const USAGE = "Usage: node infra/emulators.ts start | exec COMMAND…";
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs what is asked for and gives the exit code. */
async function main([mode, ...command]: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "finrisk-emulators-"));
  try {
    if (mode === "start") return await withSuite(folder, attend);
    if (mode === "exec" && command.length > 0) {
      return await withSuite(folder, (addresses) => runCommand(command, addresses));
    }
    throw new EmulatorProblem(USAGE);
  } catch (error) {
    if (!(error instanceof EmulatorProblem)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withSuite(folder: string, work: (addresses: Addresses) => Promise<number>): Promise<number> {
  const settings = prepareSuite(process.env, folder);
  if (!settings.hasFirestore) await downloadFirestore(settings);
  const suite = await FirebaseProcess.start(settings);
  try {
    return await Promise.race([work(await readAddresses(await hubAddress())), suite.ended().then(() => 1)]);
  } finally {
    await suite.stop();
  }
}

/** Prints where everything is and fires the schedules until Ctrl-C. */
async function attend(addresses: Addresses): Promise<number> {
  for (const [name, address] of addresses) console.log(`${name.padEnd(10)} http://${address}`);
  const { urls, schedules } = await readFunctions(addresses.get("functions") ?? "");
  for (const url of urls) console.log(`function   ${url}`);
  for (const { name, cron, url } of schedules)
    console.log(`schedule   ${cron.padEnd(12)} ${name}, run it now: curl -X POST ${url}`);
  const stop = fireSchedules(schedules, (line) => console.log(line));
  await stopSignal();
  stop();
  return 0;
}

/** Runs the command with the emulators' addresses in its environment. */
async function runCommand(
  [program = "", ...parameters]: readonly string[],
  addresses: Addresses,
): Promise<number> {
  const env = { ...process.env, ...hostVariables(addresses) };
  const child = spawn(program, parameters, { stdio: "inherit", env });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", () => reject(new EmulatorProblem(`The command ${program} could not be started.`)));
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  for (const signal of STOP_SIGNALS) process.off(signal, stop);
  return exitCode;
}

async function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => resolve());
  });
}

async function hubAddress(): Promise<string> {
  const path = fileURLToPath(new URL("../firebase.json", import.meta.url));
  const { emulators } = JSON.parse(await readFile(path, "utf8"));
  return `${emulators.hub.host}:${emulators.hub.port}`;
}

process.exitCode = await main(process.argv.slice(2));
