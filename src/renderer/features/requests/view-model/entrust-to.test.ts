import { expect, it } from 'vitest';

import { entrustTo } from './entrust-to';

const line = { departmentId: 'education' };

it('changes the service only where a service is chosen: a person of another one helps, and the request stays where it is answered for', () => {
  expect(entrustTo('agent agent-eric', line)).toEqual({ departmentId: 'education', agentId: 'agent-eric' });
  expect(entrustTo('department social', line)).toEqual({ departmentId: 'social' });
});
