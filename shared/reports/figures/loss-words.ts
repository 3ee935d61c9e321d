import { wordAt } from "./read-unit.ts";
import type { Token } from "./tokenize-sentence.ts";
import { wordSet } from "./word-set.ts";

const LOSS_VERB = wordSet(
  "fell fall falls falling fallen lost lose loses losing declined declines decline dropped drops drop decreased decreases shrank slid slipped plunged sank down shed tumbled",
);
const LOSS_NOUN = wordSet("loss losses decline declines drop drops fall falls decrease decreases setback");
const GAIN_VERB = wordSet(
  "rose rise rises rising risen gained gains gain grew grow grows increased increases climbed earned earns earn advanced appreciated added jumped surged up made",
);
const GAIN_NOUN = wordSet("gain gains rise increase increases growth profit profits advance");
const BETWEEN = wordSet(
  "by about approximately around roughly nearly almost at least most as much up to more less than over some a an or average total only just exactly ~ ≈",
);

export type Direction = "loss" | "gain";

/** The change that a figure is governed by: "fell by {{…}}", "a loss of {{…}}". "Fell to" states a level and says nothing of its sign. */
export function directionOf(tokens: readonly Token[], first: number): Direction | undefined {
  let at = first - 1;
  while (at >= 0 && first - at < 6 && BETWEEN.has(wordAt(tokens, at))) {
    if (wordAt(tokens, at) === "to" && wordAt(tokens, at - 1) !== "up") return undefined;
    if (wordAt(tokens, at) === "up" && wordAt(tokens, at + 1) !== "to") break;
    at -= 1;
  }
  const word = wordAt(tokens, at);
  if (word === "of" || word === "is" || word === "was") {
    const noun = wordAt(tokens, at - 1);
    if (LOSS_NOUN.has(noun) && word === "of") return "loss";
    return GAIN_NOUN.has(noun) && word === "of" ? "gain" : undefined;
  }
  if (LOSS_VERB.has(word)) return "loss";
  return GAIN_VERB.has(word) ? "gain" : undefined;
}

/** The change that a verb just before a position tells: "fell sharply from". */
export function changeBefore(tokens: readonly Token[], position: number): Direction | undefined {
  for (const at of [position - 1, position - 2]) {
    const word = wordAt(tokens, at);
    if (LOSS_VERB.has(word)) return "loss";
    if (GAIN_VERB.has(word)) return "gain";
  }
  return undefined;
}

/** What a figure is called right after it: "{{…}}, a loss", "a {{…}} gain". */
export function directionAfter(tokens: readonly Token[], last: number): Direction | undefined {
  const isApposed = wordAt(tokens, last + 1) === "," && /^an?$/.test(wordAt(tokens, last + 2));
  const noun = wordAt(tokens, isApposed ? last + 3 : last + 1);
  if (LOSS_NOUN.has(noun)) return "loss";
  return GAIN_NOUN.has(noun) ? "gain" : undefined;
}
