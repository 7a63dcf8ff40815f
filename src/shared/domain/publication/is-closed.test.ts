import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import { foldDeskSession } from '../lifecycle/fold-desk-session';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import { toInstant } from '../../time/civil';

import { isClosed, siteClosureNow, type SiteClosure } from './is-closed';

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

const closureAt = (time: string, closures: SiteReference['closures']): SiteClosure | null =>
  siteClosureNow({
    reference: { ...smallTown, closures },
    sessions: [],
    nowIso: toInstant(tuesday, time, smallTown.site.zone),
  });

it('is closed to who comes during a closure, whoever is still at a desk; a town that opens desks on a holiday receives', () => {
  const closures = closure('00:00', '23:59');
  const sessions = [session(tuesday, 'opened')];
  expect(at('10:45', { reference: { closures }, sessions })).toBe(true);
  expect(at('10:00', { day: '2026-11-11', sessions: [session('2026-11-11', 'opened')] })).toBe(false);
});

it('a closure says since when it runs, and when the doors open again today', () => {
  expect(closureAt('10:44', closure('10:45', '17:00'))).toBeNull();
  expect(closureAt('10:45', closure('10:45', '17:00'))).toEqual({ since: '10:45', until: '' });
  expect(closureAt('09:00', closure('08:00', '10:00'))).toMatchObject({ since: '08:00', until: '10:00' });
  expect(closureAt('09:00', [...closure('08:00', '10:00'), ...closure('10:00', '11:00')])?.since).toBe('08:00');
  expect(closureAt('10:00', closure('08:00', '12:00', 'desk-1'))).toBeNull();
});
