import { expect, test, type Page } from '@playwright/test';
import { providerSettingsText } from '#shared/i18n/provider/settings-text';
import { providerText } from '#shared/i18n/provider/sign-in-text';
import { settingsText } from '#shared/i18n/fr/settings';
import { personsText } from '#shared/i18n/fr/welcome';
import { calls } from '#shared/sync/wire/calls';
import { CLIENT, openTestProvider } from '../sync-server/test/support/test-provider';
import { openPlainBrowser } from '../tests/pages/plain-browser';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { openSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, seeShell } from './support/town';

const administrator = { name: 'Yann K.', pin: '482915' } as const;
const karim = { name: 'Karim B.', email: 'karim@fontbelle.example', sub: 'sub-karim' } as const;
const sylvie = { name: 'Sylvie M.', email: 'sylvie@fontbelle.example', sub: 'sub-sylvie' } as const;
const SIRET = '21750001600019';

const lockPage = (page: Page) => page.getByRole('dialog', { name: personsText.locked });
const { page: pageText } = providerText;

const agentOf = async (page: Page, name: string): Promise<{ readonly id: string; readonly full: string }> => {
  const { reference } = await readStore(page, 'reference');
  const found = Object.values(reference).find(({ body }) => body.kind === 'agent' && body.shortName === name);
  return { id: found?.id ?? '', full: found?.body.kind === 'agent' ? found.body.name : '' };
};

