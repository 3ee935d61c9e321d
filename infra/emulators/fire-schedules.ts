import { Cron } from "croner";
import type { EmulatedSchedule } from "./running-suite.ts";

/**
 * Runs each schedule on its cron, which the emulators never do by themselves. As in Cloud Scheduler, a run that is still
 * going on delays the next. Gives a function that stops them all.
 */
export function fireSchedules(
  schedules: readonly EmulatedSchedule[],
  report: (line: string) => void,
): () => void {
  const jobs = schedules.map(
    ({ name, url, cron, timeZone }) =>
      new Cron(cron, { timezone: timeZone, protect: true }, async () =>
        report(`${name}: ${await fire(url)}`),
      ),
  );
  return () => {
    for (const job of jobs) job.stop();
  };
}

async function fire(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    return response.ok ? "ran" : `failed with status ${response.status}`;
  } catch (error) {
    return `could not be reached (${String(error)})`;
  }
}
