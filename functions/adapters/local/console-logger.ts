import type { Clock, LogFields, Logger } from "#shared/ports/runtime.ts";
import { type LogLevel, reachesThreshold } from "../log-threshold.ts";

export interface ConsoleLoggerFields {
  readonly clock: Clock;
  readonly threshold: LogLevel;
  readonly fields?: LogFields;
  /** Takes one line with its line end; standard error by default, so that standard output stays the program's answer. */
  readonly write?: (line: string) => void;
}

/** One readable line per entry: time in UTC, level, message, then `name=value` pairs. */
export class ConsoleLogger implements Logger {
  private readonly clock: Clock;
  private readonly threshold: LogLevel;
  private readonly fields: LogFields;
  private readonly writeLine: (line: string) => void;

  constructor(options: ConsoleLoggerFields) {
    this.clock = options.clock;
    this.threshold = options.threshold;
    this.fields = options.fields ?? {};
    this.writeLine = options.write ?? ((line) => process.stderr.write(line));
  }

  debug(message: string, fields?: LogFields): void {
    this.log("debug", message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.log("info", message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.log("warn", message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.log("error", message, fields);
  }

  with(fields: LogFields): ConsoleLogger {
    return new ConsoleLogger({
      clock: this.clock,
      threshold: this.threshold,
      fields: { ...this.fields, ...fields },
      write: this.writeLine,
    });
  }

  private log(level: LogLevel, message: string, fields?: LogFields): void {
    if (!reachesThreshold(level, this.threshold)) return;
    const time = this.clock.now().toISOString();
    const pairs = Object.entries({ ...this.fields, ...fields }).flatMap(formatPair);
    this.writeLine(`${[time, level.padEnd(5), formatWord(message, /[\r\n]/), ...pairs].join(" ")}\n`);
  }
}

function formatPair([name, value]: [string, LogFields[string]]): string[] {
  if (value === undefined) return [];
  return [`${name}=${typeof value === "string" ? formatWord(value, /[\s"=]|^$/) : String(value)}`];
}

/** Quotes what would break the line or blur where a value ends. */
function formatWord(text: string, needsQuotes: RegExp): string {
  return needsQuotes.test(text) || hasControlCharacter(text) ? JSON.stringify(text) : text;
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}
