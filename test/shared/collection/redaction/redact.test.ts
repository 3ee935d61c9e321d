import { describe, expect, test } from "vitest";
import { REDACTOR_VERSION, redact, redactFields } from "#shared/collection/redaction/redact.ts";

const CARD = "4111 1111 1111 1111";

describe("redact", () => {
  test("a text, with the same value twice and another, numbers them by value", () => {
    const { text, quarantine, redactorVersion } = redact(
      "From kim@a.example to lee@b.example, copy to KIM@a.example.",
    );
    expect(text).toBe("From [EMAIL_1] to [EMAIL_2], copy to [EMAIL_1].");
    expect(quarantine).toBeNull();
    expect(redactorVersion).toBe(REDACTOR_VERSION);
  });

  test("a text, with spans of an emoji and a ligature before them, is cut at the original offsets", () => {
    const text = "\u{1f600} \ufb01nd \u200bme: ｋｉｍ@a.example!";
    const { spans } = redact(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["ｋｉｍ@a.example"]);
  });

  test("a text, with a placeholder in it already, keeps that and goes on behind its number", () => {
    expect(redact("Mail [EMAIL_3] or kim@a.example").text).toBe("Mail [EMAIL_3] or [EMAIL_4]");
  });

  test("a card beside its cue, with a wrong check digit, goes and sends the text to quarantine", () => {
    const { text, quarantine } = redact("my credit card 4111 1111 1111 1112");
    expect(text).toBe("my credit card [CREDIT_CARD_1]");
    expect(quarantine).toBe("uncertain-finding");
  });

  test("a list of persons' records, with many findings, goes to quarantine", () => {
    const list = Array.from({ length: 41 }, (_, index) => `user${index}@a.example`).join("\n");
    expect(redact(list).quarantine).toBe("many-findings");
  });
});

describe("redactFields", () => {
  test("fields of one example, sharing a value, share its placeholder", () => {
    const { fields, redactions, quarantine } = redactFields({
      userQuery: `Charge ${CARD} for kim@a.example.`,
      narrative: `We charged ${CARD}.`,
      ragContext: "The Sharpe ratio is 1.25.",
    });
    expect(fields).toEqual({
      userQuery: "Charge [CREDIT_CARD_1] for [EMAIL_1].",
      narrative: "We charged [CREDIT_CARD_1].",
      ragContext: "The Sharpe ratio is 1.25.",
    });
    expect(redactions).toEqual([
      { field: "userQuery", type: "CREDIT_CARD", length: 19, placeholder: "[CREDIT_CARD_1]" },
      { field: "userQuery", type: "EMAIL", length: 13, placeholder: "[EMAIL_1]" },
      { field: "narrative", type: "CREDIT_CARD", length: 19, placeholder: "[CREDIT_CARD_1]" },
    ]);
    expect(quarantine).toBeNull();
  });

  test("a field that is no text, against its type, empties every field and sends all to quarantine", () => {
    const { fields, redactions, quarantine } = redactFields({ userQuery: CARD, narrative: null as never });
    expect({ fields, redactions, quarantine }).toEqual({
      fields: { userQuery: "", narrative: "" },
      redactions: [],
      quarantine: "redactor-failed",
    });
  });
});
