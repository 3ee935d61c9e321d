const DIGITS = 4;

const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value;

/** The text of a module that exports learned numbers as data, rounded to four digits. */
export function writeModule(module: {
  readonly comment: string;
  readonly imports: readonly string[];
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}): string {
  const { comment, imports, name, type, value } = module;
  const data = JSON.stringify(value, rounded, 2);
  return `${imports.join("\n")}\n\n/** ${comment} */\nexport const ${name}: ${type} = ${data};\n`;
}
