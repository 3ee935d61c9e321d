export interface ScheduleStatus {
  readonly name: string;
  /** Five-field cron expression, in UTC. */
  readonly cron: string;
  readonly paused: boolean;
  readonly lastRunAt?: Date;
  readonly nextRunAt?: Date;
}

/** Steers the schedules that were declared with the functions. An unknown name throws `not-found`. */
export interface ScheduleControl {
  list(): Promise<readonly ScheduleStatus[]>;
  /** Pausing what is paused, or resuming what runs, succeeds. */
  pause(name: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** Starts one run now, paused or not. */
  runNow(name: string): Promise<void>;
}
