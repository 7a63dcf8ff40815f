import { expect, it } from 'vitest';

import { collectionNames } from '../model/collections';
import type { AnyEvent } from '../model/event';
import { mayKioskAdd } from './kiosk-writes';
import { mayAddEvent, rightsAt } from './writes';

const event = (id: string, type: string, by: Partial<AnyEvent['by']> = {}, target?: string): AnyEvent => ({
  id,
  n: 1,
  at: '2026-11-23T08:00:00.000Z',
  by: { agentId: '', deviceId: 'kiosk-1', deskId: '', ...by },
  type,
  ...(target === undefined ? {} : { target }),
});

const types = 'issued received arrived booked called started done parked undone kept written erased opened accepted';

it('lets a kiosk begin what it offers, and nothing else', () => {
  const allowed = collectionNames.flatMap((name) =>
    types
      .split(' ')
      .filter((type) => mayKioskAdd('kiosk-1', name, event('e', type), []))
      .map((type) => `${name} ${type}`),
  );
  expect(allowed).toEqual(['appointments arrived', 'tickets issued', 'requests received']);
});

it('lets it take back its own beginning alone', () => {
  const log = [event('mine', 'issued'), event('theirs', 'issued', { deviceId: 'desk-9' }), event('call', 'called')];
  const may = (target: string) => mayKioskAdd('kiosk-1', 'tickets', event('u', 'undone', {}, target), log);
  expect([may('mine'), may('theirs'), may('call'), may('unknown')]).toEqual([true, false, false, false]);
});

it('lets it speak for nobody: no agent, no desk, no other device', () => {
  for (const by of [{ agentId: 'agent-1' }, { deskId: 'desk-1' }, { deviceId: 'kiosk-2' }])
    expect(mayKioskAdd('kiosk-1', 'tickets', event('e', 'issued', by), [])).toBe(false);
});

it('opens nothing of this to a push', () => {
  for (const name of collectionNames)
    for (const type of ['issued', 'received', 'arrived'])
      expect(mayAddEvent(rightsAt([], 'kiosk', 'admin'), name, event('e', type), () => undefined)).toBe(false);
});
