import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NameLexicon } from "../../shared/collection/redaction/names/name-lexicon.ts";
import { WEIGHT_OFFSET } from "../../shared/collection/redaction/names/name-tagger.ts";
import { inventSentences } from "./invented-sentences.ts";
import { type LabelledText, readLabelledTexts } from "./labelled-text.ts";
import { encodeNameTable, nameFrequencies, readCensus } from "./name-frequencies.ts";
import { toExample, train } from "./train-tagger.ts";

const INVENTED = 24_000;
const SEED = 20_260;
const NAMES_ROOM = fileURLToPath(new URL("../../shared/collection/redaction/names/", import.meta.url));

/** Everything the tagger learns from: the corpora, and invented sentences for what they lack. */
function trainingTexts(folder: string): readonly LabelledText[] {
  const pool = {
    given: [
      ...readCensus(folder, "census1990-male.first.txt"),
      ...readCensus(folder, "census1990-female.first.txt"),
    ],
    surnames: [...readCensus(folder, "census1990-all.last.txt")].slice(0, 40_000),
  };
  return [...readLabelledTexts(folder), ...inventSentences(pool, INVENTED, SEED)];
}

const asModule = (comment: string, name: string, data: string): string =>
  `/** ${comment} Written by infra/redaction/train-names.ts. */\nexport const ${name} =\n  "${data}";\n`;

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined)
    throw new Error("Say where the data is: node infra/redaction/train-names.ts FOLDER");
  const table = encodeNameTable(nameFrequencies(folder));
  writeFileSync(
    `${NAMES_ROOM}name-table-data.ts`,
    asModule("Hash and weights of each name and common word; read by `NameLexicon`.", "NAME_TABLE", table),
  );
  const lexicon = new NameLexicon(table);
  const weights = train(
    trainingTexts(folder).map((text) => toExample(text, lexicon)),
    SEED,
  );
  const bytes = Buffer.from(weights.map((weight) => weight + WEIGHT_OFFSET)).toString("base64");
  writeFileSync(
    `${NAMES_ROOM}tagger-weights-data.ts`,
    asModule("Weights of the name tagger, one signed byte each.", "TAGGER_WEIGHTS", bytes),
  );
}
