import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Reference, Retention } from '#shared/domain/model/reference';
import { no } from '#shared/lib/result';
import type { CallInput } from '#shared/sync/wire/calls';
import { noServer, type Client } from '#shared/sync/wire/client';

import { loadReference } from '../../reference';
import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const siteOf = async () => (await loadReference(data.context)).site;

/** A server that writes what it is asked to, and brings it to this desk a moment later. */
const obedient = (asked: CallInput<'chooseRetention'>[]): Client => ({
  ...noServer,
  chooseRetention: async (input) => {
    asked.push(input);
    const { id, retention: _before, ...site } = await siteOf();
    const body = { ...site, ...(input.wished ? { retention: input.wished } : {}) };
    const { siteId } = data.context;
    setTimeout(() => {
      void data.context.database.reference.upsert({ id, siteId, kind: 'site', body } satisfies Reference);
    }, 20);
    return answers('chooseRetention', { written: true });
  },
});

it('is done once this desk knows how long is kept, or that all is, and is no act that Ctrl Z takes back', async () => {
  const asked: CallInput<'chooseRetention'>[] = [];
  data.setServer(obedient(asked));
  const first: Retention = { recordMonths: 24, personMonths: 12 };
  for (const wished of [first, { ...first, recordMonths: 6 }, null]) {
    must(await data.commands.chooseRetention({ wished }));
    expect((await siteOf()).retention ?? null).toEqual(wished);
    expect(asked.at(-1)).toEqual({ agentId: 'agent-1', wished });
  }
  expect(await data.commands.undoLast()).toEqual(no({ code: 'nothingToUndo' }));
});

it('says each way in which the server does nothing', async () => {
  const choose = () => data.commands.chooseRetention({ wished: null });
  data.setServer({ ...noServer, chooseRetention: () => refuses('notAllowed') });
  expect(await choose()).toEqual(no({ code: 'adminOnly', who: 'device' }));
  data.setServer({ ...noServer, chooseRetention: () => refuses('busy') });
  expect(await choose()).toEqual(no({ code: 'serverBusy' }));
  data.setServer(noServer);
  expect(await choose()).toEqual(no({ code: 'serverUnreachable' }));
});
