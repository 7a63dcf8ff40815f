// The basic alphabet of SMS and its extension, whose signs take two places (source: 3GPP TS 23.038, 6.2.1).
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('^{}\\[~]|€\f');

/** How an SMS counts: in which alphabet, how many places it takes, and in how many parts it is sent and paid. */
export type SmsLength = {
  readonly alphabet: 'gsm7' | 'ucs2';
  readonly units: number;
  readonly segments: number;
  /** Places left in the last part. */
  readonly left: number;
};

// What a single part holds, and each of several, which also carry their number (source: 3GPP TS 23.040, 9.2.3.24.1).
const room = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } } as const;

/** Parts filled one after the other; a sign of two places is never cut in two. */
const fill = (widths: readonly number[], each: number): { readonly segments: number; readonly left: number } => {
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > each) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return { segments, left: each - used };
};

/** Length of a text as SMS. */
export const smsLength = (text: string): SmsLength => {
  const signs = [...text];
  const alphabet = signs.every((sign) => basic.has(sign) || extension.has(sign)) ? 'gsm7' : 'ucs2';
  const widths = signs.map((sign) => (alphabet === 'gsm7' ? (extension.has(sign) ? 2 : 1) : sign.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, joined } = room[alphabet];
  if (units <= alone) return { alphabet, units, segments: 1, left: alone - units };
  return { alphabet, units, ...fill(widths, joined) };
};

const typography: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '°': 'o',
  '\u00A0': ' ',
  '\u202F': ' ',
  œ: 'oe',
  Œ: 'OE',
};

const plain = (sign: string): string => {
  if (basic.has(sign) || extension.has(sign)) return sign;
  const known = typography[sign];
  if (known !== undefined) return known;
  const bare = sign.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return basic.has(bare) ? bare : sign;
};

/**
 * A text as it is sent by SMS: `août` goes as `aout`, because one `û` halves the room of the whole message. Signs that have
 * no likeness in the alphabet of SMS stay.
 */
export const smsText = (text: string): string =>
  [...text.normalize('NFC').replaceAll(/« | »/gu, '"')].map(plain).join('');
