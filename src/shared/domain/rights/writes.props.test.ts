import fc from 'fast-check';
import { expect, it } from 'vitest';

import { collectionNames, type CollectionName } from '../model/collections';
import type { AnyEvent } from '../model/event';
import { agentBody, type Agent } from '../model/reference';
import { rightsOf } from './rights';
import { mayAddEvent, mayErase, mayWrite, rightsAt, unknownAgentRole, type DeviceRank } from './writes';

const roles = agentBody.shape.role.options;
const least: readonly Agent['role'][] = ['reception', 'counter'];

/** As Guichet gives it: a town that changed nothing. */
const may = (one: Agent['role'], name: CollectionName, type: string): boolean =>
  mayWrite(rightsOf([], one), name, type);
const mayFrom = (rank: DeviceRank, one: Agent['role'], name: CollectionName, type: string): boolean =>
  mayWrite(rightsAt([], rank, one), name, type);

const role = fc.constantFrom(...roles);
const rank = fc.constantFrom('desk' as const, 'admin' as const);
const collection = fc.constantFrom(...collectionNames);
const kinds = [
  'booked rescheduled reminded arrived attended noShow cancelledByCitizen cancelledByOffice reopened kept informed',
  'undone accepted overbooked issued called notServedAtClosing calledTwice received opened written erased',
  'toString __proto__ constructor',
].flatMap((names) => names.split(' '));
const kind = fc.oneof(fc.constantFrom(...kinds), fc.string({ maxLength: 12 }));

/** What the commands of the app write today, with the event that follows from each. */
const today = {
  appointments: ['booked', 'rescheduled', 'arrived', 'attended', 'noShow', 'cancelledByCitizen', 'cancelledByOffice'],
  tickets: ['issued', 'called', 'recalled', 'started', 'parked', 'requeued', 'transferred', 'noAnswer', 'abandoned'],
  requests: ['received', 'qualified', 'assigned', 'started', 'waitingOnCitizen', 'answered', 'closed', 'reopened'],
  deskSessions: ['opened', 'paused', 'resumed', 'closed', 'undone'],
  citizens: ['written'],
} as const;

it.each(Object.entries(today))('lets everyone who works at a desk write what the screens write: %s', (name, types) => {
  for (const one of [...least, 'supervisor', 'admin', unknownAgentRole] as const)
    for (const type of types)
      expect(mayFrom('desk', one, name as keyof typeof today, type), `${one} ${type}`).toBe(true);
});

const inLog =
  (log: readonly AnyEvent[]) =>
  (id: unknown): AnyEvent | undefined =>
    log.find((one) => one.id === id);

it('lets only who answers for the day announce a change at the desks', () => {
  for (const one of least) expect(mayFrom('desk', one, 'deskSessions', 'measureAnnounced')).toBe(false);
  for (const one of ['supervisor', 'admin'] as const)
    expect(mayFrom('desk', one, 'deskSessions', 'measureAnnounced')).toBe(true);
});

it('lets a manager and an elected person write nothing at all', () => {
  fc.assert(
    fc.property(fc.constantFrom('manager' as const, 'elected' as const), collection, kind, (one, name, type) => {
      expect(may(one, name, type)).toBe(false);
    }),
  );
});

it('gives the administrator everything that anyone may, the supervisor everything that reception may', () => {
  fc.assert(
    fc.property(role, collection, kind, (one, name, type) => {
      if (!may(one, name, type)) return;
      expect(may('admin', name, type)).toBe(true);
      if (least.includes(one)) expect(may('supervisor', name, type)).toBe(true);
    }),
  );
});

it('never gives more than the lesser of device and role', () => {
  fc.assert(
    fc.property(rank, role, collection, kind, (device, one, name, type) => {
      const both = mayFrom(device, one, name, type);
      if (both) expect(may(one, name, type)).toBe(true);
      if (mayFrom('desk', one, name, type)) expect(mayFrom('admin', one, name, type)).toBe(true);
      if (device === 'admin') expect(both).toBe(may(one, name, type));
    }),
  );
});

it('keeps what only some may do for them', () => {
  const who = (name: (typeof collectionNames)[number], type: string) => roles.filter((one) => may(one, name, type));
  expect(who('tickets', 'notServedAtClosing')).toEqual(['supervisor', 'admin']);
  expect(who('appointments', 'kept')).toEqual(['supervisor', 'admin']);
  expect(who('citizens', 'erased')).toEqual(['admin']);
  expect(who('reference', 'written')).toEqual(['admin']);
  for (const type of ['accepted', 'overbooked']) expect(who('appointments', type)).toEqual([]);
  expect([mayErase('admin'), mayErase('desk')]).toEqual([true, false]);
  expect(mayFrom('desk', 'admin', 'citizens', 'erased')).toBe(false);
  expect(mayFrom('desk', 'admin', 'appointments', 'kept')).toBe(true);
});

const event = (id: string, type: string, target?: string): AnyEvent => ({
  id,
  n: 1,
  at: '2026-11-23T08:00:00.000Z',
  by: { agentId: '', deviceId: 'd', deskId: '' },
  type,
  ...(target === undefined ? {} : { target }),
});

it('takes back only what one might have done, through undos of undos, and ends on any log', () => {
  const log = [event('k', 'kept'), event('u', 'undone', 'k'), event('b', 'booked'), event('x', 'undone', 'x')];
  const mayAdd = (one: Agent['role'], added: AnyEvent) =>
    mayAddEvent(rightsAt([], 'desk', one), 'appointments', added, inLog(log));
  expect([mayAdd('reception', event('n', 'undone', 'k')), mayAdd('supervisor', event('n', 'undone', 'k'))]).toEqual([
    false,
    true,
  ]);
  expect([mayAdd('reception', event('n', 'undone', 'u')), mayAdd('counter', event('n', 'undone', 'b'))]).toEqual([
    false,
    true,
  ]);
  expect(mayAdd('counter', event('n', 'undone', 'x'))).toBe(true);
  expect(mayAdd('counter', event('n', 'undone', 'unknown'))).toBe(true);
  const targets = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(fc.array(fc.tuple(targets, targets)), role, rank, (pairs, one, device) => {
      const any = pairs.map(([id, target]) => event(id, 'undone', target));
      const answer = mayAddEvent(rightsAt([], device, one), 'appointments', event('n', 'undone', 'a'), inLog(any));
      expect(answer).toBe(one !== 'manager' && one !== 'elected');
    }),
  );
});

it('lets every replica carry the words of the server', () => {
  fc.assert(
    fc.property(role, rank, fc.constantFrom('accepted', 'overbooked', 'calledTwice'), (one, device, type) => {
      expect(mayAddEvent(rightsAt([], device, one), 'appointments', event('a', type), inLog([]))).toBe(true);
    }),
  );
});
