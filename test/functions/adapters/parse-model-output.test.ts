import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseModelOutput } from "../../../functions/adapters/parse-model-output.ts";

const outputSchema = z.object({ sentences: z.array(z.object({ text: z.string() })) });
const prompt = { id: "write", version: "1", input: {}, system: "", user: "", outputSchema };
const JSON_TEXT = '{"sentences":[{"text":"a"}]}';

describe("parseModelOutput", () => {
  it.each([
    ["bare JSON", JSON_TEXT],
    ["JSON in a fence", `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ["JSON in a nameless fence with space around it", `\n\`\`\`\n${JSON_TEXT}\n\`\`\`\n`],
  ])("of %s, gives the output", (_situation, text) => {
    expect(parseModelOutput(text, prompt)).toEqual({ sentences: [{ text: "a" }] });
  });

  it("of JSON off the schema, throws provider-malformed with the fields and without the text", () => {
    expect(() => parseModelOutput('{"sentences":[{"text":["confidential"]}]}', prompt)).toThrow(
      expect.objectContaining({
        code: "provider-malformed",
        message: expect.not.stringContaining("confidential"),
        violations: [expect.objectContaining({ field: "sentences.0.text" })],
      }),
    );
  });

  it("of text that is not JSON, throws provider-malformed without the text", () => {
    expect(() => parseModelOutput("confidential", prompt)).toThrow(
      expect.objectContaining({
        code: "provider-malformed",
        message: "The answer to write is not JSON (12 characters).",
      }),
    );
  });
});
