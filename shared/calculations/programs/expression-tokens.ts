import { programError, quote } from "./program.ts";
import { checkCommas, QUOTED_SOURCE, unquote } from "./program-text.ts";
import { FIGURE_SOURCE } from "./read-operand.ts";

/** A piece of an expression: a `figure` or `name` is an argument as it stands, a `label` came in quotes. */
export interface ExpressionToken {
  readonly kind: "figure" | "name" | "label" | "mark" | "end";
  readonly text: string;
}

const TOKEN = new RegExp(
  `\\s*(?:(?<label>${QUOTED_SOURCE})|(?<figure>${FIGURE_SOURCE})|(?<mark>\\*\\*|,\\s?|x(?=\\s*[\\d.($€£])|[-−–+*×/÷^%()[\\]<>])|(?<word>[A-Za-z_][A-Za-z_0-9.]*))`,
  "uy",
);

/** Marks that are written in more than one way. */
const MARKS: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "×": "*",
  x: "*",
  "÷": "/",
  "**": "^",
  "[": "(",
  "]": ")",
};

function toToken({ label, figure, mark, word = "" }: Record<string, string | undefined>): ExpressionToken {
  if (label !== undefined) return { kind: "label", text: unquote(label, 0) };
  if (figure !== undefined) return { kind: "figure", text: figure };
  if (mark === undefined) return { kind: "name", text: word };
  return { kind: "mark", text: MARKS[mark] ?? mark.trim() };
}

/** Cuts an expression into tokens, ending with one of kind `end`. Throws `invalid-request` quoting what it cannot read. */
export function tokenizeExpression(text: string): readonly ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  const commas = { hasThousands: false, hasTightCommas: false };
  const written = text.trimEnd();
  TOKEN.lastIndex = 0;
  for (let position = 0; position < written.length; position = TOKEN.lastIndex) {
    const found = TOKEN.exec(written)?.groups;
    if (found === undefined) {
      throw programError(
        [],
        `${quote(written.slice(position))} cannot be read; use figures, + - * / ^ and parentheses`,
      );
    }
    tokens.push(toToken(found));
    commas.hasThousands ||= /\d,\d/.test(found["figure"] ?? "");
    commas.hasTightCommas ||= found["mark"] === ",";
  }
  checkCommas(commas, 0);
  return [...tokens, { kind: "end", text: "" }];
}
