import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

/**
 * That lines of an example in shards are void: those of this id with a revision up to this one. Whoever reads shards leaves
 * them out. Its id is the interaction's; holds no text.
 */
const WithdrawalSchema = StoredDocumentSchema.extend({
  revision: z.int().positive(),
  /** `user-request` when the user's data were to be forgotten, `decided-anew` when feedback changed or unmade the example. */
  reason: z.enum(["user-request", "decided-anew"]),
  /** Pseudonym of the user behind the example; null where the question named none. */
  userId: z.string().nullable(),
  withdrawnAt: z.iso.datetime(),
});
export type Withdrawal = z.infer<typeof WithdrawalSchema>;

export const WITHDRAWALS: Collection<Withdrawal> = { name: "withdrawals", schema: WithdrawalSchema };
