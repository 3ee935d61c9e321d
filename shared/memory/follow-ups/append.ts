/** Puts a piece in front of the marks that end a question. */
export function append(question: string, piece: string): string {
  const end = /[\s?.!]*$/.exec(question)?.index ?? question.length;
  return `${question.slice(0, end)} ${piece}${question.slice(end).trim()}`;
}
