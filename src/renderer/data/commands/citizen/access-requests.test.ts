import { afterEach, beforeEach, expect, it } from 'vitest';

import { no, ok } from '#shared/lib/result';
import { noServer } from '#shared/sync/wire/client';

import { answers, openTestData, refuses, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const noted = { citizenIds: ['a', 'b'], receivedOn: '2026-11-23' } as const;

it('asks the server in the name of who sits here, tells what became of it, and is no act that Ctrl Z takes back', async () => {
  const asked: object[] = [];
  data.setServer({
    ...noServer,
    noteAccessRequest: async (input) => {
      asked.push(input);
      return answers('noteAccessRequest', { outcome: asked.length === 1 ? 'noted' : 'alreadyOpen' });
    },
    extendAccessRequest: async (input) => {
      asked.push(input);
      return answers('extendAccessRequest', { outcome: 'extended' });
    },
    settleAccessRequest: async (input) => {
      asked.push(input);
      return answers('settleAccessRequest', { outcome: 'gone' });
    },
  });
  expect(await data.commands.noteAccessRequest(noted)).toEqual(ok('noted'));
  expect(await data.commands.noteAccessRequest(noted)).toEqual(ok('alreadyOpen'));
  expect(await data.commands.extendAccessRequest({ id: 'r', reason: 'many' })).toEqual(ok('extended'));
  expect(await data.commands.settleAccessRequest({ id: 'r', outcome: 'handedOver' })).toEqual(ok('gone'));
  const agentId = 'agent-1';
  expect(asked).toEqual([
    { agentId, ...noted },
    { agentId, ...noted },
    { agentId, id: 'r', reason: 'many' },
    { agentId, id: 'r', outcome: 'handedOver' },
  ]);
  expect(await data.commands.undoLast()).toEqual(no({ code: 'nothingToUndo' }));
});

it('says each way in which the server does nothing', async () => {
  const settle = () => data.commands.settleAccessRequest({ id: 'r', outcome: 'withdrawn' });
  data.setServer({ ...noServer, settleAccessRequest: () => refuses('notAllowed') });
  expect(await settle()).toEqual(no({ code: 'adminOnly', who: 'device' }));
  data.setServer({ ...noServer, settleAccessRequest: () => refuses('busy') });
  expect(await settle()).toEqual(no({ code: 'serverBusy' }));
  data.setServer(noServer);
  expect(await settle()).toEqual(no({ code: 'serverUnreachable' }));
  expect(await data.commands.noteAccessRequest(noted)).toEqual(no({ code: 'serverUnreachable' }));
});
