import { expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import { toWritten } from '#server/documents/to-written';
import { Problem } from '#server/lib/problem';
import { answerCall } from '#server/wire/answer-call';
import type { ReferenceBody } from '#shared/domain/model/reference';
import type { SingleKeys } from '#shared/lib/single-keys';
import type { TextSize } from '#shared/lib/text-size';

import { SITE, wire } from './support/documents';
import { device, testCore } from './support/test-core';

const AT = '2026-11-23T08:00:00.000Z';
const desk = device('k1', 'desk');

const agent = (name: string): ReferenceBody => ({
  kind: 'agent',
  name,
  shortName: name,
  role: 'counter',
  usualDeskId: '',
  reasonIds: ['reason-other'],
});

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'bug'),
  );

/** A site with two agents and a room. */
const openTown = async () => {
  const bench = await testCore();
  const known = knownCollection(guichetRegistry, 'reference');
  const bodies: Readonly<Record<string, ReferenceBody>> = {
    ann: agent('Ann'),
    bob: agent('Bob'),
    hall: { kind: 'room', name: 'Hall', wayHint: '' },
  };
  await bench.store.withSite(SITE, (site) =>
    site.write(
      'reference',
      Object.entries(bodies).map(([id, body]) =>
        toWritten(known, null, wire({ id, siteId: SITE, kind: body.kind, body })),
      ),
      { deviceId: 'server', at: AT },
    ),
  );
  const choose = (agentId: string, single: SingleKeys, by = desk) =>
    bench.handlers.chooseKeys({ agentId, singleKeys: single }, by);
  return { ...bench, choose };
};

it('writes the choice of an agent from any desk of the staff, and nothing else of theirs or of others', async () => {
  const { choose, stored } = await openTown();
  expect(await choose('ann', 'alt')).toEqual({ written: true });
  expect((await stored('reference', 'ann'))?.['body']).toEqual({ ...agent('Ann'), singleKeys: 'alt' });
  expect((await stored('reference', 'bob'))?.['body']).toEqual(agent('Bob'));
  expect(await choose('ann', 'alone')).toEqual({ written: true });
  expect((await stored('reference', 'ann'))?.['body']).toEqual({ ...agent('Ann'), singleKeys: 'alone' });
});

it('writes nothing when the choice is as wished, so that the call may be made again', async () => {
  const { choose, store } = await openTown();
  const before = await store.head(SITE);
  expect(await choose('ann', 'alone')).toEqual({ written: false });
  expect(await store.head(SITE)).toEqual(before);
  await choose('ann', 'off');
  const after = await store.head(SITE);
  expect(await choose('ann', 'off')).toEqual({ written: false });
  expect(await store.head(SITE)).toEqual(after);
});

it('knows nobody but the agents of the same site, and answers no screen in public', async () => {
  const { choose, stored, handlers } = await openTown();
  expect(await codeOf(choose('nobody', 'alt'))).toBe('notFound');
  expect(await codeOf(choose('hall', 'alt'))).toBe('notFound');
  expect(await codeOf(choose('ann', 'alt', device('far', 'desk', 'site-b')))).toBe('notFound');
  const body = { agentId: 'ann', singleKeys: 'alt' };
  for (const rank of ['kiosk', 'display', 'elected'] as const)
    expect(await codeOf(answerCall(handlers, 'chooseKeys', { device: device('x', rank), body }))).toBe('notAllowed');
  const wrong = answerCall(handlers, 'chooseKeys', { device: desk, body: { ...body, singleKeys: 'all' } });
  expect(await codeOf(wrong)).toBe('badRequest');
  expect((await stored('reference', 'ann'))?.['body']).toEqual(agent('Ann'));
});

it('writes into no agent that cannot be read, and answers all the same', async () => {
  const { choose, store } = await openTown();
  const known = knownCollection(guichetRegistry, 'reference');
  const broken: Readonly<Record<string, unknown>> = {
    none: null,
    text: 'agent',
    nameless: { ...agent('Ann'), name: 7 },
    strange: { ...agent('Ann'), singleKeys: 'sideways' },
  };
  await store.withSite(SITE, (site) =>
    site.write(
      'reference',
      Object.entries(broken).map(([id, body]) =>
        toWritten(known, null, wire({ id, siteId: SITE, kind: 'agent', body: body as ReferenceBody })),
      ),
      { deviceId: 'server', at: AT },
    ),
  );
  const before = await store.head(SITE);
  for (const id of Object.keys(broken)) expect(await codeOf(choose(id, 'alt'))).toBe('notFound');
  expect(await store.head(SITE)).toEqual(before);
});

it('writes the size of texts beside the keys, and takes neither for the other', async () => {
  const { choose, handlers, stored, store } = await openTown();
  const enlarge = (textSize: TextSize) => handlers.chooseTextSize({ agentId: 'ann', textSize }, desk);
  await choose('ann', 'off');
  expect(await enlarge('largest')).toEqual({ written: true });
  expect((await stored('reference', 'ann'))?.['body']).toEqual({
    ...agent('Ann'),
    singleKeys: 'off',
    textSize: 'largest',
  });
  await choose('ann', 'alt');
  expect((await stored('reference', 'ann'))?.['body']).toMatchObject({ singleKeys: 'alt', textSize: 'largest' });
  expect((await stored('reference', 'bob'))?.['body']).toEqual(agent('Bob'));
  const head = await store.head(SITE);
  expect(await enlarge('largest')).toEqual({ written: false });
  expect(await store.head(SITE)).toEqual(head);
});

it('gives no size of texts to strangers, and knows four of them', async () => {
  const { handlers, stored } = await openTown();
  const body = { agentId: 'ann', textSize: 'large' };
  for (const rank of ['kiosk', 'display', 'elected'] as const)
    expect(await codeOf(answerCall(handlers, 'chooseTextSize', { device: device('x', rank), body }))).toBe(
      'notAllowed',
    );
  const ask = (over: object, by = desk) =>
    codeOf(answerCall(handlers, 'chooseTextSize', { device: by, body: { ...body, ...over } }));
  expect(await ask({ textSize: 'huge' })).toBe('badRequest');
  expect(await ask({ agentId: 'hall' })).toBe('notFound');
  expect(await ask({}, device('far', 'desk', 'site-b'))).toBe('notFound');
  expect((await stored('reference', 'ann'))?.['body']).toEqual(agent('Ann'));
});
