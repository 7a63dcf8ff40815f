import type { z } from 'zod';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldDeskSession } from '#shared/domain/lifecycle/fold-desk-session';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import { eventBodies } from '#shared/domain/rows/event-bodies';
import type { WireDocument } from '#shared/sync/protocol';

import { nastyValues, ruinedEvents } from '../../arbitraries/nasty-values';

const bodies: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>>> =
  eventBodies('written');

const folds = {
  appointments: foldAppointment,
  tickets: foldTicket,
  requests: foldRequest,
  deskSessions: foldDeskSession,
};
/** A collection whose documents are logs of events. */
export type LogName = keyof typeof folds;
export const logNames = Object.keys(folds) as readonly LogName[];

type Opened = z.ZodType & { readonly def: { readonly innerType?: z.ZodType }; readonly options?: readonly unknown[] };

/** The words of an enumeration, however it is wrapped. */
const wordsOf = (schema: z.ZodType): readonly unknown[] => {
  let at = schema as Opened;
  while (at.def.innerType) at = at.def.innerType as Opened;
  return at.options ?? [];
};

/** A value that a field may have: the first candidate that its schema takes. Throws for a schema that takes none. */
const soundValue = (schema: z.ZodType, day: string): unknown => {
  const candidates = [day, '10:00', 15, true, [], 'x', `${day}T10:00:00.000Z`, null, ...wordsOf(schema)];
  const found = candidates.find((one) => schema.safeParse(one).success);
  if (found === undefined) throw new Error('no sound value for a field of an event: name one in mutations.ts');
  return found;
};

/** The device that sends the rows, and the civil day in their sound parts. */
export type Sender = { readonly siteId: string; readonly deviceId: string; readonly day: string };

/** A sound event of a type, before something of it is made wrong. */
export const soundEvent = (collection: LogName, type: string, id: string, { deviceId, day }: Sender): AnyEvent => ({
  ...Object.fromEntries(
    Object.entries(bodies[collection]?.[type] ?? {}).map(([field, schema]) => [field, soundValue(schema, day)]),
  ),
  id,
  n: 1,
  at: new Date().toISOString(),
  by: { agentId: 'agent-1', deviceId, deskId: 'desk-1' },
  type,
});

/** A type of event, and one of its fields; a `.` leads into the author. */
type Target = { readonly collection: LogName; readonly type: string; readonly field: string };

const envelope = ['id', 'n', 'at', 'by', 'by.agentId', 'by.deviceId', 'by.deskId', 'type', 'unheardOf'];

/** Every field of every type of event that this version knows: a new type or field is attacked by itself. */
export const targets: readonly Target[] = logNames.flatMap((collection) =>
  Object.entries(bodies[collection] ?? {}).flatMap(([type, body]) =>
    [...envelope, ...Object.keys(body)].map((field) => ({ collection, type, field })),
  ),
);

const twentyDeep = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 'x');
// What is deeper than any body may be never reaches a judge: see `bodies.ts`.
const isShallow = (value: unknown): boolean => JSON.stringify({ value }).length < 200;
const values: readonly unknown[] = [
  ...nastyValues.filter(isShallow),
  [],
  {},
  [null],
  [[]],
  'x'.repeat(9_000),
  twentyDeep,
  '9'.repeat(200),
  1e-7,
  '2026-11-24T10:00:00+25:00',
];

const put = (event: AnyEvent, field: string, value: unknown): object => {
  const [first = '', second] = field.split('.');
  return second === undefined ? { ...event, [first]: value } : { ...event, by: { ...event.by, [second]: value } };
};

/** A row for a collection. */
export type HostileRow = { readonly collection: LogName | 'citizens'; readonly row: WireDocument };

/** The document of an event as a desk would send it; `victim` is one that others work on, the event is then added to its log. */
const rowWith = (target: Target, sound: AnyEvent, bad: object, sender: Sender, victim?: WireDocument): WireDocument => {
  if (victim) return { ...victim, events: [...((victim['events'] ?? []) as readonly object[]), bad] };
  const id = `hostile-${sound.id}`;
  return { ...folds[target.collection](id, sender.siteId, [sound]), events: [bad], _deleted: false };
};

