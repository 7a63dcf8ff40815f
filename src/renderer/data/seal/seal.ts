import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

import { compareText } from '#shared/lib/compare';

const nonceBytes = 24;
/** So many bytes become text at a stretch: `fromCharCode` takes its arguments on the stack. */
const atOnce = 8_192;

/** Text in which each character is one byte: IndexedDB keeps it as such, and RxDB takes a typed array to pieces. */
const bytesToText = (bytes: Uint8Array): string => {
  if (bytes.length <= atOnce) return String.fromCharCode(...bytes);
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += atOnce)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + atOnce)));
  return parts.join('');
};

const textToBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** Closes text so that nobody reads or changes it without the key. `place` says where it belongs: moved elsewhere it does not open. */
export type Seal = {
  /** Sealed text, one byte a character. Each time another. */
  readonly close: (place: string, text: string) => string;
  /** `null` = it was not sealed by this key for this place, or was changed since. */
  readonly open: (place: string, sealed: string) => string | null;
};

/**
 * A seal by XChaCha20-Poly1305. It works without waiting: a transaction of IndexedDB ends as soon as something else is waited for, so the asynchronous ciphers of the
 * browser are no use here (decision 0097).
 */
export const createSeal = (key: Uint8Array): Seal => {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    close: (place, text) => {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const sealed = xchacha20poly1305(key, nonce, encoder.encode(place)).encrypt(encoder.encode(text));
      return bytesToText(nonce) + bytesToText(sealed);
    },
    open: (place, sealed) => {
      const bytes = textToBytes(sealed);
      try {
        const cipher = xchacha20poly1305(key, bytes.subarray(0, nonceBytes), encoder.encode(place));
        return decoder.decode(cipher.decrypt(bytes.subarray(nonceBytes)));
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

/** Seals the fields of a row that are not to stay clear. `storage` names where it is kept. */
export const closeFields = (seal: Seal, storage: string, row: SealedRow, clear: ReadonlySet<string>): SealedRow => {
  const [kept, hidden] = [true, false].map((isClear) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => clear.has(field) === isClear)),
  );
  return { ...kept, sealed: seal.close(placeOf(storage, kept ?? {}), JSON.stringify(hidden)) };
};

/** What is sealed of a row; `null` = it does not open. */
export const contentOf = (seal: Seal, storage: string, { sealed, ...kept }: SealedRow): object | null => {
  const text = typeof sealed === 'string' ? seal.open(placeOf(storage, kept), sealed) : null;
  return text === null ? null : (JSON.parse(text) as object);
};

/** A row with its fields. One that is not sealed is as it is; of one that does not open, what is clear. */
export const openFields = (seal: Seal, storage: string, row: SealedRow): SealedRow => {
  if (typeof row.sealed !== 'string') return row;
  const { sealed: _, ...kept } = row;
  return { ...kept, ...contentOf(seal, storage, row) };
};
