/** Text on a page, placed from the bottom left in points. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const escapeText = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`);

const contentOf = (texts: readonly PdfText[]): string =>
  texts.map(({ x, y, text }) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${escapeText(text)}) Tj ET`).join("\n");

/** A PDF 1.4 file with one page for each list of texts, in 12 point Helvetica. */
export function makePdf(pages: readonly (readonly PdfText[])[], title?: string): Uint8Array {
  const pageIds = pages.map((_, index) => 5 + 2 * index);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    title === undefined ? "<< >>" : `<< /Title (${escapeText(title)}) >>`,
    ...pages.flatMap((texts, index) => {
      const content = contentOf(texts);
      const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * index} 0 R >>`;
      return [page, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + table + trailer);
}
