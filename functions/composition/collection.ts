import { randomBytes } from "node:crypto";
import { FeedbackDesk } from "#shared/collection/feedback-desk.ts";
import { installationPseudonymKey } from "#shared/collection/pseudonym-key.ts";
import type { Redactor } from "#shared/collection/redact-content.ts";
import { TrainingDataCollector } from "#shared/collection/training-data-collector.ts";
import { UserData } from "#shared/collection/user-data.ts";
import type { Config } from "#shared/config.ts";
import type { MemoryDesk } from "#shared/memory/memory-desk.ts";
import type { Platform } from "./platform.ts";

/** The tables of names weigh more than all other code, and only collection needs them: they are loaded at the first example. */
const redactor: Redactor = async (texts) => {
  const { redactFields } = await import("#shared/collection/redaction/redact.ts");
  return redactFields(texts);
};

/** What makes examples of interactions, takes feedback and forgets users. */
export async function openCollection(
  config: Config,
  platform: Platform,
  own: { readonly memory: MemoryDesk; readonly codeVersion: string },
) {
  const { documents, objects, runtime } = platform;
  const { memory, codeVersion } = own;
  const pseudonymKey =
    config.FINRISK_PSEUDONYM_KEY ?? (await installationPseudonymKey(documents, randomBytes));
  const shared = { documents, clock: runtime.clock, pseudonymKey };
  const collector = new TrainingDataCollector({
    ...shared,
    objects,
    redactor,
    codeVersion,
    qualityThreshold: config.FINRISK_QUALITY_THRESHOLD,
    exportQuality: config.FINRISK_EXPORT_QUALITY,
  });
  const userData = new UserData({ ...shared, collector, memory });
  return { collector, feedback: new FeedbackDesk(shared), userData };
}
