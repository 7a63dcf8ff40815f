import { afterEach, beforeEach, expect, it } from 'vitest';

import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { calls } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';

import { SITE, ticket } from './support/documents';
import { origin } from './support/store-bench';
import { testServer, type TestDevice, type TestServer } from './support/test-server';
import { written } from './support/written';

const COUNT = 40;
const ids = Array.from({ length: COUNT }, (_, index) => `t${String(index).padStart(2, '0')}`);

let server: TestServer;
let desk: TestDevice;

/** A store of an older version may hold documents of any size. */
beforeEach(async () => {
  server = await testServer(1);
  desk = await server.enrol();
  const large = (id: string) => written({ ...ticket(id), citizenId: 'citizen-1', note: 'x'.repeat(250_000) });
  await server.store.withSite(SITE, (site) => site.write('tickets', ids.map(large), origin));
});
afterEach(() => server.close());

const MOST_ANSWER_BYTES = MOST_PAGE_BYTES + 1_000;

it('gives large documents page by page, none larger than the bound, and passes none over', async () => {
  const found: string[] = [];
  let since: Checkpoint | null = null;
  for (let more = true; more;) {
    const asked = { collection: 'tickets', since, limit: 5_000, schemaVersion: SCHEMA_VERSION };
    const answer = await desk.post('/v1/pull', asked);
    expect([answer.statusCode, answer.body.length < MOST_ANSWER_BYTES]).toEqual([200, true]);
    const page = calls.pull.output.parse(answer.json());
    expect(page.documents.length).toBeGreaterThan(0);
    found.push(...page.documents.map(({ id }) => id));
    since = page.checkpoint;
    more = page.hasMore;
  }
  expect(found).toEqual(ids);
});

it('gives large documents by id in several answers, each naming what it has no room for', async () => {
  const found: string[] = [];
  for (let wanted: readonly string[] = ids; wanted.length > 0;) {
    const answer = await desk.post('/v1/fetch', {
      collection: 'tickets',
      epoch: server.store.epoch,
      schemaVersion: SCHEMA_VERSION,
      ids: wanted,
    });
    expect([answer.statusCode, answer.body.length < MOST_ANSWER_BYTES]).toEqual([200, true]);
    const { documents, later = [] } = calls.fetch.output.parse(answer.json());
    expect(documents.length).toBeGreaterThan(0);
    found.push(...documents.map(({ id }) => id));
    wanted = later;
  }
  expect(found).toEqual(ids);
});

it('cuts the past of a person, and says so', async () => {
  const answer = await desk.post('/v1/past/passages', { citizenIds: ['citizen-1'] });
  const { tickets, isWhole } = calls.passages.output.parse(answer.json());
  expect([answer.body.length < MOST_ANSWER_BYTES, tickets.length > 0, isWhole]).toEqual([true, true, false]);
});
