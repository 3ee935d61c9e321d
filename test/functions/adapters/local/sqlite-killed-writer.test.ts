import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { TriggerDispatcher } from "../../../../functions/adapters/local/trigger-dispatcher.ts";
import { entry, newSqlitePath, openSqlite, WATCHED } from "./sqlite-fixture.ts";

const WRITER = fileURLToPath(new URL("write-until-killed.ts", import.meta.url));

/** The pairs that the writer said were committed before it was killed. */
async function writeAndKill(path: string, from: number, afterPairs: number): Promise<readonly number[]> {
  const writer = spawn(process.execPath, [WRITER, path, String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(writer, "close");
  const committed: number[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    committed.push(Number(line));
    if (committed.length === afterPairs) writer.kill("SIGKILL");
  }
  expect(await closed).toEqual([null, "SIGKILL"]);
  return committed;
}

async function readAll({ documents }: ReturnType<typeof openSqlite>) {
  const found = [];
  let after: string | undefined;
  do {
    const page = await documents.query(WATCHED, { limit: 1_000, ...(after !== undefined && { after }) });
    found.push(...page.documents);
    after = page.next;
  } while (after !== undefined);
  return found;
}

it("a writer, killed again and again, loses nothing it committed, halves nothing, and leaves one event a document", async () => {
  const path = newSqlitePath();
  const committed: number[] = [];
  for (const [round, afterPairs] of [1, 20, 150].entries()) {
    committed.push(...(await writeAndKill(path, round * 1_000_000, afterPairs)));
  }
  const opened = openSqlite(path);
  const documents = await readAll(opened);
  const pairs = new Set(documents.map(({ id }) => Number(id.split("-")[0])));
  const whole = [...pairs].flatMap((pair) => {
    const text = createHash("sha256").update(String(pair)).digest("hex").repeat(150);
    return [entry(`${pair}-left`, text), entry(`${pair}-right`, text)];
  });
  expect(documents.sort(byId)).toEqual(whole.sort(byId));
  expect(committed.filter((pair) => !pairs.has(pair))).toEqual([]);

  const delivered: string[] = [];
  const { outbox, runtime } = opened;
  const handler = async ({ documentId }: { documentId: string }) => void delivered.push(documentId);
  const registrations = [{ name: "all", collection: WATCHED.name, kind: "created" as const, handler }];
  await new TriggerDispatcher({ outbox, runtime, registrations }).whenIdle();
  expect(delivered.sort()).toEqual(whole.map(({ id }) => id).sort());
});

const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
