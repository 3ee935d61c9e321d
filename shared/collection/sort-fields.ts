/** The value with the fields of every object in order of their names, those without a value left out; each text as `write` has it. */
export function sortFields(value: unknown, write: (text: string) => string = (text) => text): unknown {
  if (typeof value === "string") return write(value);
  if (Array.isArray(value)) return value.map((item) => sortFields(item, write));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([name, member]) => [name, sortFields(member, write)]));
}
