/** A server on this machine that speaks a Google API over plain HTTP. */
export interface LoopbackEndpoint {
  readonly host: string;
  readonly port: number;
}

/** What makes a generated Google client speak REST to a server under test; the key keeps it from looking for credentials. */
export function loopbackOptions(endpoint: LoopbackEndpoint | undefined) {
  if (!endpoint) return {};
  return {
    fallback: true,
    protocol: "http",
    apiEndpoint: endpoint.host,
    port: endpoint.port,
    apiKey: "loopback",
  };
}
