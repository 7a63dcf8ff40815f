/** What came out of a receipt printer, read from the bytes alone by the reference of ESC/POS; no code of ours helps. */
export type Printed =
  | {
      readonly kind: 'row';
      readonly text: string;
      readonly width: number;
      readonly height: number;
      readonly bold: boolean;
      /** Where the words begin and end on the row, in plain signs. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'qr'; readonly data: string; readonly moduleDots: number; readonly level: string }
  | { readonly kind: 'image'; readonly width: number; readonly height: number; readonly blackDots: number }
  | { readonly kind: 'cut'; readonly partial: boolean };

type Sign = { readonly sign: string; readonly width: number; readonly height: number; readonly bold: boolean };

const windows1252 = new TextDecoder('windows-1252');

/** Page 16 is WPC1252; of page 0 (PC437) and 19 (PC858) only what is plain in both, and the line of a rule. */
const signOf = (byte: number, page: number): string => {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (page === 16) return windows1252.decode(Uint8Array.of(byte));
  if (page === 19 && byte === 0xd5) return '€';
  if (byte === 0xc4) return '─';
  throw new Error(`byte ${byte.toString(16)} on page ${page}`);
};

const ones = (byte: number): number => [...byte.toString(2)].filter((bit) => bit === '1').length;

const rowOf = (signs: readonly Sign[]): Printed => {
  const all = signs.map(({ sign }) => sign).join('');
  const first = all.search(/\S/);
  const before = signs.slice(0, Math.max(0, first)).reduce((sum, one) => sum + one.width, 0);
  const words = signs.slice(Math.max(0, first), all.trimEnd().length);
  const largest = words[0] ?? { width: 1, height: 1, bold: false };
  const to = before + words.reduce((sum, one) => sum + one.width, 0);
  return {
    kind: 'row',
    text: all.trim(),
    width: largest.width,
    height: largest.height,
    bold: largest.bold,
    from: before,
    to,
  };
};

/** Reads the bytes of one ticket; throws on the first one that it does not understand. */
export const decodeEscpos = (bytes: Uint8Array): readonly Printed[] => {
  const out: Printed[] = [];
  let signs: Sign[] = [];
  let [page, width, height, bold, align] = [0, 1, 1, false, 0];
  let qr = { data: '', moduleDots: 3, level: '' };
  let at = 0;
  const byte = (ahead = 0): number => {
    const value = bytes[at + ahead];
    if (value === undefined) throw new Error(`the bytes end within an order at ${at}`);
    return value;
  };
  const take = (count: number): void => void (at += count);

  const escape = (): void => {
    const order = String.fromCharCode(byte(1));
    if (order === '@') [page, width, height, bold, align] = [0, 1, 1, false, 0];
    else if (order === 'E') bold = (byte(2) & 1) === 1;
    else if (order === 't') page = byte(2);
    else if (order === 'a') align = byte(2);
    else if (order !== 'M') throw new Error(`ESC ${order} at ${at}`);
    take(order === '@' ? 2 : 3);
  };
  const symbol = (): void => {
    const length = byte(3) + 256 * byte(4);
    if (byte(5) !== 0x31) throw new Error(`another code than QR at ${at}`);
    const content = bytes.slice(at + 7, at + 5 + length);
    const [first = 0] = content;
    if (byte(6) === 0x41 && first !== 50) throw new Error('not model 2');
    if (byte(6) === 0x43) qr = { ...qr, moduleDots: first };
    if (byte(6) === 0x45) qr = { ...qr, level: 'LMQH'[first - 48] ?? '' };
    if (byte(6) === 0x50) qr = { ...qr, data: new TextDecoder().decode(content.slice(1)) };
    if (byte(6) === 0x51) {
      if (align !== 1) throw new Error('the QR code is not in the middle');
      out.push({ kind: 'qr', ...qr });
    }
    take(5 + length);
  };
  const raster = (): void => {
    if (byte(2) !== 0x30 || byte(3) !== 0) throw new Error(`GS v at ${at}`);
    const across = byte(4) + 256 * byte(5);
    const down = byte(6) + 256 * byte(7);
    take(8);
    const dots = bytes.slice(at, at + across * down);
    if (dots.length !== across * down) throw new Error('the picture is cut off');
    out.push({
      kind: 'image',
      width: across * 8,
      height: down,
      blackDots: dots.reduce((sum, one) => sum + ones(one), 0),
    });
    take(across * down);
  };
  const group = (): void => {
    const order = String.fromCharCode(byte(1));
    if (order === '(') return symbol();
    if (order === 'v') return raster();
    if (order === '!') [width, height] = [(byte(2) >> 4) + 1, (byte(2) & 0b111) + 1];
    else if (order === 'V') out.push({ kind: 'cut', partial: byte(2) === 1 });
    else throw new Error(`GS ${order} at ${at}`);
    take(3);
  };

  while (at < bytes.length) {
    const first = byte();
    if (first === 0x1b) escape();
    else if (first === 0x1d) group();
    else if (first === 0x1c) take(2);
    else if (first === 0x0a) {
      if (signs.length > 0) out.push(rowOf(signs));
      signs = [];
      take(1);
    } else {
      if (first < 0x20) throw new Error(`order ${first} at ${at}`);
      signs.push({ sign: signOf(first, page), width, height, bold });
      take(1);
    }
  }
  if (signs.length > 0) throw new Error('a row without an end');
  return out;
};
