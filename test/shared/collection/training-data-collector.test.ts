import { describe, expect, test } from "vitest";
import { EXAMPLES, type TrainingExample } from "#shared/collection/example.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { INTERACTIONS, type Interaction } from "#shared/reports/interaction.ts";
import {
  CHUNK_TEXT,
  createScene,
  feedbackOf,
  giveFeedback,
  type InteractionChanges,
  interactionOf,
  readAll,
  store,
  TENANT,
  userPseudonym,
} from "./collection-scene.ts";

const place = { tenantId: TENANT, interactionId: "i1" };

async function collect(interaction: Interaction) {
  const scene = createScene();
  await store(scene.documents, interaction);
  expect(await scene.collector.collectExample(place)).toBe("recorded");
  const tenant = scene.documents.forTenant(TENANT);
  const [example, rejection] = await Promise.all([tenant.get(EXAMPLES, "i1"), tenant.get(REJECTIONS, "i1")]);
  expect([example, rejection].filter(Boolean), "exactly one decision").toHaveLength(1);
  return { ...scene, example, rejection };
}

describe("collectExample", () => {
  test("a good interaction, collected, becomes an example with all that went into the answer and where it comes from", async () => {
    const { example } = await collect(interactionOf("i1", { userId: "u1" }));
    expect(example).toMatchObject({
      id: "i1",
      userQuery: "What is the maximum drawdown of MSFT? Asked as i1.",
      ragContext: [{ id: "p1", chunkId: "k1", title: "Policy", source: "policy.md", text: CHUNK_TEXT }],
      calculationTask: { series: [{ name: "MSFT" }], hasPortfolio: false },
      calculationSelection: { steps: [{ calculation: "maximum-drawdown", series: "MSFT" }] },
      calculationResults: [{ id: "c1", value: -0.1 }],
      narrativeResponse: "The maximum drawdown of MSFT is -10.00%. [p1]",
      narrativeSlots: {
        sentences: [{ text: "The maximum drawdown of MSFT is {{c1.value}}.", citations: ["p1"] }],
      },
      qualityScore: 1,
      userId: userPseudonym("u1"),
      sessionId: null,
      rating: null,
      correctedBy: null,
      redactorVersion: "fake-1",
      provenance: { interactionId: "i1", tenantId: TENANT, codeVersion: "1.2.3", knowledgeVersion: null },
    } satisfies Partial<Record<keyof TrainingExample, unknown>>);
    expect(example?.calculationResults[0], "series-valued results stay out").not.toHaveProperty("values");
    expect(JSON.stringify(example)).not.toContain('"u1"');
  });

  test("personal data, wherever they stand in an interaction, are placeholders in the example, and kinds and lengths are told", async () => {
    const { example } = await collect(
      interactionOf("i1", {
        query: "Zedekiah asks for the drawdown of MSFT",
        rest: {
          plan: {
            steps: [{ calculation: "maximum-drawdown", series: "Zed fund", parameters: {} }],
            missing: [],
          },
        },
        report: { text: "Dear Zedekiah, the maximum drawdown is -10.00%." },
      }),
    );
    expect(JSON.stringify(example)).not.toContain("Zed");
    expect(example?.userQuery).toBe("[PERSON_1] asks for the drawdown of MSFT");
    expect(example?.calculationSelection.steps[0]?.series).toBe("[PERSON_1] fund");
    expect(example?.redactions).toHaveLength(3);
    expect(example?.redactions).toContainEqual({ type: "PERSON", length: 8 });
  });

  const refusal = { reason: "no-evidence" as const, message: "No.", needed: [] };
  const rejected: [string, string, InteractionChanges, number | null][] = [
    ["a refused question", "refused", { report: { metadata: { refusal } } }, null],
    [
      "an answer that failed its audit",
      "figures-unchecked",
      { report: { metadata: { validationPassed: false } } },
      null,
    ],
    ["an answer without a sentence", "no-narrative", { rest: { narrative: [] } }, null],
    ["an answer whose passage is gone", "context-gone", { rest: { chunkIds: ["k1", "k2"] } }, null],
    [
      "an answer to a part of the question",
      "low-quality",
      { rest: { plan: { steps: [], missing: ["a", "b", "c", "d", "e"] } }, report: { confidence: 0.2 } },
      0.72,
    ],
    ["a text that cannot be redacted", "redaction-failed", { query: "boom at the bank" }, 1],
    ["a text that leaves doubt", "quarantine", { query: "a doubtful person" }, 1],
  ];
  test.each(rejected)(
    "%s, collected, is rejected as %s with its score and none of its text",
    async (_, reason, changes, score) => {
      const { rejection, documents } = await collect(interactionOf("i1", changes));
      expect(rejection).toEqual({
        id: "i1",
        tenantId: TENANT,
        schemaVersion: 1,
        reason,
        qualityScore: score,
        answeredOn: "2026-01-04",
        revision: 1,
      });
      expect(await readAll(documents, EXAMPLES)).toEqual([]);
    },
  );

  test("the same content, in other case and blanks, is a duplicate of the one that came first", async () => {
    const { documents, collector } = createScene();
    await store(documents, interactionOf("i1", { query: "Drawdown  of MSFT?" }));
    await store(documents, interactionOf("i2", { query: "drawdown of msft?" }));
    await collector.collectExample({ tenantId: TENANT, interactionId: "i1" });
    await collector.collectExample({ tenantId: TENANT, interactionId: "i2" });
    expect(await readAll(documents, REJECTIONS)).toMatchObject([{ id: "i2", reason: "duplicate" }]);
    expect(await readAll(documents, EXAMPLES)).toMatchObject([{ id: "i1" }]);
  });

  test("the same content, of two tenants, is an example of each", async () => {
    const { documents, collector } = createScene();
    for (const tenantId of [TENANT, "other"]) {
      await store(documents, interactionOf("i1", { tenantId, userId: "u1" }));
      await collector.collectExample({ tenantId, interactionId: "i1" });
    }
    const [own, others] = await Promise.all(
      [TENANT, "other"].map((id) => documents.forTenant(id).get(EXAMPLES, "i1")),
    );
    expect(own?.contentKey).toBe(others?.contentKey);
    expect(own?.userId, "pseudonyms do not link tenants").not.toBe(others?.userId);
  });

  test("an interaction that is gone, collected, leaves nothing", async () => {
    const { collector, documents } = createScene();
    expect(await collector.collectExample(place)).toBe("gone");
    expect(await readAll(documents, REJECTIONS)).toEqual([]);
  });
});

