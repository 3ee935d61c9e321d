/** How a figure may be written: a percentage, a percentage point and a basis point are three kinds. */
export const UNIT_KINDS = [
  "fraction",
  "percentage-point",
  "basis-point",
  "ratio",
  "money",
  "count",
  "days",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
