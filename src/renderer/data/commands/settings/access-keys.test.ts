import { afterEach, beforeEach, expect, it } from 'vitest';

import { no } from '#shared/lib/result';
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

it('says that as many keys are open as may be, and that the server has no time', async () => {
  const refusalOf = async (code: string) => {
    const refused = () => Promise.resolve(no({ code, status: 409 }));
    data.setServer({ ...noServer, makeAccessKey: refused, makeCalendar: refused });
    const made = [
      await data.commands.makeAccessKey({ name: 'x', scope: 'rows' }),
      await data.commands.makeCalendar({ agentId: '' }),
    ];
    return made.map((one) => (one.ok ? '' : one.reason.code));
  };
  expect([await refusalOf('keysOpen'), await refusalOf('tooMany'), await refusalOf('busy')]).toEqual([
    ['keysOpen', 'keysOpen'],
    ['serverBusy', 'serverBusy'],
    ['serverBusy', 'serverBusy'],
  ]);
});

it('says that nobody answers', async () => {
  const made = await data.commands.makeAccessKey({ name: 'x', scope: 'indicators' });
  const ended = await data.commands.revokeAccessKey({ keyId: 'k1' });
  expect([made.ok, ended.ok]).toEqual([false, false]);
});