describe("feedback", () => {
  async function collectWith(...feedback: Parameters<typeof feedbackOf>[2][]) {
    const collected = await collect(interactionOf("i1"));
    for (const [rater, fields] of feedback.entries()) {
      await giveFeedback(collected.documents, feedbackOf("i1", `rater-${rater}`, fields));
    }
    await collected.collector.collectExample(place);
    const tenant = collected.documents.forTenant(TENANT);
    return { example: await tenant.get(EXAMPLES, "i1"), rejection: await tenant.get(REJECTIONS, "i1") };
  }

  test("a bad rating, given to an example, withdraws it", async () => {
    const { example, rejection } = await collectWith({ rating: 2 });
    expect(example).toBeUndefined();
    expect(rejection).toMatchObject({ reason: "low-quality", qualityScore: 0.5, revision: 2 });
  });

  test("several ratings, given to an example, count by their mean", async () => {
    const { example } = await collectWith({ rating: 5 }, { rating: 4 }, { rating: 4 });
    expect(example).toMatchObject({
      rating: 13 / 3,
      qualityParts: { feedback: expect.closeTo(10 / 12, 12) },
    });
  });

  test("a good rating, given to a rejected answer, makes it an example", async () => {
    const low = { plan: { steps: [], missing: ["a", "b", "c", "d", "e"] } };
    const { documents, collector, rejection } = await collect(
      interactionOf("i1", { rest: low, report: { confidence: 0.2 } }),
    );
    expect(rejection?.reason).toBe("low-quality");
    await giveFeedback(documents, feedbackOf("i1", "r", { rating: 5, comment: "Zed says: well done" }));
    await collector.collectExample(place);
    expect(await readAll(documents, REJECTIONS)).toEqual([]);
    expect(await readAll(documents, EXAMPLES)).toMatchObject([
      { qualityScore: 0.907, feedback: ["[PERSON_1] says: well done"] },
    ]);
  });

  test("a correction, given to an example, becomes its answer, redacted and with its figures as slots", async () => {
    const correction = "Zed lost 10% at worst. That is the deepest fall.";
    const { example } = await collectWith({ rating: 1, correction });
    expect(example).toMatchObject({
      narrativeResponse: "[PERSON_1] lost 10% at worst. That is the deepest fall.",
      narrativeSlots: {
        sentences: [
          { text: "[PERSON_1] lost {{c1.value}} at worst.", citations: [] },
          { text: "That is the deepest fall.", citations: [] },
        ],
      },
      correctedBy: userPseudonym("rater-0"),
      qualityParts: { feedback: 1 },
      revision: 2,
    });
  });

  test("a correction, with a figure that nothing vouches for, withdraws the example", async () => {
    const { rejection } = await collectWith({ correction: "The drawdown is 11%." });
    expect(rejection).toMatchObject({ reason: "correction-unchecked" });
  });
});

