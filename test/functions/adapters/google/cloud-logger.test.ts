import { describe, expect, it } from "vitest";
import { CloudLogger } from "../../../../functions/adapters/google/cloud-logger.ts";
import { traceFields } from "../../../../functions/adapters/google/cloud-logger-trace.ts";
import { describeLoggerContract } from "../../../contracts/runtime.contract.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

function createLogger(threshold: "debug" | "warn" = "debug") {
  const written: string[] = [];
  const logger = new CloudLogger({ threshold, write: (line) => written.push(line) });
  const lines = () => written.join("").split("\n").slice(0, -1);
  return { logger, lines };
}

describeLoggerContract("CloudLogger", () => createLogger());

describe("CloudLogger", () => {
  it("log, of a warning with fields, writes the JSON that Cloud Logging reads", () => {
    const { logger, lines } = createLogger();
    logger.with({ tenantId: "acme" }).warn("report fell back", { retries: 2 });
    expect(JSON.parse(lines()[0] ?? "")).toEqual({
      severity: "WARNING",
      message: "report fell back",
      tenantId: "acme",
      retries: 2,
    });
  });

  it("log, when a field is called severity or message, keeps its own", () => {
    const { logger, lines } = createLogger();
    logger.error("report failed", { severity: "DEBUG", message: "all is well" });
    expect(JSON.parse(lines()[0] ?? "")).toEqual({ severity: "ERROR", message: "report failed" });
  });

  it("log, below the threshold, writes nothing", () => {
    const { logger, lines } = createLogger("warn");
    logger.debug("a");
    logger.info("b");
    logger.with({ x: 1 }).info("c");
    logger.warn("d");
    logger.error("e");
    expect(lines().map((line) => JSON.parse(line).message)).toEqual(["d", "e"]);
  });
});

describe("traceFields", () => {
  const trace = { "logging.googleapis.com/trace": `projects/demo-finrisk/traces/${TRACE_ID}` };
  const rows: [string, Record<string, string | string[]>, object][] = [
    ["a W3C header", { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` }, trace],
    ["Google's header", { "x-cloud-trace-context": `${TRACE_ID}/2745;o=1` }, trace],
    ["Google's header without span", { "x-cloud-trace-context": TRACE_ID }, trace],
    ["capital letters", { "x-cloud-trace-context": TRACE_ID.toUpperCase() }, trace],
    [
      "both headers",
      { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01`, "x-cloud-trace-context": "f".repeat(32) },
      trace,
    ],
    ["no header", {}, {}],
    ["a zero trace id", { traceparent: `00-${"0".repeat(32)}-b7ad6b7169203331-01` }, {}],
    ["a value that is no trace", { traceparent: "../../etc", "x-cloud-trace-context": "123" }, {}],
    ["a doubled header", { traceparent: [`00-${TRACE_ID}-b7ad6b7169203331-01`, "x"] }, {}],
  ];
  it.each(rows)("given %s, names the trace or nothing", (_situation, headers, expected) => {
    expect(traceFields(headers, "demo-finrisk")).toEqual(expected);
  });
});
