import { test } from '@playwright/test';
import { launchGuichet } from './support/launch';
import { beAgent, startDemo, goTo, joinTown, trustChip, expectOffline, seeShell } from './support/town';
import { readStore, countStore, seeWholeTown } from './support/read-store';
import { startTownServer } from './support/server';
test('probe', async () => {
  const t0 = Date.now();
  const t = (w: string) => console.log(((Date.now() - t0) / 1000).toFixed(1), w);
  const server = await startTownServer();
  t('server');
  const g = await launchGuichet();
  t('launched');
  try {
    await joinTown(g.page, server.address, server.firstCode);
    t('agents');
    await beAgent(g.page);
    t('shell');
    for (let i = 0; i < 8; i++) {
      t((await trustChip(g.page).textContent()) + JSON.stringify(countStore(await readStore(g.page))));
      await g.page.waitForTimeout(700);
    }
    await seeWholeTown(g.page);
    t('whole');
    await server.kill();
    await expectOffline(g.page);
    t('offline');
    await server.startAgain();
    t('server again');
    await g.page.waitForTimeout(1);
    const { expect } = await import('@playwright/test');
    await expect(trustChip(g.page)).toContainText('Synchronisé', { timeout: 60000 });
    t('synced');
    await g.kill();
    t('killed');
  } finally {
    await server.remove();
  }
});
