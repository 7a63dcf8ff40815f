import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Reference, ReferenceBody } from '#shared/domain/model/reference';
import type { CallInput } from '#shared/sync/wire/calls';
import { noServer, type Client } from '#shared/sync/wire/client';

import { plain } from '../../plain';
import { answers, must, openTestData, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';
import { bindCommands } from '../use-commands';

const what = 'touches du clavier';
let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const bodyOf = async (id: string): Promise<ReferenceBody> => {
  const found = await data.context.database.reference.findOne(id).exec();
  const body = found ? plain(found)?.body : undefined;
  if (!body) throw new Error(`no ${id}`);
  return structuredClone(body);
};
const keysOf = async (id: string) => {
  const body = await bodyOf(id);
  return body.kind === 'agent' ? body.singleKeys : null;
};

type Asked = CallInput<'chooseKeys'>;

/** A server that writes what it is asked to, and brings it to this desk a moment later. */
const obedient = (asked: Asked[]): Client => ({
  ...noServer,
  chooseKeys: async ({ agentId, singleKeys }) => {
    asked.push({ agentId, singleKeys });
    const body = { ...(await bodyOf(agentId)), singleKeys } as ReferenceBody;
    void Promise.resolve().then(() =>
      data.context.database.reference.upsert({ id: agentId, siteId, kind: body.kind, body } satisfies Reference),
    );
    return answers('chooseKeys', { written: true });
  },
});

it('chooses for the person who sits here alone, and is done when this desk has it', async () => {
  const asked: Asked[] = [];
  data.setServer(obedient(asked));
  const before = await bodyOf('agent-1');
  await data.context.database.reference.upsert({ id: 'agent-2', siteId, kind: before.kind, body: before });
  must(await data.commands.chooseKeys({ singleKeys: 'alt', what }));
  expect(asked).toEqual([{ agentId: 'agent-1', singleKeys: 'alt' }]);
  expect(await bodyOf('agent-1')).toEqual({ ...before, singleKeys: 'alt' });
  expect(await keysOf('agent-2')).toBeUndefined();
});

it('is taken back to what held before, for the person who chose, whoever sits here then', async () => {
  const asked: Asked[] = [];
  data.setServer(obedient(asked));
  must(await data.commands.chooseKeys({ singleKeys: 'off', what }));
  const next = { ...data.context, station: () => ({ agentId: 'agent-2', deskId: 'desk-1' }) };
  expect(await bindCommands(next).undoLast()).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
  expect(await keysOf('agent-1')).toBe('off');
  must(await data.commands.undoLast());
  expect(await keysOf('agent-1')).toBe('alone');
  expect(asked.map(({ agentId }) => agentId)).toEqual(['agent-1', 'agent-1']);
});

it('changes nothing without the server, and says so', async () => {
  expect(await data.commands.chooseKeys({ singleKeys: 'off', what })).toEqual({
    ok: false,
    reason: { code: 'serverUnreachable' },
  });
  expect(await keysOf('agent-1')).toBeUndefined();
  expect(data.context.acts.of('agent-1')).toEqual([]);
});

it('chooses the size of texts for the person who sits here, and takes it back', async () => {
  const asked: CallInput<'chooseTextSize'>[] = [];
  data.setServer({
    ...noServer,
    chooseTextSize: async ({ agentId, textSize }) => {
      asked.push({ agentId, textSize });
      const body = { ...(await bodyOf(agentId)), textSize } as ReferenceBody;
      void Promise.resolve().then(() =>
        data.context.database.reference.upsert({ id: agentId, siteId, kind: body.kind, body } satisfies Reference),
      );
      return answers('chooseTextSize', { written: true });
    },
  });
  const before = await bodyOf('agent-1');
  must(await data.commands.chooseTextSize({ textSize: 'larger', what: 'taille des textes' }));
  expect(await bodyOf('agent-1')).toEqual({ ...before, textSize: 'larger' });
  must(await data.commands.undoLast());
  expect(await bodyOf('agent-1')).toEqual({ ...before, textSize: 'normal' });
  expect(asked.map(({ textSize }) => textSize)).toEqual(['larger', 'normal']);
});
