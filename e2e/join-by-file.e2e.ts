import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { call } from './support/call';
import { launchGuichet, root, type Launched } from './support/launch';
import { runFolder } from './support/run-folder';
import { startTownServer } from './support/server';

test('computers that find an invitation file join by themselves, as many as it says; the next one asks what it shall be', async () => {
  const server = await startTownServer();
  const file = path.join(mkdtempSync(path.join(runFolder(), 'invitation-')), 'invitation.json');
  const address = server.address.replace(/^http:/u, 'https:');
  const command = ['invite-file', '--data', server.dataDir, '--to', file, '--address', address, '--uses', '2'];
  execFileSync(process.execPath, [path.join(root, 'out', 'server', 'server.cjs'), ...command]);
  const start = (): Promise<Launched> => launchGuichet({ env: { GUICHET_JOIN_FILE: file } });
  const deviceOf = async ({ page }: Launched): Promise<string> =>
    (await call(page, 'hub.connection', undefined).catch(() => null))?.deviceId ?? '';

  const ids = new Set<string>();
  for (let number = 0; number < 2; number += 1) {
    const desk = await start();
    await expect(desk.page.getByRole('heading', { name: welcomeText.who.title })).toBeVisible();
    expect((await call(desk.page, 'hub.line', undefined))?.by).toBe('key');
    ids.add(await deviceOf(desk));
    expect([...desk.errors, ...desk.violations]).toEqual([]);
    await desk.close();
  }
  expect(ids.size).toBe(2);

  const late = await start();
  await expect(late.page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  expect(await deviceOf(late)).toBe('');
  await late.close();
  await server.remove();
});
