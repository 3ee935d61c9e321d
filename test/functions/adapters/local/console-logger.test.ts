import { describe, expect, it } from "vitest";
import { ConsoleLogger } from "../../../../functions/adapters/local/console-logger.ts";
import { describeLoggerContract } from "../../../contracts/runtime.contract.ts";
import { ControllableClock } from "../../../fakes/controllable-clock.ts";

function createLogger(threshold: "debug" | "error" = "debug") {
  const written: string[] = [];
  const clock = new ControllableClock({ startAt: new Date("2026-03-02T08:30:00Z") });
  const logger = new ConsoleLogger({ clock, threshold, write: (line) => written.push(line) });
  const lines = () => written.join("").split("\n").slice(0, -1);
  return { logger, lines };
}

describeLoggerContract("ConsoleLogger", () => createLogger());

describe("ConsoleLogger", () => {
  it("log, of a message with fields, is one line that a person can read", () => {
    const { logger, lines } = createLogger();
    logger.info("server listens", { port: 8080, address: "127.0.0.1", note: "first start", key: "" });
    expect(lines()).toEqual([
      '2026-03-02T08:30:00.000Z info  server listens port=8080 address=127.0.0.1 note="first start" key=""',
    ]);
  });

  it("log, of terminal control characters, shows them escaped", () => {
    const { logger, lines } = createLogger();
    logger.warn("title read", { title: "\u001b[31mred" });
    expect(lines()[0]).toContain('title="\\u001b[31mred"');
  });

  it("log, below the threshold, writes nothing", () => {
    const { logger, lines } = createLogger("error");
    logger.warn("a");
    logger.with({ x: 1 }).error("b");
    expect(lines()).toHaveLength(1);
  });
});
