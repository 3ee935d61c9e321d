import { FinRiskError } from "#shared/errors.ts";

const LONGEST_NAME_BYTES = 1024;
/** Line ends are refused by Cloud Storage; the other control characters only ever come by mistake. */
const CONTROL_CHARACTER = /\p{Cc}/u;

/** Throws `invalid-request` for a name that some object store could not hold, or could read as a way out of its folder. */
export function checkObjectName(name: string): void {
  const problem = findProblem(name);
  if (problem === undefined) return;
  throw new FinRiskError({
    code: "invalid-request",
    message: `The object name ${JSON.stringify(name.slice(0, 80))} ${problem}.`,
    violations: [{ field: "name", remedy: "use slash-separated names such as datasets/d1/train.jsonl" }],
  });
}

function findProblem(name: string): string | undefined {
  const segments = name.split("/");
  if (segments.includes("")) return "is empty, absolute, or has an empty segment";
  if (segments.includes(".") || segments.includes("..")) return 'has a "." or ".." segment';
  if (CONTROL_CHARACTER.test(name)) return "has a control character";
  if (!name.isWellFormed()) return "is not well-formed Unicode";
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) return `is longer than ${LONGEST_NAME_BYTES} bytes`;
  return undefined;
}
