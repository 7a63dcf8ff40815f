import { afterEach, beforeEach, expect, it } from 'vitest';

import { ok } from '#shared/lib/result';

import { plainAll } from '../data/plain';
import { must, openTestData, type TestData } from '../data/testing/test-data';
import { forgetPurged } from './forget-purged';
import type { Session } from './session';

let desk: TestData;
beforeEach(async () => {
  desk = await openTestData();
});
afterEach(() => desk.close());

const passage = async (): Promise<string> =>
  must(await desk.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;

/** A session with a server that has nothing left; `onDigest` runs while it answers what it has of a collection. */
const emptied = (onDigest: (collection: string) => Promise<void>): Session =>
  ({
    epoch: 'e',
    signal: new AbortController().signal,
    report: { reached: () => undefined },
    http: {
      calls: {
        digest: async ({ collection }: { readonly collection: string }) => {
          await onDigest(collection);
          return ok({ rows: [], hasMore: false });
        },
      },
    },
  }) as unknown as Session;

it('forgets what the server lost, and keeps what an agent writes while the documents are compared', async () => {
  const { database } = desk.context;
  const sent = await passage();
  await database.outbox.find().remove();
  let written = '';
  await forgetPurged(
    emptied(async (collection) => {
      if (collection === 'tickets') written = await passage();
    }),
    database,
  );
  const kept = plainAll(await database.tickets.find().exec()).map(({ id }) => id);
  expect(kept).toContain(written);
  expect(kept).not.toContain(sent);
});
