import { openStore, type Place } from '#server/run/open-store';
import type { Store } from '#server/store/port';

import { codeOf } from './code-of';
import { appointment, citizen, DAY, SITE, ticket } from './documents';
import { AT, origin } from './store-bench';
import { lineOf, seal } from './store-contract-journal';
import { written } from './written';

/** Opens the store of a place for some work. */
export const withStore = async <Value>(place: Place, work: (store: Store) => Promise<Value>): Promise<Value> => {
  const store = await openStore(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Puts a row into every table that a backup holds. */
export const fill = (place: Place) =>
  withStore(place, async (store) => {
    await store.setHomeSite(SITE);
    await store.writeNote('demoClock', '{"offsetMs":0}');
    await store.addDevice({ id: 'd1', siteId: SITE, name: 'Poste', rank: 'desk', publicKey: 'key', at: AT });
    await store.addToken({ hash: 't', deviceId: 'd1', expiresAt: '2026-11-23T09:00:00.000Z', at: AT });
    await store.addCode(codeOf('c', SITE, 'admin', AT), 9);
    await store.withSite(SITE, async (tx) => {
      // A line separator, quotes and what lies beyond 16 bits must come through.
      await tx.write(
        'citizens',
        [written(citizen('a', 'Durand\u2028\u0007 "\u{1f600}"')), written(citizen('é', 'x'))],
        origin,
      );
      await tx.write('tickets', [written(ticket('t', [], 3))], origin);
      await tx.write('appointments', [written(appointment('r'))], origin);
      await tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd1' });
      await tx.claim({ ticketId: 't', key: 'k', deskId: 'desk', deviceId: 'd', at: AT });
      await tx.keepCallAnswer({ deviceId: 'd', key: 'k', ticketId: 't', at: AT });
      await tx.quarantine([{ collection: 'tickets', id: 'q\u0000', why: 'shape', body: '{}' }], origin);
      await tx.keepLines({ deviceId: 'd1', lines: [lineOf('line'), lineOf('', { kind: 'signedIn' })], seal });
      await tx.putHold({
        id: 'h',
        key: 'h',
        deviceId: 'd1',
        kind: 'lease',
        appointmentId: '',
        place: { day: DAY, time: '09:00', durationMin: 20, deskId: 'desk', reasonId: 'r' },
        until: '2026-11-23T09:00:00.000Z',
      });
    });
    await store.notePulled([{ deviceId: 'd1', collection: 'citizens', seq: 2 }]);
  });

/** All that a person or a desk could ask a store. */
export const told = (place: Place) =>
  withStore(place, async (store) => ({
    pages: await Promise.all(['citizens', 'tickets', 'appointments'].map((name) => store.page(SITE, name, 0, 100))),
    audit: await store.audit(SITE, 0, 100),
    history: await store.history(SITE, 0, 100),
    journal: [await store.journalHead(SITE), await store.journalLines(SITE, 0, 9)],
    quarantined: await store.quarantined(SITE),
    devices: await store.listDevices(SITE),
    token: await store.deviceOfToken('t', AT),
    note: await store.note('demoClock'),
    home: await store.homeSite(),
    inside: await store.withSite(SITE, async (tx) => [
      await tx.holdsOfDay(DAY, AT),
      await tx.claims(['t']),
      await tx.callAnswer('d', 'k'),
      await tx.numberOfKey('k'),
      await tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd' }),
    ]),
  }));
