#!/usr/bin/env node
// Plain JavaScript, so that a Node too old to read the rest can still say so, or hand over to the one installed beside us.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chooseNode } from "./choose-node.js";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const bundledNode = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

function handOver() {
  const child = spawn(bundledNode, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

const choice = chooseNode(process.version, existsSync(bundledNode));
if (choice.runOn === "this") {
  await import("./main.ts");
} else if (choice.runOn === "bundled") {
  handOver();
} else {
  process.stderr.write(`${choice.refusal}\n`);
  process.exitCode = 1;
}
