import { expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { doneSteps, hoursAreRight } from './setup-steps';

const agent = (name: string): Agent => ({
  id: name,
  kind: 'agent',
  name,
  shortName: name,
  role: 'counter',
  usualDeskId: '',
});

it('counts a step as done when it can be seen, else when it was opened; hours when they are said to be right', () => {
  const unnamed = { agents: [agent('Maud Kervella'), agent('Agent 2')] };
  const named = { agents: [agent('Maud Kervella'), agent('Agent Secret')] };
  expect(doneSteps({ reference: unnamed, printer: '', seen: ['agents', 'hours'] })).toEqual([]);
  expect(doneSteps({ reference: unnamed, printer: '', seen: ['hours', hoursAreRight] })).toEqual(['hours']);
  expect(doneSteps({ reference: named, printer: 'tcp://10.0.0.9', seen: [] })).toEqual(['agents', 'printer']);
  expect(doneSteps({ reference: named, printer: 'EPSON', seen: [hoursAreRight, 'desk'] })).toHaveLength(4);
});
