import { afterEach, beforeEach, expect, it } from 'vitest';

import { no } from '#shared/lib/result';
import { noServer } from '#shared/sync/wire/client';
import { answers, openTestData, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

/** A server that says no with one code, whatever is asked. */
const refusing = (code: string): void => {
  const refused = () => Promise.resolve(no({ code, status: 409 }));
  data.setServer({ ...noServer, endCode: refused, makeCode: refused, revokeDevice: refused, wipeDevice: refused });
};

it('shuts a device out and answers those that came by its codes', async () => {
  const invited = [{ id: 'd3', name: 'Borne 2', rank: 'kiosk' as const }];
  data.setServer({
    ...noServer,
    revokeDevice: ({ id }) => answers('revokeDevice', { revoked: true, ...(id === 'd2' && { invited }) }),
  });
  expect(await data.commands.shutOutDevice({ deviceId: 'd2' })).toEqual({ ok: true, value: invited });
  // A server of before this version names nobody.
  expect(await data.commands.shutOutDevice({ deviceId: 'd4' })).toEqual({ ok: true, value: [] });
});

it('has a device erase what it holds, and says why not', async () => {
  const asked: string[] = [];
  data.setServer({
    ...noServer,
    wipeDevice: ({ id }) => {
      asked.push(id);
      return answers('wipeDevice', { revoked: true, invited: [] });
    },
  });
  expect(await data.commands.wipeDevice({ deviceId: 'd2' })).toEqual({ ok: true, value: [] });
  expect(asked).toEqual(['d2']);
  refusing('lastAdmin');
  expect(await data.commands.wipeDevice({ deviceId: 'd2' })).toEqual({ ok: false, reason: { code: 'lastAdmin' } });
});

it('chooses the departments of a device, or says that an administrator’s device does', async () => {
  const asked: unknown[] = [];
  data.setServer({
    ...noServer,
    chooseDepartments: (input) => {
      asked.push(input);
      return answers('chooseDepartments', { departmentIds: [...input.departmentIds] });
    },
  });
  const chooses = () => data.commands.chooseDeviceDepartments({ deviceId: 'd2', departmentIds: ['social'] });
  expect(await chooses()).toEqual({ ok: true, value: ['social'] });
  expect(asked).toEqual([{ id: 'd2', departmentIds: ['social'] }]);
  data.setServer({ ...noServer, chooseDepartments: () => Promise.resolve(no({ code: 'notAllowed', status: 403 })) });
  expect(await chooses()).toEqual(no({ code: 'adminOnly', who: 'device' }));
});

it('says each bound by its own refusal', async () => {
  const ends = () => data.commands.endCode({ codeId: 'c' });
  const invites = () => data.commands.inviteDevice({ rank: 'admin' });
  const shutsOut = () => data.commands.shutOutDevice({ deviceId: 'd' });
  refusing('codesOpen');
  expect(await invites()).toEqual(no({ code: 'codesOpen' }));
  refusing('lastAdmin');
  expect(await shutsOut()).toEqual(no({ code: 'lastAdmin' }));
  refusing('notAllowed');
  const asks = [await ends(), await invites(), await shutsOut()];
  expect(asks).toEqual([
    no({ code: 'codeOfAnother' }),
    no({ code: 'adminOnly', who: 'device' }),
    no({ code: 'adminOnly', who: 'device' }),
  ]);
  // It was used or it ran out in the meantime: that is what was wished for.
  refusing('notFound');
  expect(await ends()).toEqual({ ok: true, value: null });
  refusing('tooMany');
  expect([await ends(), await invites(), await shutsOut()]).toEqual(['', '', ''].map(() => no({ code: 'serverBusy' })));
  data.setServer(noServer);
  expect(await ends()).toEqual(no({ code: 'serverUnreachable' }));
});
