import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Lease, WishedPlace } from '#shared/sync/wire/floor-calls';

import { noServer, type Client } from '#shared/sync/wire/client';
import { withHeldPlaces } from '#shared/domain/scheduling/live-placements';
import { nextPlaces } from '#shared/domain/scheduling/next-places';
import { addDays } from '#shared/time/civil';

import { renewLeases } from '../../../sync/lease-keeper';
import { load } from '../../load';
import { loadReference } from '../../reference';
import {
  answers,
  grantingServer,
  must,
  openingHour,
  openTestData,
  refuses,
  today,
  type TestData,
} from '../../testing/test-data';
import type { BookAppointmentInput } from './book-appointment';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const wish: BookAppointmentInput = {
  citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
  reasonId: 'passport',
  persons: [{ preApplicationNumber: '' }],
  day: today,
  time: '10:00',
  deskId: 'desk-1',
  channel: 'desk',
};
const place: WishedPlace = { day: today, time: '10:00', durationMin: 20, deskId: 'desk-1', reasonId: 'passport' };
const lease = (patch: Partial<Lease> = {}): Lease => ({
  id: 'lease-1',
  place,
  until: '2026-11-24T12:00:00.000Z',
  ...patch,
});
const refusing = (rivals: readonly string[]): Client => ({
  ...grantingServer(),
  reserveSlot: () => answers('reserveSlot', { granted: false, until: '', rivals: [...rivals] }),
});
/** The first day on which places are leased. */
const ahead = addDays(today, 2);

const confirmationOf = async (id: string) => (await load(data.context, 'appointments', id))?.confirmation;
const book = async (patch: Partial<BookAppointmentInput> = {}) =>
  must(await data.commands.bookAppointment({ ...wish, ...patch })).appointmentId;

describe('a booking with the server in reach', () => {
  it('asks for the place before anything is written', async () => {
    data.setServer(refusing(['other-1']));
    expect(await data.commands.bookAppointment(wish)).toEqual({
      ok: false,
      reason: { code: 'slotTaken', day: today, time: '10:00', rivals: ['other-1'] },
    });
    expect(await data.context.database.appointments.count().exec()).toBe(0);
    expect(await data.context.database.citizens.count().exec()).toBe(0);
    expect(await data.context.database.outbox.count().exec()).toBe(0);
  });

  it('moves only where the server grants it', async () => {
    data.setServer(grantingServer());
    const appointmentId = await book();
    data.setServer(refusing([]));
    const move = await data.commands.rescheduleAppointment({ appointmentId, day: today, time: '11:00' });
    expect(move).toMatchObject({ ok: false, reason: { code: 'slotTaken', time: '11:00' } });
    expect((await load(data.context, 'appointments', appointmentId))?.time).toBe('10:00');
  });

  it('asks for the very appointment and place', async () => {
    const asked: unknown[] = [];
    data.setServer({
      ...grantingServer(),
      reserveSlot: (input) => {
        asked.push(input);
        return answers('reserveSlot', { granted: true, until: '', rivals: [] });
      },
    });
    const appointmentId = await book();
    expect(asked).toEqual([{ key: expect.any(String), appointmentId, place }]);
  });
});

describe('a booking out of reach', () => {
  it('waits for the word of the server', async () => {
    expect(await confirmationOf(await book())).toBe('pending');
  });

  it('counts as accepted inside a place that was promised, and says on which promise', async () => {
    data.context.leases.replace([lease()]);
    const id = await book();
    expect(await confirmationOf(id)).toBe('accepted');
    expect((await load(data.context, 'appointments', id))?.events[0]).toMatchObject({ leaseId: 'lease-1' });
  });

  it.each([
    ['at another time', {}, { time: '10:30' }],
    ['at another desk', {}, { deskId: 'desk-2' }],
    ['when it is longer', {}, { persons: [{ preApplicationNumber: '' }, { preApplicationNumber: '' }] }],
    ['when the promise ran out', { until: openingHour }, {}],
    ['when no station was promised', { place: { ...place, reasonId: 'advice' } }, {}],
  ] as const)('is pending %s', async (_name, promise, patch) => {
    data.context.leases.replace([lease(promise)]);
    expect(await confirmationOf(await book(patch))).toBe('pending');
  });

  it('may be for something shorter that needs no station', async () => {
    data.context.leases.replace([lease()]);
    expect(await confirmationOf(await book({ reasonId: 'advice', time: '10:05' }))).toBe('accepted');
  });

  it('moves into a promised place', async () => {
    const appointmentId = await book({ time: '14:00' });
    data.context.leases.replace([lease()]);
    must(await data.commands.rescheduleAppointment({ appointmentId, day: today, time: '10:00' }));
    expect(await confirmationOf(appointmentId)).toBe('accepted');
  });
});

