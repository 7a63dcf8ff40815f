import { gcm } from '@noble/ciphers/aes.js';

import { compareText } from '#shared/lib/compare';

/** How text is sealed: the first character of what is sealed. */
const aesGcm = '1';
const nonceBytes = 12;
/** So many bytes become text at a stretch: `fromCharCode` takes its arguments on the stack. */
const atOnce = 8_192;

/** Text in which each character is one byte: IndexedDB keeps it as such, and RxDB takes a typed array to pieces. */
const bytesToText = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += atOnce)
    parts.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(from, from + atOnce)));
  return parts.join('');
};

const textToBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/**
 * Closes text so that nobody reads or changes it without the key. `place` says where it belongs: moved elsewhere it does not open. Sealed text has one byte a character, and
 * is another each time. `null` = it was not sealed by this key for this place, or was changed since.
 */
export type Seal = {
  readonly close: (place: string, text: string) => Promise<string>;
  readonly open: (place: string, sealed: string) => Promise<string | null>;
  /** The same at once, for three times the work: for what cannot wait, as a transaction of IndexedDB ends when something else is waited for. */
  readonly closeNow: (place: string, text: string) => string;
  readonly openNow: (place: string, sealed: string) => string | null;
};

/** A seal by AES-256-GCM: the cipher of the browser, which works beside the window’s own thread, and the same one in JavaScript (decision 0097). */
export const createSeal = (key: Uint8Array<ArrayBuffer>): Seal => {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let imported: Promise<CryptoKey> | undefined;
  const browserKey = (): Promise<CryptoKey> =>
    (imported ??= crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']));
  const freshNonce = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealedText = (nonce: Uint8Array, bytes: Uint8Array): string => aesGcm + bytesToText(nonce) + bytesToText(bytes);
  const partsOf = (sealed: string): readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] | null => {
    if (!sealed.startsWith(aesGcm)) return null;
    const bytes = textToBytes(sealed.slice(aesGcm.length));
    return [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)];
  };
  return {
    close: async (place, text) => {
      const iv = freshNonce();
      const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) };
      const bytes = await crypto.subtle.encrypt(how, await browserKey(), encoder.encode(text));
      return sealedText(iv, new Uint8Array(bytes));
    },
    open: async (place, sealed) => {
      const parts = partsOf(sealed);
      if (!parts) return null;
      const how = { name: 'AES-GCM', iv: parts[0], additionalData: encoder.encode(place) };
      const cryptoKey = await browserKey();
      return crypto.subtle.decrypt(how, cryptoKey, parts[1]).then(
        (bytes) => decoder.decode(bytes),
        () => null,
      );
    },
    closeNow: (place, text) => {
      const nonce = freshNonce();
      return sealedText(nonce, gcm(key, nonce, encoder.encode(place)).encrypt(encoder.encode(text)));
    },
    openNow: (place, sealed) => {
      const parts = partsOf(sealed);
      if (!parts) return null;
      try {
        return decoder.decode(gcm(key, parts[0], encoder.encode(place)).decrypt(parts[1]));
      } catch {
        return null;
      }
    },
  };
};

/** A row as the disk holds it: fields by which it is found, and the rest sealed. An earlier version left all of it clear. */
export type SealedRow = { readonly id?: unknown; readonly sealed?: unknown; readonly [field: string]: unknown };

/** Where rows are kept: to another storage they do not belong. */
export const storageName = (database: string, collection: string): string => `${database} ${collection}`;

/** The same by the name that RxDB gives to its database in IndexedDB; `''` for a name of another kind. */
export const storageOfDatabase = (name: string): string => {
  const [, database, collection] = /^rxdb-dexie-(.+)--\d+--([\w-]+)$/.exec(name) ?? [];
  return database && collection ? storageName(database, collection) : '';
};

/** The storage of a row with what is clear of it, but for what RxDB keeps beside a document: with another id, day or citizen its content does not open. */
const placeOf = (storage: string, kept: SealedRow): string => {
  const bound = Object.entries(kept).filter(([field]) => !field.startsWith('_'));
  return `${storage} ${JSON.stringify(bound.toSorted(([a], [b]) => compareText(a, b)))}`;
};

/** A row with its content; `null` = it did not open. */
const withContent = (row: SealedRow, text: string | null): SealedRow => {
  const { sealed: _, ...kept } = row;
  return { ...kept, ...(text === null ? null : (JSON.parse(text) as object)) };
};

/** What of a row stays clear, its place, and the rest as text. */
const apart = (storage: string, row: SealedRow, clear: ReadonlySet<string>) => {
  const [kept = {}, hidden] = [true, false].map((isClear) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => clear.has(field) === isClear)),
  );
  return { kept, place: placeOf(storage, kept), text: JSON.stringify(hidden) };
};

/** Opens and closes the rows of one storage. One that is not sealed opens as it is; of one that does not open, what is clear. */
export type RowSeal = {
  readonly open: (row: SealedRow) => Promise<SealedRow>;
  readonly openNow: (row: SealedRow) => SealedRow;
  readonly close: (row: SealedRow) => Promise<SealedRow>;
  readonly closeNow: (row: SealedRow) => SealedRow;
  /** Whether a sealed row opens. */
  readonly opens: (row: SealedRow) => boolean;
};

/** `storage` names where the rows are kept, `clear` the fields that are not sealed. */
export const sealRowsOf = (seal: Seal, storage: string, clear: ReadonlySet<string>): RowSeal => {
  const sealedOf = (row: SealedRow): readonly [string, string] | null => {
    if (typeof row.sealed !== 'string') return null;
    const { sealed, ...kept } = row;
    return [placeOf(storage, kept), sealed as string];
  };
  return {
    open: async (row) => {
      const sealed = sealedOf(row);
      return sealed ? withContent(row, await seal.open(...sealed)) : row;
    },
    openNow: (row) => {
      const sealed = sealedOf(row);
      return sealed ? withContent(row, seal.openNow(...sealed)) : row;
    },
    close: async (row) => {
      const { kept, place, text } = apart(storage, row, clear);
      return { ...kept, sealed: await seal.close(place, text) };
    },
    closeNow: (row) => {
      const { kept, place, text } = apart(storage, row, clear);
      return { ...kept, sealed: seal.closeNow(place, text) };
    },
    opens: (row) => {
      const sealed = sealedOf(row);
      return sealed !== null && seal.openNow(...sealed) !== null;
    },
  };
};
