import type { LogFields, Logger } from "#shared/ports/runtime.ts";
import { type LogLevel, reachesThreshold } from "../log-threshold.ts";

const SEVERITIES: Readonly<Record<LogLevel, string>> = {
  debug: "DEBUG",
  info: "INFO",
  warn: "WARNING",
  error: "ERROR",
};

export interface CloudLoggerFields {
  readonly threshold: LogLevel;
  readonly fields?: LogFields;
  /** Takes one line with its line end; standard output by default, where Cloud Run collects it. */
  readonly write?: (line: string) => void;
}

/** One JSON line per entry, in the shape that Cloud Logging reads (cloud.google.com/logging/docs/structured-logging). */
export class CloudLogger implements Logger {
  private readonly threshold: LogLevel;
  private readonly fields: LogFields;
  private readonly writeLine: (line: string) => void;

  constructor(options: CloudLoggerFields) {
    this.threshold = options.threshold;
    this.fields = options.fields ?? {};
    this.writeLine = options.write ?? ((line) => process.stdout.write(line));
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

  with(fields: LogFields): CloudLogger {
    return new CloudLogger({
      threshold: this.threshold,
      fields: { ...this.fields, ...fields },
      write: this.writeLine,
    });
  }

  private log(level: LogLevel, message: string, fields?: LogFields): void {
    if (!reachesThreshold(level, this.threshold)) return;
    // Ours come last, so that no field can change what the line says of itself.
    const entry = { ...this.fields, ...fields, severity: SEVERITIES[level], message };
    this.writeLine(`${JSON.stringify(entry)}\n`);
  }
}
