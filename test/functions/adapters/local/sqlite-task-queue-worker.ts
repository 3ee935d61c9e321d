import { SqliteTaskQueue } from "../../../../functions/adapters/local/sqlite-task-queue.ts";
import { SystemClock, SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";
import { RecordingLogger } from "../../../fakes/recording-logger.ts";

// A process for a test to kill: it adds a task to the file it is given, takes it and never ends it.
const [path = ""] = process.argv.slice(2);
const runtime = { clock: new SystemClock(), random: new SystemRandom(), logger: new RecordingLogger() };
const queue = new SqliteTaskQueue({ path, runtime });
queue.start({
  work: () => {
    process.stdout.write("begun");
    return new Promise(() => {});
  },
});
await queue.enqueue({ id: "interrupted", queue: "work", payload: {} });
