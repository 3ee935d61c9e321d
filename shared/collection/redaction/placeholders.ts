import type { PersonalDataType } from "./personal-data.ts";

const GIVEN = /\[([A-Z_]{2,20})_(\d{1,6})\]/g;
const NOT_IN_VALUE = /[^\p{L}\p{N}@]+/gu;

/** Hands out `[TYPE_n]`: the same one for the same value, however it is spaced or capitalised. */
export class Placeholders {
  private readonly byValue = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** Numbers that the texts hold already are not given again. */
  constructor(fields: { readonly texts: readonly string[] }) {
    for (const text of fields.texts)
      for (const [, type = "", number] of text.matchAll(GIVEN))
        this.counts.set(type, Math.max(this.counts.get(type) ?? 0, Number(number)));
  }

  of(type: PersonalDataType, value: string): string {
    const key = `${type} ${value.normalize("NFKC").toLowerCase().replace(NOT_IN_VALUE, "")}`;
    const known = this.byValue.get(key);
    if (known !== undefined) return known;
    const number = (this.counts.get(type) ?? 0) + 1;
    this.counts.set(type, number);
    const placeholder = `[${type}_${number}]`;
    this.byValue.set(key, placeholder);
    return placeholder;
  }
}
