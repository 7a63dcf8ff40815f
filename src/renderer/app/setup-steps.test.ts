import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { deviceRanks } from '#shared/domain/rights/writes';
import { doneSteps, hoursAreRight, setupSteps, stepsOf } from './setup-steps';

const agent = (name: string): Agent => ({
  id: name,
  kind: 'agent',
  name,
  shortName: name,
  role: 'counter',
  usualDeskId: '',
});
const unnamed = { agents: [agent('Maud Kervella'), agent('Agent 2')] };
const named = { agents: [agent('Maud Kervella'), agent('Agent Secret')] };
const own = { id: 'own', rank: 'admin', revoked: false } as const;
const alone = { machines: [own], ownId: 'own', lastBackupAt: null };

it('counts a step as done when it can be seen; hours when they are said to be right', () => {
  expect(doneSteps({ ...alone, reference: unnamed, printer: '', seen: ['agents', 'hours'] })).toEqual([]);
  expect(doneSteps({ ...alone, reference: unnamed, printer: '', seen: ['hours', hoursAreRight] })).toEqual(['hours']);
  expect(doneSteps({ ...alone, reference: named, printer: 'tcp://10.0.0.9', seen: [] })).toEqual(['agents', 'printer']);
  const joined = { ...alone, machines: [own, { ...own, id: 'second' }] };
  expect(doneSteps({ ...joined, reference: named, printer: 'EPSON', seen: [hoursAreRight] })).toHaveLength(4);
});

it('asks for backups at the station that is the server, until one was written', () => {
  const known = { ...alone, reference: unnamed, printer: '', seen: [] };
  expect(stepsOf({ lastBackupAt: null })).not.toContain('backups');
  expect(stepsOf({ lastBackupAt: '' })).toContain('backups');
  expect(doneSteps({ ...known, lastBackupAt: '' })).toEqual([]);
  expect(doneSteps({ ...known, lastBackupAt: '2026-12-01T02:15:09.000Z' })).toEqual(['backups']);
});

it('counts the second desk from when another desk has joined and may work, whatever was opened', () => {
  const machine = fc.record({
    id: fc.constantFrom('own', 'second', 'third'),
    rank: fc.constantFrom(...deviceRanks),
    revoked: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(machine), fc.subarray([...setupSteps, hoursAreRight]), (machines, seen) => {
      const others = machines.filter(({ id, revoked }) => id !== 'own' && !revoked);
      const done = doneSteps({ ...alone, machines, reference: unnamed, printer: '', seen });
      expect(done.includes('desk')).toBe(others.some(({ rank }) => ['desk', 'admin'].includes(rank)));
    }),
  );
});
