import type { LabelledText } from "./labelled-text.ts";
import { GIVEN_NAMES, SURNAMES } from "./names-of-the-world.ts";
import { EPONYMS, FIRM_FORMS, PLACES, SENTENCE_TEMPLATES } from "./sentence-templates.ts";

const TITLES = ["Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Ms", "Prof."];
const MONTHS = [
  "January",
  "March",
  "April",
  "May 2023",
  "June 4",
  "August",
  "Sept. 12",
  "October 2021",
  "Monday",
  "Friday",
  "2019",
];
const AMOUNTS = [
  "$200",
  "50 dollars",
  "1,250.00",
  "$3.4 billion",
  "€15 million",
  "20 bucks",
  "5%",
  "USD 900",
  "200",
  "£75",
];
const PARTICLES = ["van", "de", "von", "de la", "van der", "al-", "bin", "O'", "Mc", "St. "];
const ENDINGS = [" Jr.", " III", ", PhD", ", CFA"];

/** Names with their share of people; rarer names are drawn more often than people bear them, or few would be seen. */
export interface NamePool {
  readonly given: readonly (readonly [string, number])[];
  readonly surnames: readonly (readonly [string, number])[];
}

/** Random numbers from 0 to 1 by a linear congruential generator, the same for the same seed. */
export function randomSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Invents labelled sentences of news, chat, letters, forms and contracts from the templates. */
export function inventSentences(pool: NamePool, count: number, seed: number): readonly LabelledText[] {
  const random = randomSequence(seed);
  const pick = <Item>(items: readonly Item[], fallback: Item): Item =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const common = { given: cumulative(pool.given), surnames: cumulative(pool.surnames) };
  const drawGiven = (): string =>
    random() < 0.08
      ? unheardSurname()
      : random() < 0.35
        ? pick(GIVEN_NAMES, "amara")
        : random() < 0.6
          ? common.given(random())
          : pick(pool.given, ["ada", 0])[0];
  const rareSurname = (): string => pick(pool.surnames, ["quill", 0])[0];
  /** The start of one surname and the end of another: such names stand in no table. */
  const unheardSurname = (): string => {
    const [start, end] = [rareSurname(), rareSurname()];
    return start.slice(0, Math.ceil(start.length / 2)) + end.slice(Math.floor(end.length / 2));
  };
  const drawSurname = (): string => {
    const chance = random();
    if (chance < 0.2) return unheardSurname();
    if (chance < 0.4) return pick(SURNAMES, "okafor");
    return chance < 0.7 ? common.surnames(random()) : rareSurname();
  };
  const given = (): string => {
    const name = capitalise(drawGiven());
    const chance = random();
    return chance < 0.03 ? `${name}-${capitalise(drawGiven())}` : name;
  };
  const surname = (): string => {
    const name = capitalise(drawSurname());
    const chance = random();
    if (chance < 0.05) return `${name}-${capitalise(drawSurname())}`;
    if (chance > 0.06) return name;
    const particle = pick(PARTICLES, "de");
    return /[a-z]$/.test(particle) && particle !== "Mc" ? `${particle} ${name}` : particle + name;
  };
  const person = (): string => {
    const chance = random();
    if (chance < 0.1) return `${given()} ${capitalise(drawGiven()).charAt(0)}. ${surname()}`;
    if (chance < 0.14) return `${given().charAt(0)}. ${surname()}`;
    if (chance < 0.19) return `${given()} ${given()} ${surname()}`;
    if (chance < 0.23) return `${given()} ${surname()} ${surname()}`;
    if (chance < 0.25) return `${given()} ${surname()}${pick(ENDINGS, "")}`;
    return `${given()} ${surname()}`;
  };
  const firm = (): string =>
    pick(FIRM_FORMS, "").replace(/\{[sgw]\}/g, (slot) =>
      slot === "{s}"
        ? capitalise(drawSurname())
        : slot === "{g}"
          ? capitalise(drawGiven())
          : pick(PLACES, "London"),
    );
  const fill: Readonly<Record<string, () => string>> = {
    p: person,
    g: given,
    s: surname,
    t: () => `${pick(TITLES, "Mr.")} ${random() < 0.4 ? person() : surname()}`,
    P: () => person().toUpperCase(),
    c: () => `${random() < 0.3 ? surname().toUpperCase() : surname()}, ${given()}`,
    l: () => `${drawGiven()} ${drawSurname()}`,
    k: drawGiven,
    o: firm,
    w: () => pick(PLACES, "London"),
    n: () => pick(AMOUNTS, "5"),
    d: () => pick(MONTHS, "May"),
    e: () => pick(EPONYMS, "Sharpe ratio"),
  };
  return Array.from({ length: count }, () => fillTemplate(pick(SENTENCE_TEMPLATES, ""), fill));
}

function fillTemplate(template: string, fill: Readonly<Record<string, () => string>>): LabelledText {
  const spans: { start: number; end: number; type: string }[] = [];
  let text = "";
  let from = 0;
  for (const slot of template.matchAll(/\{([a-zA-Z])\}/g)) {
    text += template.slice(from, slot.index);
    const kind = slot[1] ?? "";
    const words = fill[kind]?.() ?? "";
    if ("pgstPclk".includes(kind)) {
      const title = kind === "t" ? words.indexOf(" ") + 1 : 0;
      spans.push({ start: text.length + title, end: text.length + words.length, type: "PERSON" });
    }
    text += words;
    from = slot.index + slot[0].length;
  }
  return { text: text + template.slice(from), spans };
}

/** A drawing by share: gives the name at a point from 0 to 1 of the running total. */
function cumulative(names: readonly (readonly [string, number])[]): (point: number) => string {
  const totals: number[] = [];
  let total = 0;
  for (const [, share] of names) {
    total += share;
    totals.push(total);
  }
  return (point) => {
    let low = 0;
    let high = names.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((totals[middle] ?? 0) < point * total) low = middle + 1;
      else high = middle;
    }
    return names[low]?.[0] ?? "";
  };
}
