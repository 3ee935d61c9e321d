import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findCloudCliJar, hasDownloaded } from "./find-firestore-jar.ts";
import { type Environment, findJavaFolder, OLDEST_JAVA } from "./find-java.ts";
import { wrapJar } from "./wrap-jar.ts";

/** A `demo-` project never reaches Google. */
export const PROJECT = "demo-finrisk";

/** Google's clients would else ask the network whether they run on Google Cloud. */
export const NO_METADATA_SERVER = "none";

const MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";

/** A reason not to start that is told in one sentence, without a stack. */
export class EmulatorProblem extends Error {}

export interface SuiteSettings {
  readonly environment: Environment;
  readonly emulators: readonly string[];
  /** False when firebase-tools must fetch the Firestore emulator first. */
  readonly hasFirestore: boolean;
}

/**
 * What firebase-tools needs in its environment on this machine. `folder` takes what is written on the way.
 * Throws EmulatorProblem when there is no Java that is new enough.
 */
export function prepareSuite(environment: Environment, folder: string): SuiteSettings {
  const javaFolder = findJavaFolder(environment);
  if (javaFolder === undefined) {
    throw new EmulatorProblem(
      `The emulators need a JDK of version ${OLDEST_JAVA} or newer: install one, or point JAVA_HOME at it.`,
    );
  }
  const jar = environment["FIRESTORE_EMULATOR_BINARY_PATH"] ?? wrapCloudCliJar(environment, folder);
  return {
    environment: {
      ...environment,
      PATH: `${javaFolder}:${environment["PATH"] ?? ""}`,
      GOOGLE_CLOUD_PROJECT: PROJECT,
      METADATA_SERVER_DETECTION: NO_METADATA_SERVER,
      FINRISK_RUNTIME: "emulator",
      FINRISK_DATA_DIR: join(folder, "data"),
      ...(jar !== undefined && { FIRESTORE_EMULATOR_BINARY_PATH: jar }),
    },
    emulators: [
      ...["functions", "firestore", "tasks"],
      ...(hasDownloaded("cloud-storage-rules-runtime", environment) ? ["storage"] : []),
    ],
    hasFirestore: jar !== undefined || hasDownloaded("cloud-firestore-emulator", environment),
  };
}

function wrapCloudCliJar(environment: Environment, folder: string): string | undefined {
  const jar = findCloudCliJar(environment);
  if (jar === undefined) return undefined;
  const wrapped = join(folder, "firestore-emulator.jar");
  writeFileSync(wrapped, wrapJar(jar, MAIN_CLASS));
  return wrapped;
}
