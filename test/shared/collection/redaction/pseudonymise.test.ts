import { expect, test } from "vitest";
import { pseudonymise } from "#shared/collection/redaction/pseudonymise.ts";

test("a pseudonym, under the same key, is the same for one id and another for the next", () => {
  expect(pseudonymise("user-1", "key")).toBe(pseudonymise("user-1", "key"));
  expect(pseudonymise("user-1", "key")).not.toBe(pseudonymise("user-2", "key"));
});

test("a pseudonym, under another key, is another one", () => {
  expect(pseudonymise("user-1", "key")).not.toBe(pseudonymise("user-1", "other key"));
});

test("a pseudonym, by the second example of RFC 4231, is the start of its HMAC", () => {
  expect(pseudonymise("what do ya want for nothing?", "Jefe")).toBe("5bdcc146bf60754e6a042426089575c7");
});
