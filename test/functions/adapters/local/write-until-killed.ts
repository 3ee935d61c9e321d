import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { entry, openSqlite, WATCHED } from "./sqlite-fixture.ts";

/** Writes documents in pairs, one transaction each, and prints the number of each pair once it is committed. Ends by a kill. */
const [path = "", from = "0"] = process.argv.slice(2);
const { documents } = openSqlite(path);
for (let pair = Number(from); ; pair++) {
  const text = createHash("sha256").update(String(pair)).digest("hex").repeat(150);
  await documents.transaction(async (transaction) => {
    await transaction.get(WATCHED, `${pair}-left`);
    transaction.create(WATCHED, entry(`${pair}-left`, text));
    transaction.create(WATCHED, entry(`${pair}-right`, text));
  });
  writeSync(1, `${pair}\n`);
}
