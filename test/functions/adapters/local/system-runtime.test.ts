import { setTimeout as delay } from "node:timers/promises";
import { SystemClock, SystemRandom } from "../../../../functions/adapters/local/system-runtime.ts";
import { describeClockContract, describeRandomSourceContract } from "../../../contracts/runtime.contract.ts";

describeClockContract("SystemClock", () => ({
  clock: new SystemClock(),
  pass: async (durationMs) => delay(durationMs),
}));
describeRandomSourceContract("SystemRandom", () => new SystemRandom());
