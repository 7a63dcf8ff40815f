import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { holdBegin } from '#server/documents/history-begin';
import { createHandlers } from '#server/handlers';
import { freshId } from '#server/lib/fresh';
import { createParts } from '#server/parts';
import { backup } from '#server/run/backup';
import { openStore } from '#server/run/open-store';
import { operatorCommandOf, runOperatorCommand } from '#server/run/operator-commands';
import { restore } from '#server/run/restore';
import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';

import { reference, SITE } from './support/documents';
import { agentOf, HOUR, pins, ticketOf } from './support/person-town';
import { device, quickProof } from './support/test-core';
import { RECIPIENT, withKey } from './support/recovery-keys';

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-recover-'));
  store = await openStore({ dataDir: folder });
  const agents = [agentOf('ann'), agentOf('max', 'admin'), agentOf('zoe', 'admin')];
  await seedSite(store, SITE, { reference: [...reference(1), ...agents] }, new Date().toISOString());
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const recover = (...args: readonly string[]) => runOperatorCommand('recover', [...args, '--data', folder], {});
const [boss, k1] = [device('boss', 'admin'), device('k1')];

it('gives an administrator who forgot their code another way in, beside a running server', async () => {
  const handlers = createHandlers(createParts({ store, clock: Date.now, newId: freshId }));
  await handlers.choosePin({ agentId: 'max', pin: '', next: pins.max }, boss);
  await handlers.chooseSignIn({ mode: 'pin', lockMin: 0 }, boss);
  await store.withSite(SITE, (site) => site.writeSiteNote('person max', 'broken'));
  expect(await handlers.signIn({ agentId: 'max', pin: pins.max }, boss)).toEqual({ verdict: 'shutOut' });
  expect(await recover()).toEqual({
    good: true,
    lines: ['Site Site: agents sign in by a code', '  max  max', '  zoe  zoe'],
  });
  const { good, lines } = await recover('--agent', 'max');
  const [, start = ''] = /^Start code (\d{6}) for max at Site, good for 24 hours$/.exec(lines[0] ?? '') ?? [];
  expect([good, lines.length, start.length]).toEqual([true, 1, 6]);
  expect(await handlers.signIn({ agentId: 'max', pin: start }, boss)).toEqual({ verdict: 'mustChoose' });
  const chosen = await handlers.choosePin({ agentId: 'max', pin: start, next: pins.bob }, boss);
  expect(chosen).toMatchObject({ verdict: 'right' });
});

it('voids the codes of recovery of an administrator who lost them as well', async () => {
  const handlers = createHandlers(createParts({ store, clock: Date.now, newId: freshId }));
  await handlers.choosePin({ agentId: 'max', pin: '', next: pins.max }, boss);
  const { codes } = {
    codes: [] as readonly string[],
    ...(await handlers.makeRecoveryCodes({ agentId: 'max', pin: pins.max }, boss)),
  };
  expect(codes).toHaveLength(10);
  expect(await recover('--agent', 'max')).toMatchObject({ good: true });
  const wish = { agentId: 'max', code: codes[0] ?? '', next: pins.bob };
  expect(await handlers.recoverPin(wish, boss)).toEqual({ verdict: 'noRecovery' });
});

it('lets the site go by names again, and says what is wrong', async () => {
  const handlers = createHandlers(createParts({ store, clock: Date.now, newId: freshId }));
  await handlers.choosePin({ agentId: 'max', pin: '', next: pins.max }, boss);
  await handlers.chooseSignIn({ mode: 'pin', lockMin: 0 }, boss);
  expect(await recover('--names')).toEqual({ good: true, lines: ['Agents of Site go by their names again'] });
  expect(await recover('--names')).toMatchObject({ good: true });
  await handlers.persons({}, device('other', 'admin'));
  for (const id of ['ann', 'nobody']) expect(await recover('--agent', id)).toMatchObject({ good: false });
  const empty = await runOperatorCommand('recover', ['--data', path.join(folder, 'none')], {});
  expect(empty).toEqual({ good: false, lines: ['this folder holds no town hall'] });
  expect(operatorCommandOf(['recover'])).toBe('recover');
});

it('takes for a week what was written under a sign-in that a restore lost, then by sign-ins again', async () => {
  let nowMs = Date.now();
  const clock = (): number => nowMs;
  // Where this test moves the clock, that time has gone.
  const handlersOf = (on: Store) =>
    createHandlers(
      createParts({
        store: on,
        clock,
        newId: freshId,
        pinProof: quickProof,
        holdBegin: holdBegin({ store: on, clock }, clock),
      }),
    );
  const at = new Date(nowMs).toISOString();
  for (const [id, rank] of [
    ['k1', 'desk'],
    ['boss', 'admin'],
  ] as const)
    await store.addDevice({ id, siteId: SITE, name: id, rank, publicKey: id, at });
  let handlers = handlersOf(store);
  await handlers.choosePin({ agentId: 'max', pin: '', next: pins.max }, boss);
  await handlers.chooseSignIn({ mode: 'pin', lockMin: 0 }, boss);
  const file = path.join(folder, 'backup.gz');
  await backup({ dataDir: folder }, file, RECIPIENT);
  nowMs += HOUR;
  await handlers.choosePin({ agentId: 'ann', pin: '', next: pins.ann }, k1);
  const push = async (id: string) =>
    (
      await handlers.push(
        { collection: 'tickets', epoch: store.epoch, schemaVersion: 1, rows: [ticketOf(id, 'ann', nowMs)] },
        k1,
      )
    ).verdicts;
  expect(await push('t1')).toMatchObject([{ verdict: 'stored' }]);
  await store.close();
  await restore({ dataDir: folder }, file, true, withKey);
  store = await openStore({ dataDir: folder });
  handlers = handlersOf(store);
  expect(await handlers.signIn({ agentId: 'ann', pin: pins.ann }, k1)).toEqual({ verdict: 'noPin' });
  expect(await push('t1')).toMatchObject([{ verdict: 'stored' }]);
  nowMs += 8 * 24 * HOUR;
  expect(await push('t2')).toMatchObject([{ why: 'issued.by' }]);
  await handlers.choosePin({ agentId: 'ann', pin: '', next: pins.ann }, k1);
  expect(await push('t2')).toMatchObject([{ verdict: 'stored' }]);
});
