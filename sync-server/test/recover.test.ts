import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { freshId } from '#server/lib/fresh';
import { createParts } from '#server/parts';
import { openStore } from '#server/run/open-store';
import { operatorCommandOf, runOperatorCommand } from '#server/run/operator-commands';
import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';

import { reference, SITE } from './support/documents';
import { agentOf, pins } from './support/person-town';
import { device } from './support/test-core';

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
const boss = device('boss', 'admin');

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