/** Codes are asked for from now on. */
const askForCodes = async (page: Page): Promise<void> => {
  await expect.poll(async () => (await call(page, 'hub.connection', undefined))?.token).toBeTruthy();
  const { id } = await agentOf(page, administrator.name);
  const own = await call(page, 'person.choosePin', { agentId: id, pin: '', next: administrator.pin });
  expect(own?.verdict).toBe('right');
  const connection = await call(page, 'hub.connection', undefined);
  const asked = await fetch(`${connection?.baseUrl}${calls.chooseSignIn.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${connection?.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'pin', lockMin: 10 }),
  });
  expect(await asked.json()).toEqual({ outcome: 'written' });
};

test('an administrator sets ProConnect, and agents sign in by the browser, one after the other at one desk', async () => {
  const guichet = await launchDemo(undefined, { env: { GUICHET_PROVIDER_INSIDE: '1' } });
  const { app, page } = guichet;
  await beAgent(page, administrator.name);
  await expectSynced(page);
  const address = new URL((await call(page, 'hub.connection', undefined))?.baseUrl ?? '').origin;
  const provider = await openTestProvider({ address, isPro: true });
  provider.scene.people = [karim, sylvie].map(({ email, sub }) => ({ email, sub, siret: SIRET }));
  const browser = await openPlainBrowser();
  const tab = await browser.newPage();
  // The browser of this system is that one: it shows what the app asks for.
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const toOpen = async (): Promise<string> => {
    const next = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.shift() ?? '');
    let url = '';
    await expect.poll(async () => (url = await next()), { timeout: 20_000 }).not.toBe('');
    return url;
  };
  await askForCodes(page);
  await expect(lockPage(page)).toBeVisible();
  await expect(page.getByRole('button', { name: providerText.open('proConnect') })).toHaveCount(0);
  await page.keyboard.type(administrator.pin);
  await page.keyboard.press('Enter');
  await expect(lockPage(page)).toHaveCount(0);
  await seeShell(page);

  await test.step('Réglages takes the provider and who is who, and tells the secret to nobody', async () => {
    await openSection(page, settingsText.sections.persons);
    const part = page.getByRole('region', { name: providerSettingsText.title });
    await part.getByRole('button', { name: providerSettingsText.set }).press('Enter');
    const field = (name: string) => part.getByLabel(name, { exact: false });
    await part.getByRole('button', { name: providerSettingsText.save }).press('Enter');
    await expect(part.getByRole('alert')).toHaveText(providerSettingsText.faults.empty);
    await field(providerSettingsText.issuer).fill(provider.issuer);
    await field(providerSettingsText.clientId).fill(CLIENT.id);
    await field(providerSettingsText.secret).fill(CLIENT.secret);
    await field(providerSettingsText.address).fill(address);
    for (const { name, email } of [karim, sylvie])
      await field(providerSettingsText.emailOf((await agentOf(page, name)).full)).fill(email);
    await part.getByRole('button', { name: providerSettingsText.save }).press('Enter');
    await expect(part.getByRole('alert')).toHaveText(providerSettingsText.faults.noSiret);
    await field(providerSettingsText.siret).fill(SIRET);
    expect(await axeFaults(page)).toEqual([]);
    await part.getByRole('button', { name: providerSettingsText.save }).press('Enter');
    await expect(part).toContainText(providerSettingsText.saved);
    await part.getByRole('button', { name: providerSettingsText.change }).press('Enter');
    await expect(field(providerSettingsText.secret)).toHaveValue('');
    await expect(field(providerSettingsText.clientId)).toHaveValue(CLIENT.id);
    await part.getByRole('button', { name: providerSettingsText.cancel }).press('Enter');
    await expect(part).toContainText(providerSettingsText.offered(providerSettingsText.presets.proConnect, 2));
  });

  const lock = async (): Promise<void> => {
    await page.keyboard.press('Control+l');
    await expect(lockPage(page)).toBeVisible();
    await expect(page.getByRole('button', { name: providerText.open('proConnect') })).toBeVisible();
  };
  const signIn = async ({ name, email }: typeof karim | typeof sylvie): Promise<void> => {
    await lock();
    await page.keyboard.press('Alt+s');
    await expect(lockPage(page)).toContainText(providerText.waiting);
    await tab.goto(await toOpen());
    // The session of the person before has ended: the provider asks who it is.
    await tab.getByRole('link', { name: email }).click();
    await expect(tab.getByRole('heading', { name: pageText.ask((await agentOf(page, name)).full) })).toBeVisible();
    await expect(lockPage(page)).toBeVisible();
    await tab.getByRole('button', { name: pageText.yes }).click();
    await expect(tab.getByRole('heading', { name: pageText.done })).toBeVisible();
    await expect(page.locator('.who b')).toHaveText(name);
    await expect(lockPage(page)).toHaveCount(0);
    await tab.getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(tab.getByRole('heading', { name: pageText.done })).toBeVisible();
  };

  await test.step('an agent signs in by the browser, and after a lock another one', async () => {
    await signIn(karim);
    await signIn(sylvie);
    await signIn(karim);
  });

  await test.step('whoever changes their mind takes their code, and each no has its words', async () => {
    await lock();
    await page.keyboard.press('Alt+s');
    await expect(lockPage(page)).toContainText(providerText.waiting);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByLabel(personsText.codeOf(karim.name))).toBeFocused();
    await tab.goto(await toOpen());
    await tab.getByRole('link', { name: karim.email }).click();
    await expect(tab.getByRole('heading', { name: pageText.gone })).toBeVisible();
    await page.keyboard.press('Alt+s');
    await tab.context().clearCookies();
    await tab.goto(await toOpen());
    await tab.getByRole('link', { name: karim.email }).click();
    await tab.getByRole('button', { name: pageText.no }).click();
    await expect(page.getByRole('alert')).toHaveText(providerText.refusals.notMe);
    expect(await axeFaults(page)).toEqual([]);
    provider.scene.isDown = true;
    await expect(page.getByRole('button', { name: providerText.open('proConnect') })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.type('yann');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(personsText.codeOf(administrator.name))).toBeFocused();
    await page.keyboard.type(administrator.pin);
    await page.keyboard.press('Enter');
    await expect(page.locator('.who b')).toHaveText(administrator.name);
    await seeShell(page);
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await browser.close();
  await provider.close();
  await guichet.close();
});
