import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { foldDocument, type LogCollection } from '#shared/sync/merge-document';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';

import { SITE } from '../../../sync-server/test/support/documents';
import { device, testCore } from '../../../sync-server/test/support/test-core';
import type { Json } from '../json-schema';
import { booked, called, event, issued, log, received, stamp } from './events';

/** The server's clock in these vectors: the first second of the day's work. */
const NOW_MS = Date.parse('2026-11-23T08:00:00.000Z');
const ID = 'x';

type Row = { readonly [field: string]: unknown };
type Case = {
  readonly about: string;
  readonly collection: CollectionName;
  /** What is stored before, by another device. */
  readonly stored?: Row;
  readonly row: Row;
};

const wire = (document: object): Row => ({ ...document, _deleted: false });
const doc = (collection: LogCollection, events: readonly unknown[], more: object = {}): Row => {
  const sound = events.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  return wire({ ...foldDocument(collection, ID, SITE, sound as AnyEvent[]), events, ...more });
};
const own = stamp(NOW_MS - 1000, 'device-2');
const citizen = (fields: object, more: object = {}): Row =>
  wire({ id: ID, siteId: SITE, fields, erasedAt: '', ...more });
const phone = (v: unknown, t: string = own): Row => citizen({ phone: { v, t } });
const [founding] = log(issued);
const ticket = (...more: readonly unknown[]): Row => doc('tickets', [founding, ...more]);
const bad = (collection: LogCollection, body: object, change: object): Row =>
  doc(collection, [{ ...event('e1', 1, body as Parameters<typeof event>[2]), ...change }]);

const cases: readonly Case[] = [
  { about: 'no list of events', collection: 'tickets', row: { ...ticket(), events: 'none' } },
  { about: 'something that is no event', collection: 'tickets', row: doc('tickets', [7]) },
  { about: 'a type that is no word', collection: 'tickets', row: bad('tickets', issued, { type: 'not a type!' }) },
  {
    about: 'a day that no calendar has',
    collection: 'appointments',
    row: bad('appointments', booked, { day: '2026-02-30' }),
  },
  {
    about: 'a field within a list',
    collection: 'appointments',
    row: bad('appointments', booked, { notify: ['pigeon'] }),
  },
  {
    about: 'a field that the type does not have',
    collection: 'appointments',
    row: bad('appointments', booked, { extra: 1 }),
  },
  { about: 'a field is missing', collection: 'requests', row: bad('requests', received, { ticketId: undefined }) },
  {
    about: 'a control character in a text',
    collection: 'requests',
    row: bad('requests', received, { subject: 'a\nb' }),
  },
  { about: 'an instant that is none', collection: 'tickets', row: bad('tickets', issued, { at: '2026-11-23' }) },
  { about: 'a counter far ahead of the document', collection: 'tickets', row: bad('tickets', issued, { n: 900 }) },
  {
    about: 'an id in the form of a word of the server',
    collection: 'tickets',
    row: bad('tickets', issued, { id: 'e1~accepted' }),
  },
  {
    about: 'a second number for a ticket',
    collection: 'tickets',
    stored: ticket(),
    row: ticket(event('e2', 2, { ...issued, number: 8 })),
  },
  {
    about: 'a word of the server that it never said',
    collection: 'appointments',
    row: doc('appointments', [
      ...log(booked),
      { ...event('e1~accepted', 2, { type: 'accepted', cause: 'e1' }), mac: 'AAAA' },
    ]),
  },
  {
    about: 'no founding event: nobody knows which number it is',
    collection: 'tickets',
    row: doc('tickets', log({ type: 'recalled' })),
  },
  { about: 'a field beside the events is missing', collection: 'tickets', row: { ...ticket(), status: undefined } },
  { about: 'a field beside the events has another type', collection: 'tickets', row: { ...ticket(), calls: 'none' } },
  { about: 'a document of another site', collection: 'tickets', row: { ...ticket(), siteId: 'site-2' } },
  {
    about: 'what only a supervisor writes, by somebody whom the site does not know',
    collection: 'tickets',
    stored: ticket(),
    row: ticket(event('e2', 2, { type: 'notServedAtClosing' })),
  },
  { about: 'a deletion', collection: 'tickets', stored: ticket(), row: { ...ticket(), _deleted: true } },
  {
    about: 'reference data',
    collection: 'reference',
    row: wire({ id: ID, siteId: SITE, kind: 'station', body: { kind: 'station', number: 1, name: 'x' } }),
  },
  { about: 'a name of a field that is none', collection: 'citizens', row: citizen({ 'a b': { v: 'x', t: own } }) },
  { about: 'a value that is too long', collection: 'citizens', row: phone('0'.repeat(121)) },
  {
    about: 'a day of birth that no calendar has',
    collection: 'citizens',
    row: citizen({ birthDate: { v: '2000-02-30', t: own } }),
  },
  { about: 'a stamp that is none', collection: 'citizens', row: phone('06', 'yesterday') },
  { about: 'a stamp seen that is none', collection: 'citizens', row: citizen({ phone: { v: '06', t: own, p: 'x' } }) },
  { about: 'no fields', collection: 'citizens', row: { ...citizen({}), fields: [] } },
  { about: 'an erasure without a stamp', collection: 'citizens', row: citizen({}, { erasedAt: 'yes' }) },
  {
    about: 'an erasure by a device that is not of an administrator',
    collection: 'citizens',
    row: citizen({}, { erasedAt: own }),
  },
  {
    about: 'a stamp more than two minutes ahead of the server',
    collection: 'citizens',
    row: phone('06', stamp(NOW_MS + 120_001, 'device-2')),
  },
  { about: 'a stamp of another device', collection: 'citizens', row: phone('06', stamp(NOW_MS - 1, 'device-9')) },
  {
    about: 'one sound event and one that is not: the sound one is stored',
    collection: 'tickets',
    stored: ticket(),
    row: ticket(event('e2', 2, called()), event('e3', 3, called('x'.repeat(81)))),
  },
  {
    about: 'another content for an event that is stored: the stored one stays',
    collection: 'tickets',
    stored: ticket(),
    row: doc('tickets', log({ ...issued, number: 9 })),
  },
  {
    about: 'one sound register and one of another device',
    collection: 'citizens',
    row: citizen({ phone: { v: '06', t: own }, email: { v: 'x', t: stamp(7, 'device-9') } }),
  },
  { about: 'as it should be', collection: 'tickets', row: ticket() },
];

const judge = async ({ about, collection, stored, row }: Case): Promise<Json> => {
  const core = await testCore();
  core.time.nowMs = NOW_MS;
  const push = async (id: string, one: Row) =>
    core.handlers.push(
      { collection, epoch: core.store.epoch, schemaVersion: SCHEMA_VERSION, rows: [one as unknown as WireDocument] },
      device(id),
    );
  if (stored) await push('device-1', stored);
  const { verdicts } = await push('device-2', row);
  const [aside] = await core.store.quarantined(SITE);
  await core.store.close();
  return {
    about,
    collection,
    ...(stored ? { stored } : {}),
    row,
    verdict: verdicts[0]?.verdict,
    aside: aside?.why ?? '',
  };
};

/** What becomes of a row, as the server itself judges it. */
export const refusalVectors = async (): Promise<Json> => ({
  about:
    'What becomes of a row that the desk `device-2` pushes at 2026-11-23T08:00:00.000Z: its verdict, and the code under which it is kept aside, empty = it is not. `stored` was pushed before by `device-1`. The site knows no agents.',
  cases: await Promise.all(cases.map(judge)),
});
