import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SentenceReader } from "#shared/reports/read-sentences.ts";

const read = (pieces: readonly string[]) => {
  const reader = new SentenceReader();
  return pieces.flatMap((piece) => [...reader.push(piece)]);
};

describe("SentenceReader", () => {
  test("a sentence, as soon as its brace closes, is given before the answer ends", () => {
    const reader = new SentenceReader();
    expect(reader.push('{"sentences":[{"text":"One."')).toEqual([]);
    expect(reader.push("}")).toEqual([{ text: "One.", citations: [] }]);
    expect(reader.push(',{"text":"Two.","citations":["p1"]}]}')).toEqual([
      { text: "Two.", citations: ["p1"] },
    ]);
  });

  test("sentences, whatever their text and wherever the answer is cut in pieces, are read as they were written", () => {
    const sentence = fc.record({
      text: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
      citations: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 6 }),
        fc.array(fc.nat(400)),
        fc.boolean(),
        (sentences, cuts, isFenced) => {
          const json = JSON.stringify({ sentences }, null, isFenced ? 2 : 0);
          const text = isFenced ? `\`\`\`json\n${json}\n\`\`\`` : json;
          const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort(
            (a, b) => a - b,
          );
          const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
          expect(read(pieces)).toEqual(sentences);
        },
      ),
    );
  });

  test.each(["garbage", "]]}}{{", '{"sentences":[{"text":1}]}', '{"a":{"b":{"c":1}}}', '[[[{"text":"x"}]]]'])(
    "an answer of another form, %s, gives no sentence",
    (text) => {
      expect(read([text])).toEqual([]);
    },
  );
});
