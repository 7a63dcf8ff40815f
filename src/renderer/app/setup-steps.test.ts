import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { deviceRanks } from '#shared/domain/rights/writes';
import { doneSteps, hoursAreRight, setupSteps } from './setup-steps';

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
const alone = { machines: [own], ownId: 'own' };

it('counts a step as done when it can be seen; hours when they are said to be right', () => {
  expect(doneSteps({ ...alone, reference: unnamed, printer: '', seen: ['agents', 'hours'] })).toEqual([]);
  expect(doneSteps({ ...alone, reference: unnamed, printer: '', seen: ['hours', hoursAreRight] })).toEqual(['hours']);
  expect(doneSteps({ ...alone, reference: named, printer: 'tcp://10.0.0.9', seen: [] })).toEqual(['agents', 'printer']);
  const joined = { machines: [own, { ...own, id: 'second' }], ownId: 'own' };
  expect(doneSteps({ ...joined, reference: named, printer: 'EPSON', seen: [hoursAreRight] })).toHaveLength(4);
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
      const done = doneSteps({ machines, ownId: 'own', reference: unnamed, printer: '', seen });
      expect(done.includes('desk')).toBe(others.some(({ rank }) => ['desk', 'admin'].includes(rank)));
    }),
  );
});