/**
 * The rows by number, without an end: all fields of all types with the first wrong value, then with the next one, and so on. Every
 * eighth goes to the end of a document that others work on.
 */
export const mutatedRow = (
  index: number,
  sender: Sender,
  victims: Readonly<Partial<Record<string, readonly WireDocument[]>>>,
): HostileRow => {
  const target = targets[index % targets.length];
  if (!target) throw new Error('no events are known');
  const round = Math.floor(index / targets.length);
  const ofKind = victims[target.collection] ?? [];
  const victim = index % 8 === 0 ? ofKind[index % Math.max(1, ofKind.length)] : undefined;
  const sound = soundEvent(target.collection, target.type, `x${index.toString(36)}`, sender);
  const next = victim ? { ...sound, n: ((victim['events'] ?? []) as readonly object[]).length + 1 } : sound;
  const ruin = ruinedEvents[round % ruinedEvents.length];
  // The fields that a schema may not know are ruined as the simulation does it.
  const bad =
    target.field === 'unheardOf' && ruin ? ruin(next) : put(next, target.field, values[round % values.length]);
  return { collection: target.collection, row: rowWith(target, sound, bad, sender, victim) };
};

const stampAt = (ms: number, deviceId: string): string => `${String(ms).padStart(15, '0')}-000000-${deviceId}`;

/** Registers by number: stamps that beat every clock or are of others, values and names that no field has. */
export const mutatedCitizen = (index: number, { siteId, deviceId }: Sender, victim?: WireDocument): HostileRow => {
  const own = stampAt(Date.now(), deviceId);
  const held = (victim?.['fields'] ?? {}) as Readonly<Record<string, { readonly t?: unknown }>>;
  const value = values[Math.floor(index / 2) % values.length];
  const stamps = ['~', value, stampAt(Date.now(), 'another-desk'), held['lastName']?.t, stampAt(9e14, deviceId), ''];
  const isStamp = index % 2 === 0;
  const register = isStamp
    ? { v: `zz-${index}`, t: stamps[(index / 2) % stamps.length] }
    : { v: value, t: own, ...(index % 3 === 0 ? { p: value } : {}) };
  const names = ['lastName', 'firstName', 'birthDate', 'phone', 'email', '__proto__', 'not a name', 'x~y'];
  const fields = JSON.parse(`{${JSON.stringify(names[index % names.length])}:${JSON.stringify(register)}}`) as Readonly<
    Record<string, unknown>
  >;
  // A sound value with a sound stamp is a correction, which any desk may make: of people of its own.
  const target =
    isStamp && victim ? victim : { id: `hostile-c${index}`, siteId, fields: {}, erasedAt: '', _deleted: false };
  return { collection: 'citizens', row: { ...target, fields: { ...held, ...fields } } as WireDocument };
};

/** Words that only the server may say, in its name or in one's own, with and without a seal. */
export const forgedWord = (
  index: number,
  { deviceId }: Sender,
  victim: WireDocument,
  isTicket: boolean,
): WireDocument => {
  const log = (victim['events'] ?? []) as readonly AnyEvent[];
  const words = isTicket
    ? [{ type: 'calledTwice', rival: 'nobody' }]
    : [{ type: 'accepted' }, { type: 'overbooked', rivals: [] }];
  const by = { agentId: '', deviceId: index % 2 ? 'server' : deviceId, deskId: '' };
  const mac = index % 3 ? { mac: 'A'.repeat(43) } : {};
  const word = words[index % words.length];
  const event = {
    ...word,
    cause: log[0]?.id,
    id: `w${index}`,
    n: log.length + 1,
    at: new Date().toISOString(),
    by,
    ...mac,
  };
  return { ...victim, events: [...log, event] };
};
