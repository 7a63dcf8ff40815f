import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { ReferenceBody } from '#shared/domain/model/reference';

import { noServer } from '#shared/sync/wire/client';
import { load } from '../../load';
import { answers, grantingServer, must, openTestData, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';
import type { LogPassageInput } from './log-passage';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
});
afterEach(() => data.close());

const passage: LogPassageInput = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' };
const walkIn = async (patch: Partial<LogPassageInput> = {}) => {
  const { ticketId } = must(await data.commands.logPassage({ ...passage, ...patch }));
  const ticket = await load(data.context, 'tickets', ticketId);
  if (!ticket) throw new Error('The ticket is not there');
  return ticket;
};
const labels = async (count: number): Promise<string[]> => {
  const given: string[] = [];
  for (let index = 0; index < count; index += 1) given.push((await walkIn()).label);
  return given;
};
const setEntry = async (id: string, patch: Partial<ReferenceBody>): Promise<void> => {
  const document = await data.context.database.reference.findOne(id).exec();
  await document?.incrementalPatch({ body: { ...document.toMutableJSON().body, ...patch } as ReferenceBody });
};
const endAll = async (): Promise<void> => {
  for (const { id } of await data.context.database.tickets.find().exec())
    await data.commands.abandonTicket({ ticketId: id });
};

describe('the number of a ticket', () => {
  it('begins, turns and is written as its series says; the place in the series goes on', async () => {
    await setEntry('series-a', { start: 5, wrapAt: 14, digits: 2 });
    expect(await labels(10)).toEqual(
      [...'56789'].map((digit) => `A0${digit}`).concat('A10', 'A11', 'A12', 'A13', 'A14'),
    );
    await endAll();
    const turned = await walkIn();
    expect([turned.label, turned.number, turned.series]).toEqual(['A05', 11, 'A']);
  });

  it('of someone who still waits is given to nobody else', async () => {
    await setEntry('series-a', { start: 1, wrapAt: 10, digits: 1 });
    const first = await labels(10);
    await endAll();
    const stays = await walkIn();
    expect(stays.label).toBe(first[0]);
    await labels(9);
    const others = (await data.context.database.tickets.find().exec()).filter(({ id }) => id !== stays.id);
    for (const { id } of others) await data.commands.abandonTicket({ ticketId: id });
    // A1 still waits: the next turn begins at A2, and the server hears that 21 is on no paper.
    const next = await walkIn();
    expect([next.label, next.number]).toEqual(['A2', 22]);
    const released: string[] = [];
    await data.context.forgoneNumbers.release({
      ...noServer,
      releaseNumber: ({ series }) => {
        released.push(series);
        return answers('releaseNumber', { released: true });
      },
    });
    expect(released).toEqual(['A']);
  });

  it('is given twice only where more people wait than the series has numbers', async () => {
    await setEntry('series-a', { start: 1, wrapAt: 9, digits: 1 });
    expect((await labels(9)).toSorted()).toEqual([...'123456789'].map((digit) => `A${digit}`));
    expect((await walkIn()).label).toMatch(/^A\d$/);
  });

  it('comes from the series of the department when no series names the reason', async () => {
    await setEntry('series-r', { reasonIds: [], departmentIds: ['population'] });
    expect((await walkIn()).label).toBe('R001');
  });

  it('out of reach is of the own series of the device, whatever the series prints otherwise', async () => {
    await setEntry('series-a', { start: 500, wrapAt: 599, digits: 4 });
    data.setServer(noServer);
    expect(await labels(3)).toEqual(['A-K2 001', 'A-K2 002', 'A-K2 003']);
  });

  it('of the own series is not moved by what another device wrote there, and passes over it', async () => {
    data.setServer(noServer);
    const first = await walkIn();
    const [issued] = first.events;
    for (const number of [2, 4, 9_999]) {
      const by = { agentId: '', deviceId: 'device-other', deskId: '' };
      const event = { ...issued, id: `other-${number}`, n: 1, at: first.issuedAt, type: 'issued', by, number };
      await data.context.database.tickets.insert(foldTicket(`t-${number}`, siteId, [event]));
    }
    expect(await labels(3)).toEqual(['A-K2 003', 'A-K2 005', 'A-K2 006']);
  });

  it('stands in the event, with the key of its page, the wait that was told, and where it was given', async () => {
    const ticket = await walkIn({ announced: { fromMin: 10, toMin: 25 } });
    expect(ticket.events[0]).toMatchObject({ label: 'A001', origin: 'reception' });
    const details = ticketDetails(ticket);
    expect(details).toMatchObject({ announced: { fromMin: 10, toMin: 25 }, origin: 'reception' });
    expect(details.trackKey).toMatch(/^[\w-]{22}$/);
    expect(ticketDetails(await walkIn()).trackKey).not.toBe(details.trackKey);
    expect(foldTicket(ticket.id, siteId, ticket.events)).toEqual(ticket);
  });
});

