import { describe, expect, test } from "vitest";
import { createFinRisk } from "../../functions/library.ts";
import { runFinRisk, temporaryFolder } from "./run-finrisk.ts";

/** A folder in which one question of user u1 was asked and collected, and one was refused. */
async function folderWithReports(): Promise<string> {
  const folder = temporaryFolder();
  const finrisk = await createFinRisk({ dataDir: folder });
  const { tenantId, orchestrator, collection } = finrisk;
  for (const query of ["Maximum drawdown of MSFT?", "What will the weather be?"]) {
    const question = { query, userId: "u1", portfolioId: "sample" };
    const { id: interactionId } = await orchestrator.generateReport(question, tenantId);
    await collection.collector.collectExample({ tenantId, interactionId });
  }
  await collection.collector.persistBatch(tenantId);
  await finrisk.close();
  return folder;
}

describe("finrisk examples and forget", () => {
  test("statistics and a forgotten user, asked for on the command line, are told in a table and in sentences", async () => {
    const elsewhere = ["--data-dir", await folderWithReports()];
    const before = await runFinRisk(["examples", "stats", ...elsewhere]);
    expect(before).toMatchObject({ exitCode: 0, stderr: "" });
    expect(before.stdout).toMatch(/^interactions +2$/m);
    expect(before.stdout).toMatch(/^collected +1$/m);
    expect(before.stdout).toMatch(/^rejected: refused +1$/m);
    expect(await runFinRisk(["forget", "u1", ...elsewhere])).toMatchObject({
      exitCode: 0,
      stdout:
        "Removed of u1: 2 interactions, 0 feedback, 1 examples.\nRemoved of what was remembered: 0 profiles, 0 sessions.\n1 of the examples stand in shards and are recorded as withdrawn.\n",
    });
    const again = await runFinRisk(["forget", "u1", "--json", ...elsewhere]);
    expect(JSON.parse(again.stdout)).toMatchObject({ interactions: 0, examples: 0 });
    const after = await runFinRisk(["examples", "stats", "--days", "2", "--json", ...elsewhere]);
    expect(JSON.parse(after.stdout)).toMatchObject({ collected: 0, rejected: { refused: 1, withdrawn: 1 } });
  });

  test("statistics, before anything was asked, are empty", async () => {
    const { stdout } = await runFinRisk(["examples", "stats", "--data-dir", temporaryFolder()]);
    expect(stdout).toMatch(/^interactions +0$/m);
  });
});
