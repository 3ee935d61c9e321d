const LENGTH = 50_000;
const DASHES = "-----";

/** What each text repeats: beginnings that never end, long runs of one class, cues without values. */
const PIECES: readonly string[] = [
  "a",
  "a.",
  "a@",
  "@",
  "a@b.",
  "1",
  "1 ",
  "1-",
  "1234 ",
  "+1 ",
  "(1",
  "((((",
  "0x0",
  "eyJaaaaaaaa-",
  `${DASHES}BEGIN PRIVATE KEY${DASHES}\n`,
  "a:",
  "1:",
  "account ",
  "Account number: ",
  "password is ",
  "born on March ",
  "jane dot ",
  "at dot ",
  "Jane ",
  "Jane A. O'",
  "12 Main St, ",
  "[PERSON_",
  "e\u0301\u0301\u0301",
  "\u200b",
  "\uff11\uff12",
  "\n",
  "a\n\t|",
  "GB29 ",
  "Doe & ",
  "my name is ",
];

/** Texts of 50 KB made to cost a finder more than its length, by what they repeat. */
export const HOSTILE_TEXTS: ReadonlyMap<string, string> = new Map(
  PIECES.map((piece) => [piece, piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)]),
);
