import { expect, it } from 'vitest';

import { agentBody } from '../model/reference';
import { mayInvite, mayReach } from './places';

it('lets in a machine those who set up the town hall, and neither another role nor an agent that is unknown', () => {
  const roles = [undefined, ...agentBody.shape.role.options];
  expect(roles.filter(mayInvite)).toEqual(['admin']);
  expect(roles.filter((role) => mayReach(role, 'settings'))).toEqual(['admin']);
});
