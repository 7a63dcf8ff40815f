import { afterEach, beforeEach, expect, it } from 'vitest';

import { noServer } from '#shared/sync/wire/client';
import { answers, beRole, must, openTestData, refuses, type TestData } from '../testing/test-data';

let data: TestData;
let asked: string[];

beforeEach(async () => {
  data = await openTestData();
  await beRole(data, 'supervisor');
  asked = [];
});
afterEach(() => data.close());

const answering = (answer: 'ok' | 'notAllowed' | 'unreachable'): void =>
  data.setServer({
    ...noServer,
    acknowledgeAlert: ({ id, agentId, act }) => {
      asked.push(`${act} ${id} ${agentId}`);
      return answer === 'ok' ? answers('acknowledgeAlert', { alerts: [] }) : refuses(answer);
    },
  });

it('takes note of an alert in the name of who sits here, and takes that back', async () => {
  answering('ok');
  must(await data.commands.acknowledgeAlert({ alertId: 'alert-1', what: 'Logement, semaine 12' }));
  expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({ code: 'alertAcknowledged', undone: false });
  must(await data.commands.undoLast());
  expect(asked).toEqual(['acknowledge alert-1 agent-1', 'back alert-1 agent-1']);
  expect(data.context.acts.of('agent-1').at(-1)?.undone).toBe(true);
});

it.each([
  ['notAllowed', 'notAllowed'],
  ['unreachable', 'serverUnreachable'],
] as const)('says why it could not: %s', async (answer, code) => {
  answering(answer);
  expect(await data.commands.acknowledgeAlert({ alertId: 'alert-1', what: '' })).toMatchObject({
    ok: false,
    reason: { code },
  });
  expect(data.context.acts.of('agent-1')).toEqual([]);
});

it('asks nothing for whoever has no right to it, and says who has', async () => {
  answering('ok');
  await beRole(data, 'counter');
  expect(await data.commands.acknowledgeAlert({ alertId: 'alert-1', what: '' })).toEqual({
    ok: false,
    reason: { code: 'rightMissing', right: 'acknowledge', roles: ['supervisor', 'manager', 'admin'] },
  });
  expect(asked).toEqual([]);
});
