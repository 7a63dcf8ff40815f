import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';

import { must, openTestData, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';
import { bindCommands } from '../use-commands';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

/** The commands in the name of someone of this role. */
const as = async (role: Agent['role']) => {
  const body = { kind: 'agent', name: 'Agent', shortName: 'A.', role, usualDeskId: '' } as const;
  await data.context.database.reference.insert({ id: `agent-${role}`, siteId, kind: 'agent', body });
  return bindCommands({ ...data.context, station: () => ({ agentId: `agent-${role}`, deskId: 'desk-1' }) });
};

const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'answered' } as const;

it.each(['manager', 'elected'] as const)('says no to %s before anything is written', async (role) => {
  const commands = await as(role);
  const citizen = { values: { lastName: 'Testard', firstName: 'Zoé' } };
  const refused = await commands.logPassage({ ...passage, citizen });
  expect(refused).toEqual({ ok: false, reason: { code: 'notAllowed', readOnly: true } });
  for (const name of ['requests', 'citizens', 'outbox'] as const)
    expect(await data.context.database[name].count().exec(), name).toBe(0);
});

it.each(['reception', 'counter', 'supervisor', 'admin'] as const)('lets %s do the work of the day', async (role) => {
  const commands = await as(role);
  must(await commands.logPassage(passage));
  expect(await data.context.database.requests.count().exec()).toBe(1);
});

it('lets someone whom the reference data does not know yet do the work of the day', async () => {
  const commands = bindCommands({ ...data.context, station: () => ({ agentId: '', deskId: '' }) });
  must(await commands.logPassage(passage));
});
