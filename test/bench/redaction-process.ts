import { parentPort, workerData } from "node:worker_threads";
import { FINDERS, type FinderName } from "./redaction-peers.ts";

/** One finder in a thread of its own, so that a text it hangs on can be given up. Answers each text with its time in ms. */
const name: FinderName = workerData;
const find = FINDERS[name]();
find("Warm up with one short text.");
parentPort?.on("message", (text: string) => {
  const startedAtMs = performance.now();
  find(text);
  parentPort?.postMessage(performance.now() - startedAtMs);
});
parentPort?.postMessage(0);
