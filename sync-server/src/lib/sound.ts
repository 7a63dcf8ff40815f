import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { createReadApart, type ReadApart } from '#shared/sync/read-apart';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';

/** Hears of a document of which something is left out: its collection, its id, and the paths that are not sound. Never a value. */
export type HearUnsound = (collection: CollectionName, id: string, parts: readonly string[]) => void;

/** Hears of what could not be worked out from documents although they are sound: which, and why. */
export type HearFault = (what: string, error: unknown) => void;

let hear: HearUnsound = () => undefined;
let hearFault: HearFault = () => undefined;
const told = new Set<string>();
/** So many documents are named in the log: a device that writes nonsense all day must not fill the disk with it. */
const MOST_TOLD = 1_000;
const MOST_PARTS = 5;
const ID_LENGTH = 40;

/** Says who hears from now on of documents that are not sound, each of them once, and of faults of our own in reading them. */
export const hearUnsound = (unsound: HearUnsound, fault: HearFault): void => {
  told.clear();
  hear = unsound;
  hearFault = fault;
};

/** Works something out; where that fails by a fault of ours, it is left out and told, and the rest goes on. */
export const orLeftOut = async <Value, Else>(
  what: string,
  work: () => Value | Promise<Value>,
  otherwise: Else,
): Promise<Value | Else> => {
  try {
    return await work();
  } catch (error) {
    hearFault(what, error);
    return otherwise;
  }
};

const tell = (collection: CollectionName, id: string, parts: readonly string[], reader = ''): void => {
  const key = `${collection} ${id} ${reader}`;
  if (told.has(key) || told.size >= MOST_TOLD) return;
  told.add(key);
  hear(collection, id.replaceAll(/[^\w:~-]/g, '').slice(0, ID_LENGTH), parts.slice(0, MOST_PARTS));
};

/** A reader that leaves out the documents over which it fails although they are sound, and names each in the log by its id. */
export const readApart = (reader: string): ReadApart =>
  createReadApart((collection, document) => {
    tell(collection, String((document as { readonly id?: unknown }).id), [reader], reader);
  });

type Raw = { readonly _deleted?: unknown };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * The gate through which every room of the server sees a stored document that it interprets (decision 0058): what is sound of it; `null`
 * when nothing is, and of one that was deleted. The exchange alone works on documents as they are stored: it must keep what it does not
 * understand.
 */
export const soundOf = <Name extends CollectionName>(collection: Name, document: unknown): Documents[Name] | null => {
  if (!isObject(document)) return null;
  const { _deleted, ...stored } = document as Raw;
  if (_deleted === true) return null;
  const value = stored as unknown as Documents[Name];
  const sound = soundDocument(collection, value);
  const parts = sound === value ? [] : unsoundParts(collection, value);
  if (parts.length > 0) tell(collection, String((value as { readonly id?: unknown }).id), parts);
  return sound;
};

/** Those of some documents that are there and sound. */
export const soundAmong = <Name extends CollectionName>(
  collection: Name,
  documents: Iterable<unknown>,
): Documents[Name][] => [...documents].flatMap((document) => soundOf(collection, document) ?? []);

/** A stored JSON text: which document it is, whether that is gone, and what of it is sound. */
export type SoundRow<Name extends CollectionName> = {
  readonly id: string;
  readonly isGone: boolean;
  readonly document: Documents[Name] | null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const soundRow = <Name extends CollectionName>(collection: Name, text: string): SoundRow<Name> => {
  const value = parsed(text);
  const { id = '', _deleted = false } = isObject(value)
    ? (value as { readonly id?: unknown; readonly _deleted?: unknown })
    : {};
  return { id: String(id), isGone: _deleted === true, document: soundOf(collection, value) };
};

/** What is sound among stored JSON texts. */
export const soundTexts = <Name extends CollectionName>(
  collection: Name,
  texts: readonly string[],
): Documents[Name][] => texts.flatMap((text) => soundRow(collection, text).document ?? []);

/** The same of what is gone as well, as it was last. */
export const soundTextsEver = <Name extends CollectionName>(
  collection: Name,
  texts: readonly string[],
): Documents[Name][] =>
  texts.flatMap((text) => {
    const value = parsed(text);
    return (isObject(value) && soundOf(collection, { ...value, _deleted: false })) || [];
  });
