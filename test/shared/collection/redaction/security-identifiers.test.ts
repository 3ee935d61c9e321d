import { expect, test } from "vitest";
import { isRoutingNumber, isSecurityIdentifier } from "#shared/collection/redaction/security-identifiers.ts";

test.each([
  "US0378331005",
  "GB0002634946",
  "00206R102",
  "88160R101",
  "B0YBKJ7",
  "BBG000B9XRY4",
  "HWUPKR0MPOU8FGXBT394",
  "AAPL240119C00150000",
])("%s, by its check digit or form, names a security or firm", (identifier) => {
  expect(isSecurityIdentifier(identifier)).toBe(true);
});

test.each(["US0378331006", "00206R103", "B0YBKJ8", "BBG000B9XRY5", "HWUPKR0MPOU8FGXBT395", "123456789"])(
  "%s, with a wrong check digit or without letters, names none",
  (identifier) => {
    expect(isSecurityIdentifier(identifier)).toBe(false);
  },
);

test("routing numbers, by weights 3, 7 and 1, are told from other nine digits", () => {
  expect(["021000021", "026009593", "322271627"].every(isRoutingNumber)).toBe(true);
  expect(["021000022", "123456789", "990000001"].some(isRoutingNumber)).toBe(false);
});
