import { expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import { decideDeskSession } from './decide-desk-session';
import { stampEvents } from './event-log';
import { foldDeskSession } from './fold-desk-session';
import { pauseOf } from './session-details';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
let made = 0;
const event = (minute: number, type: string, more: Readonly<Record<string, unknown>> = {}): AnyEvent => {
  made += 1;
  return {
    id: `e${made}`,
    n: minute,
    at: at(minute),
    by: { agentId: 'a', deviceId: 'd', deskId: '' },
    type,
    ...more,
  };
};
const fold = (...events: readonly AnyEvent[]) => foldDeskSession('desk-1:2026-11-23', 'site', events);
const opened = event(1, 'opened', { day: '2026-11-23', deskId: 'desk-1', agentId: 'karim' });

it('knows why a desk is paused and since when, and nothing while it serves', () => {
  expect(pauseOf(fold(opened))).toBeNull();
  expect(pauseOf(fold(opened, event(5, 'paused', { why: 'lunch' })))).toEqual({ why: 'lunch', since: at(5) });
  expect(pauseOf(fold(opened, event(5, 'paused')))).toEqual({ why: '', since: at(5) });
  expect(pauseOf(fold(opened, event(5, 'paused', { why: 'nap' })))).toEqual({ why: '', since: at(5) });
  expect(pauseOf(fold(opened, event(5, 'paused', { why: 'lunch' }), event(6, 'resumed')))).toBeNull();
  expect(pauseOf(fold(opened, event(5, 'paused', { why: 'lunch' }), event(6, 'closed')))).toBeNull();
});

it('takes the reason of the pause that runs, and the first of two', () => {
  const twice = fold(
    opened,
    event(5, 'paused', { why: 'lunch' }),
    event(6, 'resumed'),
    event(7, 'paused', { why: 'training' }),
    event(8, 'paused', { why: 'other' }),
  );
  expect(pauseOf(twice)).toEqual({ why: 'training', since: at(7) });
});

it('is decided with a reason', () => {
  const paused = decideDeskSession(fold(opened), { type: 'pause', why: 'backOffice' });
  expect(paused).toEqual({ ok: true, value: [{ type: 'paused', why: 'backOffice' }] });
  const bare = decideDeskSession(fold(opened), { type: 'pause' });
  const stamped = bare.ok ? stampEvents([opened], bare.value, { at: at(9), by: opened.by, newId: () => 'p' }) : [];
  expect(pauseOf(fold(opened, ...stamped))).toEqual({ why: '', since: at(9) });
});
