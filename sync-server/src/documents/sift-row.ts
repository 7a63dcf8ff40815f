import { authorityTypes, isAuthorityEvent } from '#shared/domain/lifecycle/event-log';
import { citizenFields, writerOf, type Citizen, type Register } from '#shared/domain/model/citizen';
import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { eventFault } from '#shared/domain/rows/event-fault';
import { isStamp, registerFault } from '#shared/domain/rows/register-fault';
import {
  MOST_BYTES_OF_DEVICE,
  MOST_COUNTER,
  MOST_DOCUMENT_BYTES,
  MOST_EVENTS,
  MOST_EVENTS_OF_DEVICE,
  MOST_REGISTERS,
  MOST_REGISTERS_OF_FAMILY,
} from '#shared/domain/rows/row-bounds';
import { otherOf } from '#shared/sync/identity-reviews';
import { isLogCollection, logOf, type LogCollection } from '#shared/sync/merge-document';
import { isUnproved, UNPROVED, type WireDocument } from '#shared/sync/protocol';
import { no, ok, type Result } from '#shared/lib/result';

import { MOST_PAST_BYTES } from '../bounds';
import { familyOf } from '../store/families';
import type { SiteTransaction } from '../store/port';
import type { PushScene } from './registry';

/**
 * A row without what may not be stored, and the first fault of what was left out: a path, never a value; `''` = none. `signs` = those of the
 * events as JSON that are stored and that the row brought; 0 when it brought none, and of registers.
 */
export type Sifted = { readonly row: WireDocument; readonly fault: string; readonly signs: number };

/** What a row may say in the name of persons: see `proofOfPush`. Instants as events and stamps bear them. */
export type Proved = {
  readonly event: (event: AnyEvent) => boolean;
  readonly register: (name: string, register: Register) => boolean;
  /** An erasure, or the deletion of a document. */
  readonly removal: () => boolean;
};

/** Whoever is named wrote it. */
export const allProved: Proved = { event: () => true, register: () => true, removal: () => true };

/**
 * How far a counter may run ahead of what is stored and new: a desk may have counted after an event that was taken out of the document
 * since.
 */
const COUNTER_SLACK = 50;

const highestOf = (events: readonly AnyEvent[]): number =>
  events.reduce((most, { n }) => (Number.isSafeInteger(n) && n <= MOST_COUNTER ? Math.max(most, n) : most), 0);

/** The events that count against a bound: how many people were erased is nobody’s doing who writes here. Those words have a bound of their own. */
const ofPeople = (events: readonly AnyEvent[]): readonly AnyEvent[] =>
  events.some((event) => event.type === 'wordsErased') ? events.filter(({ type }) => type !== 'wordsErased') : events;

/** What a log holds once: the number of a ticket, which is printed, and the booking of an appointment, which says whose all its places are. */
const onlyOnce: { readonly [Name in LogCollection]?: string } = { tickets: 'issued', appointments: 'booked' };

/** What the names of the server’s words end with. */
const reservedName = new RegExp(`~(${[...authorityTypes].join('|')})$`);

const newEventFault = (
  { rules, seal }: PushScene,
  collection: LogCollection,
  documentId: string,
  highest: number,
  before: readonly AnyEvent[],
  proved: Proved,
): ((event: AnyEvent) => string) => {
  const seen = new Set<string>();
  const founding = onlyOnce[collection];
  let isFounded = before.some((event) => event.type === founding);
  /** A second event of one id in a row, or a second founding one of these. */
  const isAgain = ({ id, type }: AnyEvent): boolean => {
    if (!rules.strictRows) return false;
    const isFounding = type === founding;
    const isSecond = seen.has(id) || (isFounded && isFounding);
    seen.add(id);
    isFounded ||= isFounding;
    return isSecond;
  };
  return (event) => {
    const fault = rules.strictRows ? eventFault(collection, event, 'written') : '';
    if (fault !== '') return fault;
    if (rules.counterBound && event.n > highest) return `${event.type}.n`;
    const isForged = rules.authorityMac && isAuthorityEvent(event) && !seal.holds(documentId, event);
    if (isForged) return `${event.type}.mac`;
    // The server names its words after their cause: nobody else may take such a name before it speaks.
    const isReserved = rules.authorityMac && !isAuthorityEvent(event) && reservedName.test(event.id);
    if (isReserved || isAgain(event)) return `${event.type}.id`;
    return isAuthorityEvent(event) || proved.event(event) ? '' : `${event.type}.by`;
  };
};

