import { describe, expect, test } from "vitest";
import { computeStep } from "#shared/calculations/programs/compute-step.ts";
import type { OperationName } from "#shared/calculations/programs/operations.ts";

const rows = (list: readonly (readonly [OperationName, readonly number[], number | string])[]) => list;

describe("computeStep", () => {
  test.each(
    rows([
      ["multiply", [-5, 0], 0],
      ["divide", [0, -5], 0],
      ["multiply", [1e-200, 0], 0],
      ["subtract", [1e-320, 1e-320], 0],
      ["power", [0, 2], 0],
      ["power", [0, 0], 1],
      ["power", [-8, 3], -512],
      ["exp", [0, 3], 0],
      ["exp", [-2, 2], 4],
      ["exp", [0], 1],
      ["log", [8, 2], 3],
      ["log", [1000, 10], 3],
      ["log", [1], 0],
      ["log", [0.5, 0.25], 0.5],
      ["sum", [1e16, 1, -1e16], 1],
      ["greater", [2, 1], 1],
      ["greater", [1, 1], 0],
    ]),
  )("%s of %j, which exists, is %d and no negative zero", (op, values, value) => {
    expect(computeStep(op, values)).toStrictEqual({ value });
  });

  test.each(
    rows([
      ["divide", [1, 0], "division-by-zero"],
      ["divide", [0, 0], "division-by-zero"],
      ["log", [0], "log-of-non-positive"],
      ["log", [5, 1], "log-of-non-positive"],
      ["log", [5, 0], "log-of-non-positive"],
      ["log", [5, -2], "log-of-non-positive"],
      ["power", [-8, 1 / 3], "undefined-power"],
      ["exp", [0, -1], "undefined-power"],
      ["add", [1.7e308, 1.7e308], "overflow"],
      ["sum", [1.7e308, 1.7e308], "overflow"],
      ["average", [1.7e308, 1.7e308], "overflow"],
      ["power", [10, 400], "overflow"],
      ["exp", [1000], "overflow"],
      ["divide", [1e308, 1e-10], "overflow"],
      ["divide", [1e-300, 1e300], "underflow"],
      ["power", [10, -400], "underflow"],
      ["exp", [-1000], "underflow"],
      ["exp", [0.5, 5000], "underflow"],
    ]),
  )("%s of %j, which does not, says %s", (op, values, kind) => {
    expect(computeStep(op, values)).toMatchObject({ kind });
  });
});
