import { expect, it } from 'vitest';

import { mayInvite, mayReach, seesPlace } from './places';
import { holderOf, roles, type RightsTable } from './rights';
import { rightOfSection, seesSection } from './setting-rights';

const holders = (table: RightsTable = []) => [undefined, ...roles.map((role) => holderOf(table, role))];
const whoReaches = (place: Parameters<typeof mayReach>[1], table: RightsTable = []) =>
  holders(table).flatMap((holder) => (mayReach(holder, place) ? [holder?.role ?? 'nobody'] : []));

it('lets in a machine those who set up the town hall, and neither another role nor an agent that is unknown', () => {
  expect(holders().flatMap((holder) => (mayInvite(holder) ? [holder?.role] : []))).toEqual(['admin']);
});

it('opens the guarded places by right: as Guichet gives them, and as a town changed it', () => {
  expect(whoReaches('settings')).toEqual(['supervisor', 'admin']);
  expect(whoReaches('steering')).toEqual(['supervisor', 'manager', 'elected', 'admin']);
  expect(whoReaches('requests')).toEqual(['reception', 'counter', 'supervisor', 'manager', 'admin']);
  const taken = ['absences', 'closures', 'roster', 'steering', 'requests'].map((right) => ({
    role: 'supervisor',
    right,
    may: false,
  }));
  const table = [...taken, { role: 'counter', right: 'answers', may: true }];
  expect(whoReaches('settings', table)).toEqual(['counter', 'admin']);
  expect(whoReaches('steering', table)).toEqual(['manager', 'elected', 'admin']);
  expect(whoReaches('requests', table)).not.toContain('supervisor');
});

it('leaves the places of the day to their roles, whatever a table says', () => {
  expect(whoReaches('counter')).toEqual(['nobody', 'reception', 'counter', 'supervisor', 'manager', 'admin']);
  expect(roles.filter((role) => seesPlace(holderOf([], role), 'counter'))).toEqual([
    'reception',
    'counter',
    'supervisor',
    'admin',
  ]);
});

it('shows a supervisor absences, closures and the plan of the week, an administrator every section, others none', () => {
  const sections = Object.keys(rightOfSection) as (keyof typeof rightOfSection)[];
  const seen = (role: (typeof roles)[number]) => sections.filter((one) => seesSection(holderOf([], role), one));
  expect(seen('supervisor')).toEqual(['closures', 'absences', 'roster']);
  expect(seen('admin')).toEqual(sections);
  for (const role of ['reception', 'counter', 'manager', 'elected'] as const) expect(seen(role)).toEqual([]);
});