const siftLog = (
  scene: PushScene,
  collection: LogCollection,
  row: WireDocument,
  stored: WireDocument | null,
  proved: Proved,
): Result<Sifted, string> => {
  const events = row['events'];
  if (!Array.isArray(events)) return no('events');
  const before = logOf(stored ?? {});
  const known = new Set(before.map((event) => event.id));
  const isKnown = (event: unknown): boolean =>
    typeof event === 'object' && event !== null && 'id' in event && known.has(event.id as string);
  const fresh = events.filter((event) => !isKnown(event)) as AnyEvent[];
  const isJudged = scene.rules.strictRows && fresh.length > 0;
  const counted = ofPeople(before);
  if (isJudged && counted.length + ofPeople(fresh).length > MOST_EVENTS) return no('tooManyEvents');
  const signs = isJudged ? JSON.stringify(counted).length + JSON.stringify(fresh).length : 0;
  if (signs > MOST_DOCUMENT_BYTES) return no('documentTooLarge');
  const highest = highestOf(before) + fresh.length + COUNTER_SLACK;
  const faultOf = newEventFault(scene, collection, row.id, highest, before, proved);
  const faults = fresh.map(faultOf);
  // What nobody proved to write first: an administrator may take it in, and hears of the rest then.
  const fault = faults.find(isUnproved) ?? faults.find((one) => one !== '') ?? '';
  // Nothing new is sound: the row says nothing that could be stored.
  if (fault !== '' && faults.every((one) => one !== '')) return no(fault);
  if (fault === '') return ok({ row, fault, signs });
  const left = new Set<unknown>(fresh.filter((_, index) => faults[index] !== ''));
  return ok({ row: { ...row, events: events.filter((event) => !left.has(event)) }, fault, signs });
};

/** What makes a register this one: another value under a stored stamp is another register, and so is the same in another field. */
const markOf = (name: string, register: Partial<Register> | undefined): string =>
  `${name.split('~')[0]} ${String(register?.t)} ${String(register?.v)}`;

/** Fields and their other values always find room: a citizen must not be closed by names that nobody needs. */
const isNeeded = (name: string): boolean => citizenFields.some((field) => name === field || name === otherOf(field));

/** Counts new registers: says of each whether there is room for it. After a restore a device brings what was there before. */
const registerRoom = ({ device, mayRelay }: PushScene, before: ReadonlyMap<string, Register>, isTooLarge: boolean) => {
  const family = familyOf(device);
  const isOwn = ({ t }: Register): boolean => family.includes(writerOf(t));
  const there = [...before].flatMap(([name, register]) => (isNeeded(name) ? [] : [register]));
  let [all, own] = [there.length, there.filter(isOwn).length];
  return (name: string, register: Register): boolean => {
    if (isNeeded(name) || before.has(name)) return true;
    if (isTooLarge) return false;
    all += 1;
    own += isOwn(register) ? 1 : 0;
    return all <= MOST_REGISTERS && (mayRelay || own <= MOST_REGISTERS_OF_FAMILY);
  };
};

const siftCitizen = (
  scene: PushScene,
  row: WireDocument,
  stored: WireDocument | null,
  proved: Proved,
): Result<Sifted, string> => {
  const { fields, erasedAt } = row as unknown as Citizen;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return no('fields');
  if (erasedAt !== '' && !isStamp(erasedAt)) return no('erasedAt');
  if (erasedAt !== '' && (stored?.['erasedAt'] ?? '') === '' && !proved.removal()) return no(UNPROVED);
  // A map: on an object `constructor` would be there already.
  const before = new Map(Object.entries((stored?.['fields'] ?? {}) as Citizen['fields']));
  const isStored = (name: string, register: Register): boolean =>
    before.has(name) && markOf(name, before.get(name)) === markOf(name, register);
  const hasRoom = registerRoom(scene, before, JSON.stringify(fields).length > MOST_DOCUMENT_BYTES);
  const faultOf = (name: string, register: Register): string => {
    if (isStored(name, register)) return '';
    return registerFault(name, register, 'written') || (hasRoom(name, register) ? '' : 'tooManyFields');
  };
  const judged = Object.entries(fields).map(([name, register]) => ({ name, register, fault: faultOf(name, register) }));
  const fault = judged.find((one) => one.fault !== '')?.fault ?? '';
  if (fault === '') return ok({ row, fault, signs: 0 });
  const kept = judged.filter((one) => one.fault === '');
  const isNews = kept.some(({ name, register }) => !isStored(name, register));
  const sound = Object.fromEntries(kept.map(({ name, register }) => [name, register]));
  return isNews || erasedAt !== '' ? ok({ row: { ...row, fields: sound }, fault, signs: 0 }) : no(fault);
};

/**
 * Leaves out of a row what is new in it and may not be stored: events and registers beyond their schema, counters beyond their bound,
 * words of the authority without their proof, what nobody had proved to write. What is stored already is not judged again. Refused when nothing sound is new, and when
 * the document would be too large.
 */
