import type { LogFields, Logger } from "#shared/ports/runtime.ts";

export interface LogEntry {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields: LogFields;
}

/** Keeps every line for a test to read; loggers made by `with` write to the same list. */
export class RecordingLogger implements Logger {
  readonly entries: LogEntry[];
  private readonly fields: LogFields;

  constructor(options: { readonly fields?: LogFields; readonly entries?: LogEntry[] } = {}) {
    this.fields = options.fields ?? {};
    this.entries = options.entries ?? [];
  }

  debug(message: string, fields?: LogFields): void {
    this.record("debug", message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.record("info", message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.record("warn", message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.record("error", message, fields);
  }

  with(fields: LogFields): RecordingLogger {
    return new RecordingLogger({ fields: { ...this.fields, ...fields }, entries: this.entries });
  }

  private record(level: LogEntry["level"], message: string, fields: LogFields = {}): void {
    this.entries.push({ level, message, fields: { ...this.fields, ...fields } });
  }
}
