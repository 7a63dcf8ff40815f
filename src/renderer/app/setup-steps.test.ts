import { expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { doneSteps } from './setup-steps';

const agent = (name: string): Agent => ({
  id: name,
  kind: 'agent',
  name,
  shortName: name,
  role: 'counter',
  usualDeskId: '',
});

it('counts a step as done when it can be seen, else when it was opened', () => {
  const unnamed = { agents: [agent('Maud Kervella'), agent('Agent 2')] };
  const named = { agents: [agent('Maud Kervella'), agent('Agent Secret')] };
  expect(doneSteps({ reference: unnamed, printer: '', seen: ['agents', 'hours'] })).toEqual(['hours']);
  expect(doneSteps({ reference: named, printer: 'tcp://10.0.0.9', seen: [] })).toEqual(['agents', 'printer']);
  expect(doneSteps({ reference: named, printer: 'EPSON', seen: ['hours', 'desk'] })).toHaveLength(4);
});
