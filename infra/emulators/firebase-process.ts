import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { EmulatorProblem, PROJECT, type SuiteSettings } from "./suite-environment.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FIREBASE = fileURLToPath(
  new URL("../../node_modules/firebase-tools/lib/bin/firebase.js", import.meta.url),
);
const READY_LINE = "All emulators ready";

/** Lets firebase-tools fetch its Firestore emulator. Throws EmulatorProblem when it cannot. */
export async function downloadFirestore({ environment }: SuiteSettings): Promise<void> {
  const child = runFirebase(["setup:emulators:firestore"], environment);
  const [code] = await once(child, "exit");
  if (code === 0) return;
  throw new EmulatorProblem(
    "The Firestore emulator is not installed and could not be downloaded: go online once, or run `gcloud components install cloud-firestore-emulator`.",
  );
}

/** The suite as firebase.json describes it, while it runs. */
export class FirebaseProcess {
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.child = child;
  }

  /** Resolves when every emulator answers. Throws EmulatorProblem when one of them does not start. */
  static async start({ environment, emulators }: SuiteSettings): Promise<FirebaseProcess> {
    const child = runFirebase(
      ["emulators:start", "--project", PROJECT, "--only", emulators.join(",")],
      environment,
    );
    const suite = new FirebaseProcess(child);
    const ended = once(child, "exit").then(() => "ended" as const);
    const outcome = await Promise.race([sawReadyLine(child), ended]);
    if (outcome === "ready") return suite;
    throw new EmulatorProblem(
      "The emulators did not start; the lines above say which of them failed and why.",
    );
  }

  /** Ends every emulator and waits until they are gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }

  /** Resolves when the suite ends by itself. */
  async ended(): Promise<void> {
    if (this.child.exitCode === null) await once(this.child, "exit");
  }
}

/** In a process group of its own, so that Ctrl-C reaches us alone and the suite is ended in order. */
function runFirebase(parameters: readonly string[], environment: SuiteSettings["environment"]): ChildProcess {
  const child = spawn(process.execPath, [FIREBASE, ...parameters], {
    cwd: ROOT,
    env: { ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout?.pipe(process.stderr, { end: false });
  return child;
}

function sawReadyLine(child: ChildProcess): Promise<"ready"> {
  return new Promise((resolve) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4_096);
      if (printed.includes(READY_LINE)) resolve("ready");
    });
  });
}
