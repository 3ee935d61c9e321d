import { createServer, type Server } from "node:http";
import { http } from "@google-cloud/functions-framework";
import { getTestServer } from "@google-cloud/functions-framework/testing";
import { FinRiskError } from "#shared/errors.ts";
import { createHttpHandler } from "./http/handle-request.ts";
import { type HostRequest, readStart } from "./http/read-body.ts";
import { ROUTES } from "./http/routes.ts";
import type { Services } from "./http/services.ts";

/** A server that listens. `close` stops taking connections and resolves when the running requests are answered. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A request has to be in by then, so that slow bodies cannot hold connections. */
const SLOWEST_REQUEST_MS = 30_000;
const FUNCTION_NAME = "finrisk";

/**
 * Serves every route in one process, hosted by Functions Framework as in production. Port 0 takes any free port.
 * Throws `configuration` when the address cannot be listened on.
 */
export async function startServer(
  services: Services,
  address: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  http(
    FUNCTION_NAME,
    createHttpHandler(ROUTES, () => services),
  );
  const server = readingBodiesFirst(getTestServer(FUNCTION_NAME), services.config.maxBodyBytes);
  server.requestTimeout = SLOWEST_REQUEST_MS;
  await listen(server, address);
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : address.port;
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return { url: `http://${host}:${port}`, close: () => closeServer(server) };
}

/**
 * Reads each body before the framework does: its limit is 1 GiB and it refuses malformed JSON in HTML. It parses no body
 * that was read already, and our handler finds it in `rawBody`, one byte past the limit where there was more.
 */
function readingBodiesFirst(framework: Server, maxBodyBytes: number): Server {
  const server = createServer((request: HostRequest, response) => {
    // A connection that was kept alive would hold up a server that is closing.
    response.once("close", () => setImmediate(() => server.listening || server.closeIdleConnections()));
    readStart(request, maxBodyBytes + 1).then(
      (body) => {
        request.rawBody = body;
        framework.emit("request", request, response);
      },
      () => response.destroy(),
    );
  });
  return server;
}

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const message = `Cannot listen on ${host}:${port}: set PORT or FINRISK_HOST to an address that is free.`;
      reject(new FinRiskError({ code: "configuration", message, cause }));
    });
    server.listen(port, host, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}
