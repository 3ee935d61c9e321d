import { DirectoryObjectStore } from "../../../../functions/adapters/local/directory-object-store.ts";
import { SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";

// A process for a test to kill: it writes objects of one repeated byte, without end, into the directory it is given.
const [directory = ""] = process.argv.slice(2);
const store = new DirectoryObjectStore({ directory, random: new SystemRandom() });
for (let turn = 0; ; turn = (turn + 1) % 200) {
  const content = Buffer.alloc(1_000_000, turn);
  await store.put(`shards/${turn}`, content, { ifAbsent: turn % 2 === 0 });
  process.stdout.write(".");
}