describe("exportForFinetuning", () => {
  async function exported(format: "gemini" | "openai", minQuality?: number) {
    const { documents, collector } = createScene();
    await store(documents, interactionOf("i1"));
    await store(
      documents,
      interactionOf("i2", { report: { metadata: { struckSentences: 2, retryCount: 1 } } }),
    );
    for (const interactionId of ["i1", "i2"])
      await collector.collectExample({ tenantId: TENANT, interactionId });
    const options = { tenantId: TENANT, format, ...(minQuality !== undefined && { minQuality }) };
    const rows = [];
    for await (const line of collector.exportForFinetuning(options)) rows.push(JSON.parse(line));
    return rows;
  }

  test("examples, exported for Gemini, are prompts as they are asked and end on the model's turn", async () => {
    const [plan, narrative] = await exported("gemini");
    expect(Object.keys(plan)).toEqual(["systemInstruction", "contents"]);
    expect(plan.contents.map(({ role }: { role: string }) => role)).toEqual(["user", "model"]);
    expect(plan.contents[0].parts[0].text).toContain("Question: What is the maximum drawdown of MSFT?");
    expect(JSON.parse(plan.contents[1].parts[0].text)).toMatchObject({
      steps: [{ calculation: "maximum-drawdown" }],
    });
    expect(narrative.contents[0].parts[0].text).toContain(CHUNK_TEXT);
    expect(JSON.parse(narrative.contents[1].parts[0].text).sentences[0].text).toContain("{{c1.value}}");
  });

  test("examples, exported for OpenAI, are chat messages that end on the assistant's", async () => {
    const [plan] = await exported("openai");
    expect(plan.messages.map(({ role }: { role: string }) => role)).toEqual(["system", "user", "assistant"]);
  });

  test("examples below the quality asked for, at export, are left out, and 0.9 is asked for by itself", async () => {
    expect(await exported("gemini")).toHaveLength(2);
    expect(await exported("gemini", 0.8)).toHaveLength(4);
  });
});

test("an interaction that was given up, collected later all the same, becomes what it deserves", async () => {
  const { documents, collector } = createScene();
  const interaction = interactionOf("i1");
  await store(documents, interaction);
  await collector.giveUp(interaction);
  expect(await readAll(documents, REJECTIONS)).toMatchObject([{ reason: "collection-failed" }]);
  expect(await documents.forTenant(TENANT).get(INTERACTIONS, "i1")).toBeDefined();
  await collector.collectExample(place);
  expect(await readAll(documents, EXAMPLES)).toHaveLength(1);
  expect(await collector.giveUp(interaction)).toBe("overtaken");
});