export const siftRow = (
  scene: PushScene,
  collection: CollectionName,
  row: WireDocument,
  stored: WireDocument | null,
  proved: Proved = allProved,
): Result<Sifted, string> => {
  const isDeleted = row._deleted === true && stored?._deleted !== true;
  if (isDeleted && stored !== null && collection !== 'reference' && !proved.removal()) return no(UNPROVED);
  if (isLogCollection(collection)) return siftLog(scene, collection, row, stored, proved);
  return collection === 'citizens' && scene.rules.strictRows
    ? siftCitizen(scene, row, stored, proved)
    : ok({ row, fault: '', signs: 0 });
};

/**
 * Whether a device and its family would add more to a document than they may, so that it cannot close the document to the others. After a restore
 * nothing is counted: a device brings what others wrote.
 */
export const isTooMuchOfOne = async (
  { site, device, mayRelay }: PushScene,
  collection: CollectionName,
  { row, signs }: Sifted,
  stored: WireDocument | null,
): Promise<boolean> => {
  if (mayRelay || signs === 0) return false;
  const before = ofPeople(logOf(stored ?? {}));
  const known = new Set(before.map((event) => event.id));
  const fresh = ofPeople(logOf(row)).filter((event) => !known.has(event.id));
  // All that is there and new is no more than one device may have: who wrote it need not be looked up.
  if (before.length + fresh.length <= MOST_EVENTS_OF_DEVICE && signs <= MOST_BYTES_OF_DEVICE) return false;
  const entries = (await site.entriesOf(collection, [row.id])).get(row.id) ?? [];
  const family = familyOf(device);
  const own = entries
    .filter(({ deviceId }) => family.includes(deviceId))
    .flatMap(({ delta }) => ofPeople(logOf((delta ?? {}) as object)));
  const events = [...own, ...fresh];
  return events.length > MOST_EVENTS_OF_DEVICE || JSON.stringify(events).length > MOST_BYTES_OF_DEVICE;
};

/** Those of some fields of a citizen that were never stored in it, by name. */
const neverStored = async (
  site: SiteTransaction,
  id: string,
  stored: WireDocument | null,
  fields: readonly (readonly [string, Register])[],
): Promise<readonly string[]> => {
  if (fields.length === 0) return [];
  const deltas = stored ? await site.deltasOf('citizens', id, MOST_PAST_BYTES) : [];
  const past = deltas.flatMap((delta) => Object.entries((delta as Partial<Citizen> | null)?.fields ?? {}));
  const ever = new Set(past.map(([name, register]) => markOf(name, register)));
  return fields.flatMap(([name, register]) => (ever.has(markOf(name, register)) ? [] : [name]));
};

/**
 * The fields of a citizen that bear a new stamp in the name of another device: one that was never stored there. Whose data the server lost in a restore
 * may be brought by anybody for a while.
 */
export const foreignFields = async (
  { site, device, mayRelay }: PushScene,
  citizen: Citizen,
  stored: WireDocument | null,
): Promise<readonly string[]> => {
  const held = new Map(Object.entries((stored?.['fields'] ?? {}) as Citizen['fields']));
  const isOthers = ({ t }: Register): boolean => writerOf(t) !== device.id;
  // Another value under the stamp that stands in this field: no author ever wrote it.
  const isForged = ([name, register]: readonly [string, Register]): boolean =>
    held.get(name)?.t === register.t && held.get(name)?.v !== register.v && isOthers(register);
  if (mayRelay) return Object.entries(citizen.fields).flatMap((entry) => (isForged(entry) ? [entry[0]] : []));
  const known = new Set([...held].map(([name, register]) => markOf(name, register)));
  const erasedAt = (stored?.['erasedAt'] ?? '') as string;
  const isErased = erasedAt !== '';
  // An erased person keeps the names of their fields alone, so a late copy of them is known by its names; a desk empties what it knew besides.
  const isHeld = (name: string, register: Register): boolean =>
    known.has(markOf(name, register)) || (isErased && (held.has(name) || register.t === erasedAt));
  const foreign = Object.entries(citizen.fields).filter(
    ([name, register]) => !isHeld(name, register) && isOthers(register),
  );
  return neverStored(site, citizen.id, stored, foreign);
};

/**
 * The fields of a citizen with a new stamp of this device that nobody had proved to write there. What was ever stored is not judged again: a late copy bears what
 * somebody else replaced since. An erased person has nothing left that anybody could have written.
 */
export const unprovedFields = async (
  { site, device }: PushScene,
  citizen: Citizen,
  stored: WireDocument | null,
  proved: Proved,
): Promise<readonly string[]> => {
  if (citizen.erasedAt !== '' || (stored?.['erasedAt'] ?? '') !== '') return [];
  const held = (stored?.['fields'] ?? {}) as Citizen['fields'];
  const known = new Set(Object.entries(held).map(([name, register]) => markOf(name, register)));
  const unproved = Object.entries(citizen.fields).filter(
    ([name, register]) =>
      writerOf(register.t) === device.id && !known.has(markOf(name, register)) && !proved.register(name, register),
  );
  return neverStored(site, citizen.id, stored, unproved);
};
