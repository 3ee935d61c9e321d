import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttpHandler } from "../../../functions/http/handle-request.ts";
import type { Route } from "../../../functions/http/route.ts";
import { ROUTES } from "../../../functions/http/routes.ts";
import type { Services } from "../../../functions/http/services.ts";
import { createFakeServices, createKeys } from "./fake-services.ts";

export interface RequestFields {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: RequestInit["body"];
}

/** Sends requests over a real socket; a key goes out as a bearer token. */
export function clientOf(url: string) {
  return (method: string, path: string, fields: RequestFields = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        ...(fields.key === undefined ? {} : { authorization: `Bearer ${fields.key}` }),
        ...(fields.json === undefined ? {} : { "content-type": "application/json" }),
        ...fields.headers,
      },
      ...(fields.json === undefined ? {} : { body: JSON.stringify(fields.json) }),
      ...(fields.body === undefined ? {} : { body: fields.body, duplex: "half" }),
    });
}

/** The real handler over fake services on a free port; `await using` closes it. */
export async function serveFakes(options: { routes?: readonly Route[]; services?: Partial<Services> } = {}) {
  const fakes = createFakeServices();
  const services = { ...fakes.services, ...options.services };
  const handler = createHttpHandler(options.routes ?? ROUTES, () => services);
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...fakes,
    keys: await createKeys(fakes),
    send: clientOf(`http://127.0.0.1:${port}`),
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
