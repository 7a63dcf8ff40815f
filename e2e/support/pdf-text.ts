import { inflateSync } from 'node:zlib';

/** The objects of a PDF as Chromium writes it, by number: one after the other, none packed. */
const objectsOf = (pdf: Buffer): ReadonlyMap<string, string> =>
  new Map(
    [...pdf.toString('latin1').matchAll(/(?<=^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, number = '', body = '']) => [number, body],
    ),
  );

/** What the stream of an object says; `''` of one without a stream, or with one that is no text. */
const streamOf = (body: string): string => {
  const start = body.indexOf('stream\n');
  if (start === -1) return '';
  const bytes = Buffer.from(body.slice(start + 7, body.lastIndexOf('\nendstream')), 'latin1');
  try {
    return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  } catch {
    return '';
  }
};

const lettersOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A font: the hexadecimal digits of a glyph, and what each one stands for. */
type Face = { readonly digits: RegExp; readonly glyphs: ReadonlyMap<number, string> };

/** A font by the map that the file holds for whoever copies or reads aloud. */
const faceOf = (map: string): Face => {
  const digits = /begincodespacerange\s*<(\w+)>/.exec(map)?.[1]?.length === 2 ? /../g : /.{4}/g;
  const glyphs = new Map<number, string>();
  for (const [, part = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letters = ''] of part.matchAll(/<(\w+)> <(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), lettersOf(letters));
  for (const [, part = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letters = ''] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const [first, last, letter] = [from, to, letters].map((one) => Number.parseInt(one, 16)) as [
        number,
        number,
        number,
      ];
      for (let glyph = first; glyph <= last; glyph += 1)
        glyphs.set(glyph, String.fromCodePoint(letter + glyph - first));
    }
  return { digits, glyphs };
};

/** The words of a PDF that Chromium wrote, without the spaces between them, which stand where lines break as well. */
export const pdfText = (pdf: Buffer): string => {
  const objects = objectsOf(pdf);
  const faces = new Map<string, Face>();
  for (const [number, body] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
    if (map !== undefined) faces.set(`F${number}`, faceOf(streamOf(objects.get(map) ?? '')));
  }
  let text = '';
  for (const body of objects.values()) {
    let face: Face | undefined;
    for (const [, font, hex = ''] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|<([\da-fA-F]+)>/g)) {
      if (font !== undefined) face = faces.get(font);
      else if (face)
        for (const glyph of hex.match(face.digits) ?? []) text += face.glyphs.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  return text.replaceAll(/\s/g, '');
};
