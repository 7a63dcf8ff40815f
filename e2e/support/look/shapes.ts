import { foldText } from '#shared/lib/fold-text';

/** A base64 text that is shorter stands somewhere by chance. */
const leastBase64 = 12;

const base64Of = (text: string): readonly string[] =>
  [0, 1, 2]
    // What stands before and after a text changes the signs at its edges: they are left out.
    .map((before) =>
      Buffer.from(`${' '.repeat(before)}${text}`, 'utf8')
        .toString('base64')
        .replace(/=+$/u, ''),
    )
    .map((coded, before) => coded.slice(before === 0 ? 0 : before + 1, -1))
    .filter(({ length }) => length >= leastBase64);

/** As it is written, in capitals and small letters, and as a search folds it. */
const spellingsOf = (text: string): readonly string[] => {
  const folded = foldText(text);
  return [text, text.toLocaleUpperCase('fr'), text.toLocaleLowerCase('fr'), folded, folded.toUpperCase()];
};

const isLatin1 = (text: string): boolean => [...text].every((sign) => (sign.codePointAt(0) ?? 256) < 256);

/** The same text as programs keep it: UTF-8, UTF-16 in both orders (keys of IndexedDB), V8's one-byte strings, in an address, as base64. */
export const shapesOf = (text: string): readonly Buffer[] => {
  const shapes = spellingsOf(text).flatMap((spelling) => [
    Buffer.from(spelling, 'utf8'),
    Buffer.from(spelling, 'utf16le'),
    Buffer.from(spelling, 'utf16le').swap16(),
    ...(isLatin1(spelling) ? [Buffer.from(spelling, 'latin1')] : []),
    Buffer.from(encodeURIComponent(spelling), 'latin1'),
    ...base64Of(spelling).map((coded) => Buffer.from(coded, 'latin1')),
  ]);
  return [...new Map(shapes.map((shape) => [shape.toString('latin1'), shape])).values()];
};

type Shape = { readonly text: string; readonly bytes: Buffer };

/** A look for many texts at once: which of them some bytes hold. One pass, however many there are. */
export type Look = (bytes: Buffer) => string[];

const headBytes = 4;

export const lookFor = (texts: readonly string[]): Look => {
  const begins = new Uint8Array(0x1_00_00);
  const byHead = new Map<number, Shape[]>();
  for (const text of texts)
    for (const bytes of shapesOf(text)) {
      if (bytes.length < headBytes) throw new Error(`too short to be looked for: ${text}`);
      const head = bytes.readUInt32BE(0);
      begins[head >>> 16] = 1;
      byHead.set(head, [...(byHead.get(head) ?? []), { text, bytes }]);
    }
  return (bytes) => {
    const found = new Set<string>();
    for (let at = 0; at + headBytes <= bytes.length; at += 1) {
      if (begins[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] === 0) continue;
      for (const shape of byHead.get(bytes.readUInt32BE(at)) ?? [])
        if (bytes.subarray(at, at + shape.bytes.length).equals(shape.bytes)) found.add(shape.text);
    }
    return texts.filter((text) => found.has(text));
  };
};
