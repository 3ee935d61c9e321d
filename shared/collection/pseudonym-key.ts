import { z } from "zod";
import { FinRiskError } from "../errors.ts";
import {
  type Collection,
  type DocumentStore,
  StoredDocumentSchema,
  SYSTEM_TENANT,
} from "../ports/document-store.ts";

const InstallationKeySchema = StoredDocumentSchema.extend({ key: z.string().min(32) });
const INSTALLATION_KEYS: Collection<z.infer<typeof InstallationKeySchema>> = {
  name: "installationKeys",
  schema: InstallationKeySchema,
};
const ID = "pseudonyms";
const KEY_BYTES = 32;

/** The key that this installation made for its pseudonyms, made now where there is none; two first starts agree on one. */
export async function installationPseudonymKey(
  store: DocumentStore,
  randomBytes: (size: number) => Uint8Array,
): Promise<string> {
  const documents = store.forTenant(SYSTEM_TENANT);
  const stored = await documents.get(INSTALLATION_KEYS, ID);
  if (stored !== undefined) return stored.key;
  const key = Buffer.from(randomBytes(KEY_BYTES)).toString("hex");
  try {
    await documents.create(INSTALLATION_KEYS, { id: ID, tenantId: SYSTEM_TENANT, schemaVersion: 1, key });
    return key;
  } catch (error) {
    if (error instanceof FinRiskError && error.code === "conflict") {
      return installationPseudonymKey(store, randomBytes);
    }
    throw error;
  }
}
