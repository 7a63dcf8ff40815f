import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { RequestDraft } from '#shared/domain/exchange/request-import/request-mapping';
import type { Request } from '#shared/domain/model/request';
import { mergeDocument } from '#shared/sync/merge-document';

import { plainAll } from '../../plain';
import { must, openTestData, type TestData } from '../../testing/test-data';

const draft = (index: number, more: Partial<RequestDraft> = {}): RequestDraft => ({
  line: index + 2,
  externalId: `D${index}`,
  day: '2026-11-02',
  receivedAt: '2026-11-02T11:00:00.000Z',
  closedAt: index % 2 === 0 ? '2026-11-05T11:00:00.000Z' : '',
  channel: 'mail',
  reasonId: 'passport',
  departmentId: '',
  themeId: '',
  progress: 'none',
  ...more,
});
const drafts = [0, 1, 2, 3].map((index) => draft(index));

let desks: readonly [TestData, TestData];
beforeEach(async () => {
  desks = [await openTestData('device-1', 'K1'), await openTestData('device-2', 'K2')];
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
});

const requestsOf = async ({ context }: TestData): Promise<readonly Request[]> =>
  plainAll(await context.database.requests.find().exec());

/** What both come to when they meet. */
const meet = async (): Promise<ReadonlyMap<string, Request>> => {
  const merged = new Map<string, Request>();
  for (const desk of desks)
    for (const one of await requestsOf(desk)) {
      const other = merged.get(one.id);
      merged.set(one.id, other ? mergeDocument('requests', other, one) : one);
    }
  for (const { context } of desks) await context.database.requests.bulkUpsert([...merged.values()]);
  return merged;
};
const told = ({ status, day, channel, receivedAt, closedAt }: Request) => [status, day, channel, receivedAt, closedAt];

describe('two desks that import one file at once', () => {
  it('have the requests of one import when they meet', async () => {
    must(await desks[0].commands.importRequests({ drafts }));
    const alone = (await requestsOf(desks[0])).map(told);
    desks[1].setNow('2026-11-24T08:10:00.000Z');
    must(await desks[1].commands.importRequests({ drafts }));
    const merged = await meet();
    expect([...merged.values()].map(told)).toEqual(alone);
    // What stands by now is not entered again by either.
    expect((await desks[0].commands.importRequests({ drafts })).ok).toBe(false);
  });

  it('keep what the other imported when one of them takes its own back, and nothing when both do', async () => {
    must(await desks[0].commands.importRequests({ drafts }));
    desks[1].setNow('2026-11-24T08:10:00.000Z');
    must(await desks[1].commands.importRequests({ drafts }));
    await meet();
    must(await desks[1].commands.undoLast());
    const one = await meet();
    expect([...one.values()].map(({ status }) => status).toSorted()).toEqual([
      'closed',
      'closed',
      'received',
      'received',
    ]);
    must(await desks[0].commands.undoLast());
    expect(new Set([...(await meet()).values()].map(({ status }) => status))).toEqual(new Set(['void']));
  });

  it('keep one on which somebody worked since', async () => {
    must(await desks[0].commands.importRequests({ drafts }));
    const imported = desks[0].context.acts.of('agent-1')[0];
    desks[1].setNow('2026-11-24T08:10:00.000Z');
    must(await desks[1].commands.importRequests({ drafts }));
    const open = [...(await meet()).values()].find(({ status }) => status === 'received');
    must(await desks[0].commands.actOnRequest({ requestId: open?.id ?? '', step: { type: 'start' } }));
    must((await imported?.undo()) ?? { ok: false, reason: 'no act' });
    await meet();
    must(await desks[1].commands.undoLast());
    const statuses = [...(await meet()).values()].map(({ status }) => status).toSorted();
    expect(statuses).toEqual(['inProgress', 'void', 'void', 'void']);
  });
});
