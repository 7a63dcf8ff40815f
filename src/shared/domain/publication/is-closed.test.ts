import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import { foldDeskSession } from '../lifecycle/fold-desk-session';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import { toInstant } from '../../time/civil';

import { closureAt, isClosed, siteClosureNow, type SiteClosure } from './is-closed';

const tuesday = '2026-11-24';

const at = (
  time: string,
  more: { readonly day?: string; readonly reference?: Partial<SiteReference>; readonly sessions?: DeskSession[] } = {},
): boolean =>
  isClosed({
    reference: { ...smallTown, ...more.reference },
    sessions: more.sessions ?? [],
    nowIso: toInstant(more.day ?? tuesday, time, smallTown.site.zone),
  });

const session = (day: string, type: string): DeskSession => {
  const by = { agentId: 'a', deviceId: 'd', deskId: 'desk-1' };
  const opened = {
    id: 'e1',
    n: 1,
    at: `${day}T08:00:00.000Z`,
    by,
    type: 'opened',
    day,
    deskId: 'desk-1',
    agentId: 'a',
  };
  const next = { id: 'e2', n: 2, at: `${day}T09:00:00.000Z`, by, type, why: 'lunch' };
  return foldDeskSession('s', 'site', type === 'opened' ? [opened] : [opened, next]);
};

const closure = (from: string, to: string, deskId = ''): SiteReference['closures'] => [
  { kind: 'closure', id: 'c', deskId, fromDay: tuesday, toDay: tuesday, from, to, label: 'Inventaire' },
];

it('is open from before the doors open until the last desk closes', () => {
  expect([at('07:30'), at('09:00'), at('16:59'), at('17:00'), at('20:00')]).toEqual([false, false, false, true, true]);
});

it('is closed on Sundays and public holidays, in the zone of the site', () => {
  expect(at('10:00', { day: '2026-11-22' })).toBe(true);
  expect(at('10:00', { day: '2026-11-11' })).toBe(true);
  expect(at('00:30', { day: '2026-11-24' })).toBe(false);
});

it('is closed during a closure of the site, not of a desk', () => {
  expect(at('10:00', { reference: { closures: closure('08:00', '12:00') } })).toBe(true);
  expect(at('12:00', { reference: { closures: closure('08:00', '12:00') } })).toBe(false);
  expect(at('10:00', { reference: { closures: closure('08:00', '12:00', 'desk-1') } })).toBe(false);
});

it('is open whenever somebody is at a desk, at lunch too', () => {
  expect(at('19:00', { sessions: [session(tuesday, 'opened')] })).toBe(false);
  expect(at('19:00', { sessions: [session(tuesday, 'paused')] })).toBe(false);
  expect(at('19:00', { sessions: [session(tuesday, 'closed')] })).toBe(true);
  expect(at('19:00', { sessions: [session('2026-11-23', 'opened')] })).toBe(true);
});

it('says nothing where the site has no opening periods, but on a holiday', () => {
  expect(at('20:00', { reference: { openingPeriods: [] } })).toBe(false);
  expect(at('10:00', { day: '2026-11-11', reference: { openingPeriods: [] } })).toBe(true);
});

const closureOf = (
  time: string,
  closures: SiteReference['closures'],
  sessions: DeskSession[] = [],
): SiteClosure | null =>
  siteClosureNow({
    reference: { ...smallTown, closures },
    sessions,
    nowIso: toInstant(tuesday, time, smallTown.site.zone),
  });

it('a closure says since when it runs, and when the doors open again today', () => {
  expect(closureOf('10:44', closure('10:45', '17:00'))).toBeNull();
  expect(closureOf('10:45', closure('10:45', '17:00'))).toEqual({ since: '10:45', until: '' });
  expect(closureOf('09:00', closure('08:00', '10:00'))).toMatchObject({ since: '08:00', until: '10:00' });
  expect(closureOf('09:00', [...closure('08:00', '10:00'), ...closure('10:00', '11:00')])?.since).toBe('08:00');
  expect(closureOf('10:00', closure('08:00', '12:00', 'desk-1'))).toBeNull();
  // Whoever is still at a desk.
  expect(closureOf('10:45', closure('00:00', '23:59'), [session(tuesday, 'opened')])?.since).toBe('00:00');
  expect(
    at('10:45', { reference: { closures: closure('00:00', '23:59') }, sessions: [session(tuesday, 'opened')] }),
  ).toBe(false);
});

it('a holiday closes a town by itself, and not one that opens desks on it', () => {
  const day = '2026-11-11';
  const on = (sessions: DeskSession[]) =>
    siteClosureNow({ reference: smallTown, sessions, nowIso: toInstant(day, '10:00', smallTown.site.zone) });
  expect([on([]), on([session(day, 'opened')])]).toEqual([{ since: '00:00', until: '' }, null]);
});

it('a town that says nothing of its hours is open again when the closure ends', () => {
  const until = (to: string) =>
    siteClosureNow({
      reference: { ...smallTown, openingPeriods: [], closures: closure('10:00', to) },
      sessions: [],
      nowIso: toInstant(tuesday, '10:30', smallTown.site.zone),
    })?.until;
  expect([until('11:00'), until('23:59')]).toEqual(['11:00', '']);
});

it('a screen without its source knows when the closure that it was told of is over', () => {
  const told = { day: tuesday, closure: { since: '08:00', until: '10:00' } };
  expect(closureAt(told, { day: tuesday, time: '09:59' })).toBe(told.closure);
  expect(closureAt(told, { day: tuesday, time: '10:00' })).toBeNull();
  expect(closureAt(told, { day: '2026-11-25', time: '09:00' })).toBeNull();
  const whole = { day: tuesday, closure: { since: '10:45', until: '' } };
  expect(closureAt(whole, { day: tuesday, time: '23:59' })).toBe(whole.closure);
});
