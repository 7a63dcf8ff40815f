import { afterEach, beforeEach, expect, it } from 'vitest';

import { no } from '#shared/lib/result';
import { noServer } from '#shared/sync/wire/client';
import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const settled = (act: 'newPin' | 'shutOut' | 'letIn') => data.commands.settlePerson({ agentId: 'agent-1', act });

it('hands out a start code once, and says who may not lose their access', async () => {
  data.setServer({
    ...noServer,
    settlePerson: ({ act }) =>
      answers(
        'settlePerson',
        act === 'shutOut' ? { outcome: 'lastAdmin' } : { outcome: 'done', startPin: act === 'newPin' ? '482913' : '' },
      ),
  });
  expect(await settled('newPin')).toEqual({ ok: true, value: '482913' });
  expect(await settled('letIn')).toEqual({ ok: true, value: '' });
  expect(await settled('shutOut')).toEqual(no({ code: 'lastAdminPerson' }));
});

it('says each way in which the server does nothing', async () => {
  const both = async () => [await settled('newPin'), await data.commands.chooseSignIn({ mode: 'pin', lockMin: 10 })];
  const refusing = (refused: ReturnType<typeof refuses>): void =>
    data.setServer({ ...noServer, settlePerson: () => refused, chooseSignIn: () => refused });
  refusing(refuses('notAllowed'));
  expect(await both()).toEqual(['', ''].map(() => no({ code: 'adminOnly', who: 'device' })));
  refusing(refuses('busy'));
  expect(await both()).toEqual(['', ''].map(() => no({ code: 'serverBusy' })));
  data.setServer(noServer);
  expect(await both()).toEqual(['', ''].map(() => no({ code: 'serverUnreachable' })));
});

it('is done with another way to know agents once this desk knows it', async () => {
  const { reference } = data.context.database;
  const site = (await reference.find().exec()).find(({ body }) => body.kind === 'site');
  let written = false;
  data.setServer({
    ...noServer,
    chooseSignIn: ({ lockMin }) => {
      setTimeout(() => {
        written = true;
        void site?.incrementalModify(
          (latest) =>
            ({
              ...latest,
              body: { ...latest.body, signIn: { since: '2026-11-24T08:00:00.000Z', lockMin } },
            }) as typeof latest,
        );
      }, 20);
      return answers('chooseSignIn', { outcome: 'written' });
    },
  });
  expect(site?.siteId).toBe(siteId);
  must(await data.commands.chooseSignIn({ mode: 'pin', lockMin: 15 }));
  expect(written).toBe(true);
  data.setServer({ ...noServer, chooseSignIn: () => answers('chooseSignIn', { outcome: 'noAdmin' }) });
  expect(await data.commands.chooseSignIn({ mode: 'names', lockMin: 0 })).toEqual(no({ code: 'noAdminCode' }));
});

it('says what the server made of the settings of a provider, and who may not choose them', async () => {
  const wish = { agentId: 'agent-1', settings: null, secret: '' } as const;
  data.setServer({ ...noServer, chooseProvider: () => answers('chooseProvider', { outcome: 'noSecret' }) });
  expect(await data.commands.chooseProvider(wish)).toEqual({ ok: true, value: 'noSecret' });
  data.setServer({ ...noServer, chooseProvider: () => refuses('notAllowed') });
  expect(await data.commands.chooseProvider(wish)).toEqual(no({ code: 'adminOnly', who: 'device' }));
  data.setServer(noServer);
  expect(await data.commands.chooseProvider(wish)).toEqual(no({ code: 'serverUnreachable' }));
});
