import { Cron } from "croner";
import { FinRiskError } from "#shared/errors.ts";
import type { Runtime } from "#shared/ports/runtime.ts";
import type { ScheduleControl, ScheduleStatus } from "#shared/ports/schedule-control.ts";
import { ScheduleTable } from "./in-process-schedules-table.ts";

/** `cron` has five fields and is in UTC. */
export interface DeclaredSchedule {
  readonly name: string;
  readonly cron: string;
  readonly run: () => Promise<void>;
}

/** How soon a pause is seen that another process set, and how late a run may be after the machine slept. */
const LONGEST_WAIT_MS = 30_000;

interface Schedule extends DeclaredSchedule {
  readonly pattern: Cron;
  running: Promise<void> | undefined;
  /** A run was asked for while one was under way. */
  runAgain: boolean;
}

/**
 * Runs schedules in this process on their cron times. No schedule overlaps itself: a time that comes during a run is
 * skipped. A time that passed while no process ran is made up for once, after the start.
 */
export class InProcessSchedules implements ScheduleControl {
  private readonly runtime: Runtime;
  private readonly table: ScheduleTable;
  private readonly schedules = new Map<string, Schedule>();
  private waiting = new AbortController();
  private keepingTime: Promise<void> | undefined;
  private stopped = false;

  constructor(fields: { readonly path: string; readonly runtime: Runtime }) {
    this.runtime = fields.runtime;
    this.table = new ScheduleTable({ path: fields.path });
  }

  /** Keeps time from now on. Throws `configuration` for a cron expression that cannot be read. Starting twice changes nothing. */
  start(declared: readonly DeclaredSchedule[]): void {
    if (this.keepingTime !== undefined) return;
    for (const { name, cron, run } of declared) {
      this.schedules.set(name, {
        name,
        cron,
        run,
        pattern: parseCron(name, cron),
        running: undefined,
        runAgain: false,
      });
      this.table.add(name, this.nowMs());
    }
    this.keepingTime = this.keepTime();
  }

  async list(): Promise<readonly ScheduleStatus[]> {
    return [...this.schedules.values()]
      .map((schedule) => this.describe(schedule))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  async pause(name: string): Promise<void> {
    this.table.pause(this.find(name).name);
  }

  async resume(name: string): Promise<void> {
    this.table.resume(this.find(name).name, this.nowMs());
    this.waiting.abort();
  }

  async runNow(name: string): Promise<void> {
    const schedule = this.find(name);
    if (schedule.running !== undefined) schedule.runAgain = true;
    else this.begin(schedule);
  }

  /** Resolves when no run is under way. */
  async whenIdle(): Promise<void> {
    for (let runs = this.runsUnderWay(); runs.length > 0; runs = this.runsUnderWay()) await Promise.all(runs);
  }

  /** Lets runs that are under way finish, begins no others and closes the file. Stopping twice succeeds. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.abort();
    await this.keepingTime;
    await this.whenIdle();
    this.table.close();
  }

  private async keepTime(): Promise<void> {
    while (!this.stopped) {
      this.waiting = new AbortController();
      await this.runtime.clock.sleep(this.takeTurn(), this.waiting.signal).catch(() => undefined);
    }
  }

  /** Begins what is due and answers how long to wait in milliseconds. */
  private takeTurn(): number {
    try {
      for (const schedule of this.schedules.values()) this.beginIfDue(schedule);
      const nextTimesMs = [...this.schedules.values()].map((schedule) => this.nextTimeMs(schedule));
      return Math.min(LONGEST_WAIT_MS, ...nextTimesMs.map((timeMs) => Math.max(0, timeMs - this.nowMs())));
    } catch (error) {
      this.runtime.logger.error("schedules unreadable", { error: String(error) });
      return LONGEST_WAIT_MS;
    }
  }

  private beginIfDue(schedule: Schedule): void {
    const nowMs = this.nowMs();
    if (this.nextTimeMs(schedule) > nowMs) return;
    const { countedFromMs } = this.table.read(schedule.name);
    const claimed = this.table.claimRun(schedule.name, countedFromMs, nowMs);
    if (claimed && !schedule.running) this.begin(schedule);
  }

  /** Infinity while the schedule is paused. */
  private nextTimeMs({ name, pattern }: Schedule): number {
    const { paused, countedFromMs } = this.table.read(name);
    const next = paused ? null : pattern.nextRun(new Date(countedFromMs));
    return next?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  private begin(schedule: Schedule): void {
    this.table.noteRun(schedule.name, this.nowMs());
    schedule.running = schedule
      .run()
      .catch((error: unknown) => {
        this.runtime.logger.error("scheduled run failed", { schedule: schedule.name, error: String(error) });
      })
      .then(() => this.end(schedule));
  }

  private end(schedule: Schedule): void {
    schedule.running = undefined;
    const again = schedule.runAgain && !this.stopped;
    schedule.runAgain = false;
    if (again) this.begin(schedule);
  }

  private describe(schedule: Schedule): ScheduleStatus {
    const { paused, lastRunAtMs } = this.table.read(schedule.name);
    const nextTimeMs = this.nextTimeMs(schedule);
    return {
      name: schedule.name,
      cron: schedule.cron,
      paused,
      ...(lastRunAtMs !== undefined && { lastRunAt: new Date(lastRunAtMs) }),
      ...(Number.isFinite(nextTimeMs) && { nextRunAt: new Date(nextTimeMs) }),
    };
  }

  private find(name: string): Schedule {
    const schedule = this.schedules.get(name);
    if (schedule) return schedule;
    throw new FinRiskError({ code: "not-found", message: `There is no schedule ${name}.` });
  }

  private runsUnderWay(): Promise<void>[] {
    return [...this.schedules.values()].flatMap(({ running }) => running ?? []);
  }

  private nowMs(): number {
    return this.runtime.clock.now().getTime();
  }
}

function parseCron(name: string, cron: string): Cron {
  try {
    return new Cron(cron, { mode: "5-part", timezone: "UTC" });
  } catch (cause) {
    throw new FinRiskError({
      code: "configuration",
      message: `The schedule ${name} has the cron expression "${cron}", which cannot be read.`,
      cause,
    });
  }
}