describe('numbers begin again at the civil midnight of the site', () => {
  it.each([
    ['Europe/Paris', '2026-11-23T22:59:30.000Z', '2026-11-23T23:00:30.000Z', '2026-11-23', '2026-11-24'],
    ['Indian/Reunion', '2026-11-23T19:59:30.000Z', '2026-11-23T20:00:30.000Z', '2026-11-23', '2026-11-24'],
    ['Pacific/Marquesas', '2026-11-24T09:29:30.000Z', '2026-11-24T09:30:30.000Z', '2026-11-23', '2026-11-24'],
    // The nights in which the clock jumps: the day before them and the day itself are 24 and 23 or 25 hours.
    ['Europe/Paris', '2026-03-28T22:59:30.000Z', '2026-03-28T23:00:30.000Z', '2026-03-28', '2026-03-29'],
    ['Europe/Paris', '2026-03-29T21:59:30.000Z', '2026-03-29T22:00:30.000Z', '2026-03-29', '2026-03-30'],
    ['Europe/Paris', '2026-10-24T21:59:30.000Z', '2026-10-24T22:00:30.000Z', '2026-10-24', '2026-10-25'],
    ['Europe/Paris', '2026-10-25T22:59:30.000Z', '2026-10-25T23:00:30.000Z', '2026-10-25', '2026-10-26'],
  ])('%s at %s', async (zone, before, after, evening, morning) => {
    await setEntry(siteId, { zone });
    data.setNow(before);
    const last = [await walkIn(), await walkIn()];
    data.setNow(after);
    const first = [await walkIn(), await walkIn()];
    expect([...last, ...first].map(({ day, label, number }) => [day, label, number])).toEqual([
      [evening, 'A001', 1],
      [evening, 'A002', 2],
      [morning, 'A001', 1],
      [morning, 'A002', 2],
    ]);
    expect(new Set([...last, ...first].map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    // Twice 2:30 in one night, and the 2:30 that is left out: one day, one count.
    ['2026-10-25', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-03-29', ['2026-03-29T00:59:59.000Z', '2026-03-29T01:00:01.000Z']],
  ])('the hour that comes twice or never on %s counts on', async (day, instants) => {
    const given = [];
    for (const instant of instants) {
      data.setNow(instant);
      given.push(await walkIn());
    }
    expect(given.map((ticket) => [ticket.day, ticket.label])).toEqual([
      [day, 'A001'],
      [day, 'A002'],
    ]);
  });

  it('and so does the own series of a device', async () => {
    data.setServer(noServer);
    data.setNow('2026-11-23T22:59:30.000Z');
    const before = await walkIn();
    data.setNow('2026-11-23T23:00:30.000Z');
    const after = await walkIn();
    expect([before, after].map(({ day, label }) => [day, label])).toEqual([
      ['2026-11-23', 'A-K2 001'],
      ['2026-11-24', 'A-K2 001'],
    ]);
  });
});
