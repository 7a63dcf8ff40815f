import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { trustText } from '#shared/i18n/fr/trust';
import { calls } from '#shared/sync/wire/calls';
import { answerOnTheSpot } from './support/acts';
import { call } from './support/call';
import { readStore } from './support/read-store';
import { expectSynced, trustChip } from './support/town';
import { launchTwoDesks } from './support/two-desks';

const housing = '4';

const tokenOf = async (page: Page): Promise<string> => (await call(page, 'hub.connection', undefined))?.token ?? '';

const requestsOf = async (page: Page): Promise<number> =>
  Object.keys((await readStore(page, 'requests')).requests).length;

/** Everything that a profile keeps outside of what Chromium keeps for itself. */
const settingsIn = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(folder, entry.name), 'latin1'))
    .join('\n');

test('a desk proves itself by its key, and a revoked one is shut out but goes on', async () => {
  const desks = await launchTwoDesks();
  const [first, second] = desks.apps;

  await test.step('a fresh token takes over, and the exchange goes on as it was', async () => {
    const before = await tokenOf(second.page);
    const fresh = await call(second.page, 'hub.renewToken', undefined);
    expect(fresh).toMatch(/^[\w-]{43}$/);
    expect(fresh).not.toBe(before);
    expect(await tokenOf(second.page)).toBe(fresh);
    const had = await requestsOf(first.page);
    await answerOnTheSpot(second.page, housing);
    await expect.poll(() => requestsOf(first.page)).toBe(had + 1);
    expect(settingsIn(second.userDataDir)).not.toContain(fresh);
  });

  await test.step('an administrator shuts the second desk out', async () => {
    const deviceId = (await call(second.page, 'hub.connection', undefined))?.deviceId ?? '';
    const ask = async (method: string, to: string): Promise<Response> =>
      fetch(`${desks.server.address}${to}`, {
        method,
        headers: { authorization: `Bearer ${await tokenOf(first.page)}` },
      });
    const known = calls.devices.output.parse(await (await ask('GET', '/v1/devices')).json()).devices;
    expect(known.map(({ rank }) => rank)).toEqual(['admin', 'desk']);
    expect((await ask('POST', `/v1/devices/${deviceId}/revoke`)).status).toBe(200);
    await expect(trustChip(second.page)).toContainText(trustText.refusedSince);
    expect(await call(second.page, 'hub.renewToken', undefined)).toBeNull();
  });

  await test.step('its work stays on it, and no other desk sees it', async () => {
    const [here, there] = [await requestsOf(second.page), await requestsOf(first.page)];
    await answerOnTheSpot(second.page, housing);
    await expect.poll(() => requestsOf(second.page)).toBe(here + 1);
    await expectSynced(first.page);
    expect(await requestsOf(first.page)).toBe(there);
  });

  expect(desks.apps.flatMap(({ violations }) => [...violations])).toEqual([]);
  await desks.close();
});
