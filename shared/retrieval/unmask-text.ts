/** Letters of Cyrillic and Greek that look like Latin ones, and the Latin ones they pass for. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ["АаӐӑ", "a"],
    ["ВвβΒ", "b"],
    ["СсϹϲ", "c"],
    ["Ԁԁ", "d"],
    ["ЕеЁёΕ", "e"],
    ["Ԍԍ", "g"],
    ["НнһΗ", "h"],
    ["ІіΙιїЇ", "i"],
    ["Јј", "j"],
    ["КкΚκ", "k"],
    ["ӏӀ", "l"],
    ["МмΜ", "m"],
    ["Νո", "n"],
    ["ОоΟοσ", "o"],
    ["РрΡρ", "p"],
    ["Ԛԛ", "q"],
    ["г", "r"],
    ["Ѕѕ", "s"],
    ["ТтΤτ", "t"],
    ["υ", "u"],
    ["Ѵѵν", "v"],
    ["Ԝԝω", "w"],
    ["ХхΧχ", "x"],
    ["УуΥγ", "y"],
    ["Ζ", "z"],
  ].flatMap(([written = "", latin = ""]) => [...written].map((letter) => [letter, latin] as const)),
);
const NOT_ASCII = /[^\p{ASCII}]/gu;
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
};
/** "i g n o r e": single letters with one and the same sign between them. */
const SPACED_LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*])\p{L}(?:\1\p{L}){3,})(?![\p{L}\p{N}])/gu;

function characterOf(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0x10ffff ? entity : String.fromCodePoint(code);
}

/**
 * Text as it would be read if nothing in it were dressed up: lower case, lookalike letters as the Latin ones they pass for, HTML
 * entities as characters, spaced-out letters together. For looking only: what is stored and shown is never this text.
 */
export function unmaskText(text: string): string {
  return text
    .replace(ENTITY, characterOf)
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(NOT_ASCII, (letter) => LOOKALIKES.get(letter) ?? letter)
    .replace(SPACED_LETTERS, (spaced) => spaced.replaceAll(/[^\p{L}]/gu, ""))
    .toLowerCase();
}

const LATIN = /\p{Script=Latin}/u;
/** Words in which letters of another script pass for Latin ones; a Greek letter on its own or as a prefix is mathematics. */
export function countMixedWords(text: string): number {
  const words = text.normalize("NFKC").match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => {
    const letters = [...word];
    const disguised = letters.filter((letter) => LOOKALIKES.has(letter)).length;
    const latin = letters.filter((letter) => LATIN.test(letter)).length;
    return disguised > 0 && latin >= 2 && !/^\p{Script=Greek}\p{Script=Latin}+$/u.test(word);
  }).length;
}

const BASE64 = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const HEXADECIMAL = /(?:(?:0x|\\x|%)?[0-9a-f]{2}[\s:,]?){16,}/gi;

const isReadable = (text: string): boolean => {
  const plain = text.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
  return text.length >= 8 && plain / [...text].length > 0.95 && /[\p{L}]{2,}\s+\p{L}{2,}/u.test(text);
};

/** Readable texts that are written in base64 or hexadecimal. */
export function decodeBlobs(text: string): readonly string[] {
  const fromBase64 = (text.match(BASE64) ?? []).map((blob) => Buffer.from(blob, "base64").toString("utf8"));
  const fromHexadecimal = (text.match(HEXADECIMAL) ?? []).map((blob) =>
    Buffer.from(blob.replaceAll(/0x|\\x|[^0-9a-f]/gi, ""), "hex").toString("utf8"),
  );
  return [...fromBase64, ...fromHexadecimal].filter(isReadable);
}
