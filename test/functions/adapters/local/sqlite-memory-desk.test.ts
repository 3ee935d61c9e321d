import { SystemClock } from "../../../../functions/adapters/local/system-runtime.ts";
import { describeMemoryDeskContract } from "../../../contracts/memory-desk.contract.ts";
import { newSqlitePath, openSqlite } from "./sqlite-fixture.ts";

// Transactions that meet wait in real time.
describeMemoryDeskContract(
  "SQLite",
  async () => openSqlite(newSqlitePath(), undefined, new SystemClock()).store,
);
