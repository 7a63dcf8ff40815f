import { afterEach, beforeEach, expect, it } from 'vitest';

import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { calls } from '#shared/sync/wire/calls';

import { appointment, event, reference, SITE, ticket, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const day = '2025-01-14';

let server: TestServer;
let desk: TestDevice;

const request = (id: string, citizenId: string, isClosed: boolean) => {
  const by = desk.deviceId;
  const received = { type: 'received', day, channel: 'mail', reasonId: 'reason-other', citizenId, ticketId: '' };
  const closed = isClosed ? [event(`${id}-2`, 2, { type: 'closed', outcome: 'answered' }, by)] : [];
  return wire(foldRequest(id, SITE, [event(`${id}-1`, 1, received, by), ...closed]));
};

beforeEach(async () => {
  server = await testServer(1, { reference: reference(1) });
  desk = await server.enrol('desk', { rank: 'desk' });
});
afterEach(() => server.close());

it('tells how requests stand that a desk let go of, and nothing of others', async () => {
  await desk.push('requests', [request('r1', '', true), request('r2', '', false)]);
  const reply = await desk.post('/v1/past/standing', { ids: ['r1', 'r2', 'none'] });
  const { rows } = calls.standing.output.parse(reply.json());
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ['r1', 'closed'],
    ['r2', 'received'],
  ]);
  expect(rows[0]).toMatchObject({ day, channel: 'mail', reasonId: 'reason-other' });
});

it('finds what names a person, however old, and nobody else’s', async () => {
  await desk.push('requests', [request('r1', 'citizen-1', true), request('r2', 'citizen-2', true)]);
  await desk.push('appointments', [wire(appointment('a1', { day }))]);
  await desk.push('tickets', [wire(ticket('t1'))]);
  const passagesOf = async (citizenIds: readonly string[]) => {
    const found = calls.passages.output.parse((await desk.post('/v1/past/passages', { citizenIds })).json());
    return [found.appointments, found.tickets, found.requests].map((some) => some.map(({ id }) => id));
  };
  expect(await passagesOf(['citizen-1'])).toEqual([['a1'], [], ['r1']]);
  expect(await passagesOf(['citizen-2', ''])).toEqual([[], [], ['r2']]);
  expect(await passagesOf([])).toEqual([[], [], []]);
});

it('tells nothing to a screen in public', async () => {
  for (const rank of ['display', 'kiosk', 'elected'] as const) {
    const screen = await server.enrol(rank, { rank });
    for (const [path, body] of [
      ['/v1/past/standing', { ids: ['r1'] }],
      ['/v1/past/passages', { citizenIds: ['citizen-1'] }],
    ] as const)
      expect((await screen.post(path, body)).statusCode).toBe(403);
  }
});
