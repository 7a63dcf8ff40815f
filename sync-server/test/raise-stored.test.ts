import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Schemas } from '#server/documents/conversions';
import { raiseStored } from '#server/documents/raise-stored';
import type { WireDocument } from '#shared/sync/protocol';

import { citizen, SITE, wire } from './support/documents';
import { device, testCore, type TestCore } from './support/test-core';

const desk = device('device-2');
const person = (id: string) => wire(citizen(id, 'Durand', '000000000000001-000000-device-2'));

/** An invented version 2: people have a `note`. */
const two: Schemas = {
  current: 2,
  oldest: 1,
  steps: [
    {
      version: 2,
      up: (collection, document) =>
        collection === 'citizens' && !('note' in document) ? ({ ...document, note: '' } as WireDocument) : document,
      down: (_, document) => document,
    },
  ],
};

let core: TestCore;
beforeEach(async () => {
  core = await testCore();
});
afterEach(() => core.store.close());

const raise = (schemas = two): Promise<void> => raiseStored({ ...core.parts, schemas }, () => false)(SITE);
const isRaised = async (id: string): Promise<boolean> => 'note' in ((await core.stored('citizens', id)) ?? {});

it('brings all documents up once, and writes nothing at the next start', async () => {
  await core.push(desk, 'citizens', person('c1'));
  await raise();
  expect(await isRaised('c1')).toBe(true);
  const head = await core.store.head(SITE);
  await raise();
  expect(await core.store.head(SITE)).toBe(head);
});

it('does nothing, and notes nothing, while there is one version', async () => {
  await core.push(desk, 'citizens', person('c1'));
  const [head, before] = [await core.store.head(SITE), await core.stored('citizens', 'c1')];
  await raise(core.parts.schemas);
  expect([await core.store.head(SITE), await core.stored('citizens', 'c1')]).toEqual([head, before]);
  expect(await core.store.noteOfSite(SITE, 'schemaVersion')).toBe('');
});

it('brings up at the next start what an older server of the same database wrote meanwhile', async () => {
  await core.push(desk, 'citizens', person('c1'));
  await raise();
  // The core speaks the version before.
  await core.push(desk, 'citizens', person('c2'));
  expect(await isRaised('c2')).toBe(false);
  await raise();
  expect(await isRaised('c2')).toBe(true);
});
