import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";
import { PreferencesSchema } from "./preferences.ts";

/** A user's preferences, kept until they are deleted. Its id is the user's. */
const ProfileSchema = StoredDocumentSchema.extend({
  updatedAt: z.iso.datetime(),
  preferences: PreferencesSchema,
});
export type Profile = z.infer<typeof ProfileSchema>;

export const PROFILES: Collection<Profile> = { name: "profiles", schema: ProfileSchema };
