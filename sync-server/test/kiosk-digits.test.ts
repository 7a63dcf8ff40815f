import { expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';
import { knownCollection } from '#server/documents/require';
import { sealStoredDigits } from '#server/settings/seal-digits';
import type { ReferenceBody } from '#shared/domain/model/reference';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import { SITE, wire } from './support/documents';
import { device, testCore } from './support/test-core';

const hub = device('hub', 'admin');
const machine = device('machine', 'kiosk');
const digits = '97531';
const boss: ReferenceBody = { kind: 'agent', name: 'boss', shortName: 'boss', role: 'admin', usualDeskId: '' };
const kiosk = (exitPin: string): Extract<ReferenceBody, { kind: 'kiosk' }> => ({
  kind: 'kiosk',
  languages: ['fr'],
  reasonIds: [],
  checkIn: true,
  feedback: true,
  exitPin,
});

const openTown = async (stored: Readonly<Record<string, ReferenceBody>> = {}) => {
  const bench = await testCore();
  const known = knownCollection(guichetRegistry, 'reference');
  await bench.store.withSite(SITE, (site) =>
    site.write(
      'reference',
      Object.entries({ boss, ...stored }).map(([id, body]) =>
        toWritten(known, null, wire({ id, siteId: SITE, kind: body.kind, body })),
      ),
      { deviceId: 'server', at: '2026-11-23T08:00:00.000Z' },
    ),
  );
  const storedBody = async () => {
    const all = await bench.store.withSite(SITE, (site) => site.readAll('reference'));
    return all.find(({ id, _deleted }) => id === 'k' && !_deleted)?.['body'] as ReturnType<typeof kiosk> | undefined;
  };
  const save = async (body: ReturnType<typeof kiosk>) => {
    const before = await storedBody();
    const base = before ? digestOf({ body: before }) : '';
    const changes = [{ id: 'k', base, body }];
    const reply = await bench.handlers.writeReference({ agentId: 'boss', schemaVersion: SCHEMA_VERSION, changes }, hub);
    // Who saved digits hears how they are kept: on that alone their undo can build.
    const entries = [{ id: 'k', document: { id: 'k', siteId: SITE, kind: 'kiosk', body: await storedBody() } }];
    expect(reply).toMatchObject(body.exitPin === '' ? { outcome: 'written' } : { outcome: 'written', entries });
    if (body.exitPin === '') expect(reply).not.toHaveProperty('entries');
  };
  const verdictOf = async (pin: string, from = machine) => (await bench.handlers.kioskService({ pin }, from)).verdict;
  const published = async () => String(await bench.handlers.publication({}, machine));
  return { ...bench, storedBody, save, verdictOf, published };
};

it('no desk and no kiosk holds the digits of a kiosk: the server keeps their proof and judges what is typed', async () => {
  const { save, storedBody, verdictOf, published } = await openTown();
  expect(await verdictOf('')).toBe('wrong');
  await save(kiosk(digits));
  expect(JSON.stringify(await storedBody())).not.toContain(digits);
  expect(await published()).not.toContain(digits);
  expect(await published()).not.toContain((await storedBody())?.exitSeal ?? 'no seal');
  expect(JSON.parse(await published())).toMatchObject({ kiosk: { exitPin: '', hasExit: true } });
  expect([await verdictOf(digits), await verdictOf('97532'), await verdictOf('')]).toEqual(['right', 'wrong', 'wrong']);
  // Another field is saved, with the proof as the desk holds it.
  const held = await storedBody();
  if (!held) throw new Error('not stored');
  await save({ ...held, feedback: false });
  expect(await verdictOf(digits)).toBe('right');
  await save(kiosk('1234'));
  expect([await verdictOf(digits), await verdictOf('1234')]).toEqual(['wrong', 'right']);
  await save(kiosk(''));
  expect(JSON.parse(await published())).toMatchObject({ kiosk: { hasExit: false } });
  expect(await verdictOf('1234')).toBe('wrong');
});

it('digits that an older server stored go on to open the kiosk, and are stored no longer', async () => {
  const { store, parts, storedBody, verdictOf, published } = await openTown({ k: kiosk(digits) });
  expect(await published()).not.toContain(digits);
  expect(await verdictOf(digits)).toBe('right');
  await sealStoredDigits(parts)(SITE);
  expect(JSON.stringify(await storedBody())).not.toContain(digits);
  expect([await verdictOf(digits), await verdictOf('1234')]).toEqual(['right', 'wrong']);
  const head = await store.head(SITE);
  await sealStoredDigits(parts)(SITE);
  expect(await store.head(SITE)).toBe(head);
});

it('does not hear a device that tries digits through, the right ones neither, and hears others', async () => {
  const { verdictOf, time } = await openTown({ k: kiosk(digits) });
  const tries: string[] = [];
  for (let count = 0; count < 31; count += 1) tries.push(await verdictOf(String(1000 + count)));
  expect(tries.filter((verdict) => verdict === 'wrong')).toHaveLength(30);
  expect(tries.at(-1)).toBe('wait');
  expect(await verdictOf(digits)).toBe('wait');
  expect(await verdictOf(digits, device('other', 'kiosk'))).toBe('right');
  time.nowMs += 3_600_000;
  expect(await verdictOf(digits)).toBe('right');
});
