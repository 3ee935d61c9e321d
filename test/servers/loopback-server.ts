import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";

export interface LoopbackServer {
  /** Such as "http://127.0.0.1:40123". */
  readonly origin: string;
  close(): Promise<void>;
}

/** An HTTP server on a free port of this machine's loopback address. */
export async function startLoopbackServer(
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> {
  const handle: RequestListener = (request, response) => {
    listener(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  };
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Everything that arrived, and whether the client broke off before the end. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly body: Buffer; readonly complete: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return { body: Buffer.concat(chunks), complete: false };
  }
  return { body: Buffer.concat(chunks), complete: true };
}
