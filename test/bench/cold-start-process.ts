/** One cold start, in a process of its own: arguments are the built folder and the function; prints its times as JSON. */
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { HttpHandler } from "../../functions/http/handle-request.ts";

const [, , folder = "", functionName = ""] = process.argv;

const startedAt = performance.now();
const functions: Readonly<Record<string, HttpHandler>> = await import(join(folder, "index.js"));
await import(join(folder, `${functionName}-entry.js`));
const importedAt = performance.now();

const handler = functions[functionName];
if (handler === undefined) throw new Error(`There is no function ${functionName} in ${folder}.`);
const server = createServer((request, response) => void handler(request, response)).listen(0, "127.0.0.1");
server.once("listening", () => {
  const { port } = server.address() as AddressInfo;
  get({ port, host: "127.0.0.1", path: "/healthz" }, (response) => {
    const answeredAt = performance.now();
    if (response.statusCode !== 200) throw new Error(`The first answer was ${response.statusCode}.`);
    const times = { importMs: importedAt - startedAt, firstAnswerMs: answeredAt - startedAt };
    process.stdout.write(`${JSON.stringify(times)}\n`, () => process.exit());
  });
});