describe('leases', () => {
  type Asked = Parameters<Client['lease']>[0];
  const leasing = (answer: readonly Lease[] | 'unreachable'): Asked[] => {
    const asked: Asked[] = [];
    data.setServer({
      ...grantingServer(),
      lease: (input) => {
        asked.push(input);
        return answer === 'unreachable' ? refuses(answer) : answers('lease', { leases: [...answer] });
      },
    });
    return asked;
  };

  it('are asked for, kept, and given back once used', async () => {
    const used = lease({ place: { ...place, day: ahead } });
    const free = lease({ id: 'lease-2', place: { ...place, day: ahead, time: '11:00' } });
    const asked = leasing([used, free]);
    await renewLeases(data.context);
    expect(asked[0]?.keep).toEqual([]);
    expect(asked[0]?.places.length).toBeGreaterThan(2);
    expect(data.context.leases.valid()).toHaveLength(2);

    await renewLeases(data.context);
    expect(asked[1]).toMatchObject({ keep: ['lease-1', 'lease-2'], places: [] });

    await book({ day: ahead });
    await renewLeases(data.context);
    expect(asked[2]?.keep, 'the booking is still on its way').toEqual(['lease-1', 'lease-2']);
    await data.context.database.outbox.find().remove();
    await renewLeases(data.context);
    expect(asked[3]?.keep).toEqual(['lease-2']);
    expect(asked[3]?.places.length).toBeGreaterThan(0);
  });

  it('are given back when their day is near, so that nothing stays empty for an outage', async () => {
    const asked = leasing([]);
    data.context.leases.replace([
      lease({ place: { ...place, day: addDays(today, 1) } }),
      lease({ id: 'lease-2', place: { ...place, day: ahead } }),
    ]);
    await renewLeases(data.context);
    expect(asked[0]?.keep).toEqual(['lease-2']);
  });

  it('of others are not proposed here, nor is for a while what was refused', async () => {
    const held = { place: { ...place, day: ahead }, until: '2026-11-24T12:00:00.000Z' };
    data.setServer({
      ...refusing([]),
      lease: () => answers('lease', { leases: [], elsewhere: [held] }),
    });
    await renewLeases(data.context);
    const wished = { reasonId: 'passport', persons: 1 };
    const first = async (): Promise<string> => {
      const reference = await loadReference(data.context);
      const taking = withHeldPlaces([], data.context.leases.elsewhere.read(), reference.site.id);
      const [slot] = nextPlaces(reference, taking, wished, ahead);
      return `${slot?.deskId} ${slot?.time}`;
    };
    expect((await data.commands.bookAppointment({ ...wish, day: ahead, time: '08:30' })).ok).toBe(false);
    expect(await first()).toBe('desk-1 08:50');
  });

  it('stay as they are when the server does not answer', async () => {
    data.context.leases.replace([lease()]);
    leasing('unreachable');
    await renewLeases(data.context);
    expect(data.context.leases.valid()).toEqual([lease()]);
  });
});

describe('a ticket number', () => {
  it('that did not come in time is given up, and the server is told', async () => {
    const released: unknown[] = [];
    const { ticketId } = must(
      await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }),
    );
    expect((await load(data.context, 'tickets', ticketId))?.label).toBe('A-K2 001');
    await data.context.forgoneNumbers.release(noServer);
    const server: Client = {
      ...noServer,
      releaseNumber: (input) => {
        released.push(input);
        return answers('releaseNumber', { released: true });
      },
    };
    await data.context.forgoneNumbers.release(server);
    await data.context.forgoneNumbers.release(server);
    expect(released).toEqual([{ key: expect.any(String), day: today, series: 'A' }]);
  });

  it('of the server is never given up', async () => {
    data.setServer(grantingServer());
    must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
    const released: unknown[] = [];
    await data.context.forgoneNumbers.release({
      ...noServer,
      releaseNumber: (input) => {
        released.push(input);
        return answers('releaseNumber', { released: true });
      },
    });
    expect(released).toEqual([]);
  });
});
