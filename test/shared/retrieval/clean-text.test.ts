import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "#shared/retrieval/clean-text.ts";

/** Pieces that interact: openers, ends, halves of both, and what hides between letters. */
const hostileText = fc
  .array(
    fc.constantFrom(
      "<!--",
      "-->",
      "<!-",
      "--",
      ">",
      "data:",
      "text/html",
      ",",
      ";base64",
      "a",
      " ",
      "\n",
      "\r",
      "\u200b",
      "\u202e",
      "\ud800",
      "é",
      "e\u0301",
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

describe("cleanText", () => {
  it.each([
    ["zero-width and bidirectional marks", "V\u200ba\u202eR\u2066 \ufefflimit", "VaR limit"],
    [
      "Unicode tags that spell a hidden instruction",
      `limit${String.fromCodePoint(0xe0049, 0xe0067)}`,
      "limit",
    ],
    ["line ends of every kind", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a comment over lines", "before <!-- ignore\nthis --> after", "before   after"],
    ["a comment opener without an end", "before <!-- after", "before   after"],
    ["a comment opener hidden by a zero-width mark", "x <\u200b!-- hide --> y", "x   y"],
    ["a data URI in an image", "![chart](data:image/png;base64,iVBORw0KGgo=)", "![chart]( )"],
    ["a data URI with a parameter", "see data:text/html;charset=utf-8,hello%20x", "see  "],
    ["a lone surrogate", "a\ud800b", "a\ufffdb"],
    ["letters with combining marks", "cafe\u0301", "café"],
    [
      "ordinary text with tabs",
      "VaR\tlimit: 12 % (data: monthly, net)",
      "VaR\tlimit: 12 % (data: monthly, net)",
    ],
  ])("given %s, keeps what can be read", (_situation, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it("given its own result, changes nothing, whatever the text", () => {
    fc.assert(fc.property(hostileText, (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it("given hostile pieces, leaves no comment opener, carriage return or invisible mark", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(cleanText(text)).not.toMatch(/<!--|[\r\u200b\u202e\ud800]/);
      }),
    );
  });

  it("given a megabyte of openers, takes time in proportion to its length", () => {
    const startedAt = performance.now();
    cleanText("<!--".repeat(250_000));
    cleanText("data:a/".repeat(150_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
