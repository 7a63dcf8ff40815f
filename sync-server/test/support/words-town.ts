import { expect } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import type { CollectionRules } from '#server/documents/registry';
import { sweepStored } from '#server/documents/sweep-stored';
import { toWritten } from '#server/documents/to-written';
import type { Store } from '#server/store/port';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';
import { allRules } from '#shared/sync/rules';
import { calls } from '#shared/sync/wire/calls';

import { bookedEvent, citizen, event, reference, SITE, wire } from './documents';
import { agentOf } from './person-town';
import { testServer, type TestDevice, type TestServer } from './test-server';

/** A server, an administrator’s post and a desk, with three people. */
export type Town = { readonly server: TestServer; readonly boss: TestDevice; readonly desk: TestDevice };

export const town = async (rules = allRules): Promise<Town> => {
  const server = await testServer(1, { reference: [...reference(1), agentOf('max', 'admin'), agentOf('ann')], rules });
  const boss = await server.enrol('boss', { rank: 'admin' });
  const desk = await server.enrol('desk', { rank: 'desk' });
  await desk.push(
    'citizens',
    ['citizen-1', 'citizen-2', 'citizen-3'].map((id) => wire(citizen(id, 'Durand'))),
  );
  return { server, boss, desk };
};

export const erase = async ({ boss }: Town, ...citizenIds: readonly string[]): Promise<void> => {
  const reply = await boss.post('/v1/erasures', { agentId: 'max', citizenIds, reason: 'asked' });
  expect(calls.eraseCitizens.output.parse(reply.json()).outcome).toBe('erased');
};

const over = { day: '2025-03-03' };
export const places = (...numbers: readonly (readonly [string, string?])[]) =>
  numbers.map(([preApplicationNumber, citizenId]) => ({
    preApplicationNumber,
    ...(citizenId === undefined ? {} : { citizenId }),
  }));
export const family = places(['GUARDIAN01'], ['CHILD00001', 'citizen-2'], ['NOBODY0001']);
export const booking = (id: string, persons: readonly object[], citizenId = 'citizen-1'): AnyEvent => ({
  ...bookedEvent(id, over),
  persons,
  citizenId,
});
export const visit = (id: string, persons: readonly object[], ...more: readonly AnyEvent[]): WireDocument =>
  wire(foldAppointment(id, SITE, [booking(id, persons), ...more]));
export const corrected = (id: string, n: number, persons: readonly object[]): AnyEvent =>
  event(`${id}-corrected-${n}`, n, { type: 'personsCorrected', persons });
export const letter = (id: string, citizenId: string, subject: string): WireDocument =>
  wire(
    foldRequest(id, SITE, [
      event(`${id}-1`, 1, {
        type: 'received',
        day: '2025-01-14',
        channel: 'mail',
        reasonId: 'reason-other',
        citizenId,
        ticketId: '',
        subject,
      }),
      event(`${id}-2`, 2, { type: 'closed', outcome: 'answered' }),
    ]),
  );

/** All that the server keeps, as one text. */
const kept = async ({ server }: Town): Promise<string> =>
  JSON.stringify([
    await server.store.history(SITE, 0, 10_000),
    await server.store.quarantined(SITE),
    await server.store.bodies(SITE, 'appointments', ['a', 'b', 'c', 'x']),
    await server.store.bodies(SITE, 'requests', ['r', 's']),
  ]);

export const holds = async (there: Town, ...words: readonly string[]): Promise<readonly string[]> => {
  const text = await kept(there);
  return words.filter((word) => text.includes(word));
};

/** What a start of the server looks through. */
export const sweep = ({ server: { store: own, time } }: Town, store = own): Promise<void> =>
  sweepStored(
    {
      store,
      clock: () => time.nowMs,
      rules: allRules,
      registry: guichetRegistry,
      giveWay: () => Promise.resolve(),
    },
    () => false,
  )(SITE);

const by = { deviceId: 'device-9', at: '2026-11-23T08:00:00.000Z' };
const rulesOf = (collection: string): CollectionRules => {
  const known = guichetRegistry[collection];
  if (!known) throw new Error('the product has this collection');
  return known;
};

/** Writes an appointment past every judge, as an older server may have. */
export const writePast = (store: Store, stored: WireDocument, document: WireDocument): Promise<number> => {
  // It takes nothing out of the past.
  const { day, digest, erased, delta } = toWritten(rulesOf('appointments'), stored, document);
  return store.withSite(SITE, (site) => site.write('appointments', [{ document, day, digest, erased, delta }], by));
};

/** Erases people as an older server does, which leaves their words where they are. */
export const eraseAlone = async ({ server: { store } }: Town, ids: readonly string[]): Promise<void> => {
  const erasedAt = '000000000000009-000000-device-9';
  const rows = ids.map((id) =>
    toWritten(rulesOf('citizens'), null, wire({ ...citizen(id, ''), fields: {}, erasedAt })),
  );
  await store.withSite(SITE, (site) => site.write('citizens', rows, by));
};
