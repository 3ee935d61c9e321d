#!/usr/bin/env node
// Plain JavaScript, so that a Node too old to read the rest can still say so, or hand over to the one installed beside us.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const OLDEST_MAJOR = 24;
const main = fileURLToPath(new URL("main.ts", import.meta.url));
const bundledNode = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= OLDEST_MAJOR) {
  await import("./main.ts");
} else if (existsSync(bundledNode)) {
  const child = spawn(bundledNode, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  process.stderr.write(
    `finrisk needs Node ${OLDEST_MAJOR} or newer and this is ${process.version}: run "npm ci" in its folder, which brings one along, or install a newer Node.\n`,
  );
  process.exitCode = 1;
}
