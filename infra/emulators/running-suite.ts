import { z } from "zod";
import { NO_METADATA_SERVER, PROJECT } from "./suite-environment.ts";

const AddressSchema = z.looseObject({ host: z.string(), port: z.number() });
const AddressesSchema = z.record(z.string(), AddressSchema);
const BackendsSchema = z.looseObject({
  backends: z.array(
    z.looseObject({
      functionTriggers: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          region: z.string(),
          httpsTrigger: z.unknown().optional(),
          taskQueueTrigger: z.unknown().optional(),
          schedule: z.looseObject({ schedule: z.string(), timeZone: z.string().nullish() }).optional(),
        }),
      ),
    }),
  ),
});

/** `host:port` of each emulator by its name. */
export type Addresses = ReadonlyMap<string, string>;

export interface EmulatedSchedule {
  readonly name: string;
  /** Where one POST makes one run. */
  readonly url: string;
  readonly cron: string;
  readonly timeZone: string;
}

export interface EmulatedFunctions {
  readonly urls: readonly string[];
  readonly schedules: readonly EmulatedSchedule[];
}

/** Asks the emulator hub what runs where. */
export async function readAddresses(hub: string): Promise<Addresses> {
  const addresses = AddressesSchema.parse(await readJson(`http://${hub}/emulators`));
  return new Map(Object.entries(addresses).map(([name, { host, port }]) => [name, `${host}:${port}`]));
}

/** The environment variables by which SDKs and tests find the emulators. */
export function hostVariables(addresses: Addresses): Readonly<Record<string, string>> {
  const variables: readonly (readonly [string, string, string])[] = [
    ["hub", "FIREBASE_EMULATOR_HUB", ""],
    ["firestore", "FIRESTORE_EMULATOR_HOST", ""],
    ["functions", "FUNCTIONS_EMULATOR_HOST", ""],
    ["tasks", "CLOUD_TASKS_EMULATOR_HOST", ""],
    ["storage", "STORAGE_EMULATOR_HOST", "http://"],
  ];
  const found = Object.fromEntries(
    variables.flatMap(([emulator, variable, scheme]) => {
      const address = addresses.get(emulator);
      return address === undefined ? [] : [[variable, `${scheme}${address}`]];
    }),
  );
  return {
    ...found,
    GOOGLE_CLOUD_PROJECT: PROJECT,
    GCLOUD_PROJECT: PROJECT,
    METADATA_SERVER_DETECTION: NO_METADATA_SERVER,
  };
}

/** The HTTP and the scheduled functions of the Functions emulator at this address. */
export async function readFunctions(address: string): Promise<EmulatedFunctions> {
  const { backends } = BackendsSchema.parse(await readJson(`http://${address}/backends`));
  const triggers = backends.flatMap(({ functionTriggers }) => functionTriggers);
  return {
    urls: triggers
      .filter(
        ({ httpsTrigger, taskQueueTrigger }) => httpsTrigger !== undefined && taskQueueTrigger === undefined,
      )
      .map(({ region, name }) => `http://${address}/${PROJECT}/${region}/${name}`),
    schedules: triggers.flatMap(({ id, name, schedule }) => {
      if (schedule === undefined) return [];
      const url = `http://${address}/functions/projects/${PROJECT}/triggers/${id}-0`;
      return [{ name, url, cron: schedule.schedule, timeZone: schedule.timeZone ?? "Etc/UTC" }];
    }),
  };
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
