/** When each scheduled function runs: five-field cron expressions in UTC, the same deployed and in one process. */
export const SCHEDULES = {
  purgeExpired: "17 3 * * *",
  sealShards: "23 * * * *",
  sweepUncollected: "41 2 * * *",
  sweepUploads: "*/5 * * * *",
} as const;
