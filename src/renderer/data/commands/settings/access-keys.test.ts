import { afterEach, beforeEach, expect, it } from 'vitest';

import { noServer } from '#shared/sync/wire/client';
import { answers, openTestData, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

it('makes and ends a key of the read interface by the word of the server', async () => {
  const asked: string[] = [];
  data.setServer({
    ...noServer,
    makeAccessKey: ({ name, scope }) => {
      asked.push(`${scope} ${name}`);
      return answers('makeAccessKey', { id: 'k1', key: 'secret' });
    },
    revokeAccessKey: ({ id }) => {
      asked.push(`revoke ${id}`);
      return answers('revokeAccessKey', { revoked: true });
    },
  });
  const made = await data.commands.makeAccessKey({ name: ' Observatoire ', scope: 'rows' });
  expect(made).toEqual({ ok: true, value: { id: 'k1', key: 'secret' } });
  expect(await data.commands.revokeAccessKey({ keyId: 'k1' })).toEqual({ ok: true, value: null });
  expect(asked).toEqual(['rows Observatoire', 'revoke k1']);
});

it('says that nobody answers', async () => {
  const made = await data.commands.makeAccessKey({ name: 'x', scope: 'indicators' });
  const ended = await data.commands.revokeAccessKey({ keyId: 'k1' });
  expect([made.ok, ended.ok]).toEqual([false, false]);
});
