import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";

/** The last `Retry-After` header that a call received. */
export interface ObservedCall {
  retryAfter?: string;
}

const currentCall = new AsyncLocalStorage<ObservedCall>();
const callOfRequest = new WeakMap<object, ObservedCall>();

// Node's fetch announces each request when it is made, inside its caller's context, and later the headers of its response.
subscribe("undici:request:create", (message) => {
  const request = objectAt(message, "request");
  const call = currentCall.getStore();
  if (request !== undefined && call !== undefined) callOfRequest.set(request, call);
});
subscribe("undici:request:headers", (message) => {
  const call = callOfRequest.get(objectAt(message, "request") ?? {});
  const headers = objectAt(objectAt(message, "response"), "headers");
  if (call === undefined || !Array.isArray(headers)) return;
  const index = headers.findIndex((name, at) => at % 2 === 0 && String(name).toLowerCase() === "retry-after");
  if (index >= 0) call.retryAfter = String(headers[index + 1]);
});

/** Runs work that calls fetch out of our reach, and notes the `Retry-After` header its package does not pass on. */
export function observeRetryAfter<T>(observed: ObservedCall, work: () => Promise<T>): Promise<T> {
  return currentCall.run(observed, work);
}

function objectAt(holder: unknown, name: string): object | undefined {
  if (typeof holder !== "object" || holder === null) return undefined;
  const value: unknown = Reflect.get(holder, name);
  return typeof value === "object" && value !== null ? value : undefined;
}
