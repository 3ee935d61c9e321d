import type { ServerResponse } from "node:http";
import { FinRiskError } from "#shared/errors.ts";
import { authenticate } from "./authenticate.ts";
import { compileRoutes, type RouteMatch } from "./match-route.ts";
import { parseBody } from "./parse-body.ts";
import { problemAnswer } from "./problem.ts";
import { type HostRequest, readBody } from "./read-body.ts";
import { logAnswer, logDefect, type RequestRecord, startRecord } from "./request-log.ts";
import type { Answer, Endpoint } from "./route.ts";
import { sendAnswer } from "./send-answer.ts";
import type { Services } from "./services.ts";
import { validate } from "./validate.ts";

/** What every host calls: node:http, Functions Framework (Express 5) and the emulator (Express 4). */
export type HttpHandler = (request: HostRequest, response: ServerResponse) => Promise<void>;

/** Gives the services, building them at the first call. */
export type ServicesSource = () => Services | Promise<Services>;

/**
 * Serves a route table. Services are asked for at each request, so that nothing is built before the first one.
 * Every error, theirs too, becomes a problem document.
 */
export function createHttpHandler(endpoints: readonly Endpoint[], services: ServicesSource): HttpHandler {
  const match = compileRoutes(endpoints);
  return async (request, response) => {
    const ready = await servicesOrProblem(services, response);
    if (ready === undefined) return;
    const record = startRecord(request, ready);
    const answer = await answerOrProblem(request, match, ready, record);
    logAnswer(record, answer, ready);
    sendAnswer(response, answer, record.requestId);
  };
}

/** Without services there is no log of ours yet, so the failure goes to standard error in the form that Cloud Logging reads. */
async function servicesOrProblem(
  services: ServicesSource,
  response: ServerResponse,
): Promise<Services | undefined> {
  try {
    return await services();
  } catch (error) {
    const entry = { severity: "ERROR", message: "services not available", error: String(error) };
    process.stderr.write(`${JSON.stringify(entry)}\n`);
    sendAnswer(response, problemAnswer(error, "none"), "none");
    return undefined;
  }
}

async function answerOrProblem(
  request: HostRequest,
  match: ReturnType<typeof compileRoutes>,
  services: Services,
  record: RequestRecord,
): Promise<Answer> {
  try {
    const found = match(request.method ?? "GET", record.path);
    if (found.kind !== "found") return unroutable(found, record);
    record.route = `${found.endpoint.method} ${found.endpoint.path}`;
    return await callEndpoint(request, found, services, record);
  } catch (error) {
    logDefect(record, error);
    return problemAnswer(error, record.requestId);
  }
}

/** Who may call is settled before a byte of the body is read. */
async function callEndpoint(
  request: HostRequest,
  { endpoint, params }: Extract<RouteMatch, { kind: "found" }>,
  services: Services,
  record: RequestRecord,
): Promise<Answer> {
  const caller = await authenticate(request.headers, endpoint.scope, services.apiKeys);
  record.tenantId = caller.tenantId;
  const query = endpoint.query && validate(endpoint.query, Object.fromEntries(record.search), "query");
  const body = endpoint.body && (await readBody(request, services.config.maxBodyBytes));
  record.requestBytes = body?.byteLength ?? 0;
  const parsed =
    endpoint.body && body && parseBody(endpoint.body, request.headers["content-type"], body, query);
  return endpoint.handle({ caller, params, query, body: parsed, headers: request.headers }, services);
}

function unroutable(found: Exclude<RouteMatch, { kind: "found" }>, record: RequestRecord): Answer {
  if (found.kind === "no-such-path") {
    const message = "There is nothing at this path: GET /openapi.json lists what there is.";
    return problemAnswer(new FinRiskError({ code: "not-found", message }), record.requestId);
  }
  const allow = found.allow.join(", ");
  const error = new FinRiskError({ code: "method-not-allowed", message: `This path answers ${allow}.` });
  return problemAnswer(error, record.requestId, { allow });
}
