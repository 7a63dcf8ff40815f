import { expect, test, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsPersonsText } from '#shared/i18n/fr/settings-agents';
import { shellText } from '#shared/i18n/fr/shell';
import { personsText, welcomeText } from '#shared/i18n/fr/welcome';
import { calls } from '#shared/sync/wire/calls';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { launchGuichet } from './support/launch';
import { expectNothingCut } from './support/look-whole';
import { openSection } from './support/open-section';
import { launchDemo, launchServedDesk } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectOffline, expectSynced, goTo, seeShell } from './support/town';

const administrator = { name: 'Yann K.', pin: '482915' } as const;
const staff = [
  { name: 'Karim B.', typed: 'karim', pin: '573061' },
  { name: 'Sylvie M.', typed: 'sylvie', pin: 'un chat sur le toit' },
  { name: 'Nadège R.', typed: 'nadege', pin: '906142' },
] as const;
/** Of the staff, and without a code until it is asked for. */
const newcomer = { name: 'Éric T.', pin: '640271' } as const;
const wrongPin = '275814';

const lockPage = (page: Page) => page.getByRole('dialog', { name: personsText.locked });
const codeOf = (page: Page, name: string) => page.getByLabel(personsText.codeOf(name));
const said = (page: Page) => page.locator('.code-said');

const idOf = async (page: Page, name: string): Promise<string> => {
  const { reference } = await readStore(page, 'reference');
  return Object.values(reference).find(({ body }) => body.kind === 'agent' && body.shortName === name)?.id ?? '';
};

/** What this station may ask of its server as the device of an administrator. */
const ask = async (page: Page, path: string, body: object): Promise<unknown> => {
  const connection = await call(page, 'hub.connection', undefined);
  const reply = await fetch(`${connection?.baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${connection?.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.json();
};

/** The code of an agent who has none yet. */
const chooseFirst = async (page: Page, name: string, pin: string): Promise<void> => {
  const id = await idOf(page, name);
  expect(await call(page, 'person.choosePin', { agentId: id, pin: '', next: pin })).toMatchObject({ verdict: 'right' });
};

/** The administrator and the staff choose their codes, and this town asks for them from now on. */
const askForCodes = async (page: Page): Promise<void> => {
  await expect.poll(async () => (await call(page, 'hub.connection', undefined))?.token).toBeTruthy();
  for (const { name, pin } of [administrator, ...staff]) await chooseFirst(page, name, pin);
  const reply = await ask(page, calls.chooseSignIn.path, { mode: 'pin', lockMin: 10 });
  expect(calls.chooseSignIn.output.parse(reply)).toEqual({ outcome: 'written' });
};

const typeCode = async (page: Page, name: string, pin: string): Promise<void> => {
  await expect(codeOf(page, name)).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
};

const lock = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+l');
  await expect(lockPage(page)).toBeVisible();
};

test('a town asks for personal codes: a desk changes hands in seconds, and a lock hides the work and keeps it', async () => {
  const guichet = await launchDemo();
  const { app, page } = guichet;
  await beAgent(page, administrator.name);
  await expectSynced(page);

  await test.step('without codes Ctrl L hides the screen, and Entrée shows it again', async () => {
    await lock(page);
    await expect(page.getByRole('button', { name: personsText.goOn })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(lockPage(page)).toHaveCount(0);
    await seeShell(page);
  });

  await test.step('the desk of an agent locks at once, says why, and offers the two fields of a first code', async () => {
    await becomeAgent(page, newcomer.name);
    await askForCodes(page);
    await expect(lockPage(page)).toContainText(personsText.begun);
    await expect(page.getByLabel(personsText.own.next)).toBeFocused();
    expect(await axeFaults(page)).toEqual([]);
    // An agent who has a code already goes back and types it.
    await page.keyboard.press('Escape');
    await expect(codeOf(page, newcomer.name)).toBeFocused();
    await page.keyboard.press('Alt+c');
    for (const typed of ['first', 'again']) {
      await expect(page.locator('.lock input:focus')).toHaveCount(1);
      await page.keyboard.type(newcomer.pin);
      await page.keyboard.press('Enter');
      if (typed === 'first') await expect(page.getByLabel(personsText.own.again)).toBeFocused();
    }
    await expect(lockPage(page)).toHaveCount(0);
    await expect(page.locator('.who b')).toHaveText(newcomer.name);
    await lock(page);
    await expect(lockPage(page)).not.toContainText(personsText.begun);
    await expect(codeOf(page, newcomer.name)).toBeFocused();
    await page.keyboard.type('yann');
    await page.keyboard.press('Enter');
    await typeCode(page, administrator.name, administrator.pin);
    await expect(lockPage(page)).toHaveCount(0);
  });

  await test.step('a locked desk opens by the code of who was there', async () => {
    await lock(page);
    // An agent who has no code yet finds the way by its key, and back.
    await expect(codeOf(page, administrator.name)).toBeFocused();
    await page.screenshot({ path: test.info().outputPath('lock.png') });
    await page.keyboard.press('Alt+c');
    await expect(page.getByLabel(personsText.own.next)).toBeFocused();
    await page.keyboard.press('Escape');
    await typeCode(page, administrator.name, wrongPin);
    await expect(said(page)).toContainText(personsText.wrong(4));
    expect(await axeFaults(page)).toEqual([]);
    await typeCode(page, administrator.name, administrator.pin);
    await expect(lockPage(page)).toHaveCount(0);
    await seeShell(page);
  });

  await test.step('three agents one after the other at one desk, within ten seconds of typing', async () => {
    const beganAt = performance.now();
    for (const { name, typed, pin } of staff) {
      await page.keyboard.press('Control+l');
      await expect(page.locator('.lock input:focus')).toHaveCount(1);
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await typeCode(page, name, pin);
      await expect(page.locator('.who b')).toHaveText(name);
    }
    const tookMs = performance.now() - beganAt;
    console.log(`three agents: ${Math.round(tookMs)} ms`);
    expect(tookMs).toBeLessThan(10_000);
  });

  const reception = staff[2];

  await test.step('a computer that goes to sleep during a booking is locked: nothing of it is there to be read or reached, and the code brings it back as it was', async () => {
    await goTo(page, 'agenda');
    await page.keyboard.press('F4');
    const field = page.getByRole('combobox', { name: /Usager/u });
    await expect(field).toBeFocused();
    await page.keyboard.type('Aurore Zéphyrin');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await expect(lockPage(page)).toBeVisible();
    await expect(codeOf(page, reception.name)).toBeFocused();
    expect(await page.title()).toBe(shellText.windowName(personsText.locked));
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).toContain(personsText.locked);
    expect(text).not.toMatch(/Aurore|Agenda|RDV|Delmas/u);
    expect(await page.locator('body').ariaSnapshot()).not.toMatch(/Aurore|Agenda|Delmas/u);
    // Keys of the frame, of dialogs, and those that lead the focus on.
    for (const key of ['Control+k', 'F1', 'F2', 'Control+2', 'Control+Enter', 'Control+z'])
      await page.keyboard.press(key);
    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press('Tab');
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('.lock') === null,
      );
      expect(isOutside).toBe(false);
    }
    for (const key of ['Escape', 'Escape', 'Escape']) await page.keyboard.press(key);
    // A press beside the form leaves the focus where it was.
    await page.mouse.click(20, 300);
    await expect(page.locator('.lock input:focus')).toHaveCount(1);
    await page.keyboard.type(reception.typed);
    await page.keyboard.press('Enter');
    await typeCode(page, reception.name, reception.pin);
    await expect(lockPage(page)).toHaveCount(0);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('Aurore Zéphyrin');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('a lock over a dialog, and another agent begins without what was typed below', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: shellText.palette.title })).toBeVisible();
    await page.keyboard.type('Delmas');
    await lock(page);
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Delmas');
    const other = staff[0];
    await page.keyboard.type(other.typed);
    await page.keyboard.press('Enter');
    await expect(lockPage(page)).toContainText(personsText.unsaved(reception.name));
    await typeCode(page, other.name, other.pin);
    await expect(page.locator('.who b')).toHaveText(other.name);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the strip is locked in its own size', async () => {
    await goTo(page, 'counter');
    // The lock says what becomes of a desk that is still open.
    await lock(page);
    await expect(lockPage(page).getByText(/Karim B\. a laissé le guichet \d+ ouvert\. Un/u)).toBeVisible();
    await expectNothingCut(page);
    expect(await axeFaults(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('lock-open-desk.png') });
    await typeCode(page, staff[0].name, staff[0].pin);
    await seeShell(page);
    await page.keyboard.press('Control+b');
    await expect(page.locator('.bd')).toBeVisible();
    await lock(page);
    await expect(codeOf(page, staff[0].name)).toBeFocused();
    await expect(page.locator('.bd')).toBeHidden();
    await expectNothingCut(page);
    await typeCode(page, staff[0].name, staff[0].pin);
    await expect(page.locator('.bd')).toBeVisible();
    await page.keyboard.press('Control+b');
    await seeShell(page);
  });

  await test.step('the dialog of who is here asks for a code where somebody else is chosen, and changes one’s own', async () => {
    const dialog = page.getByRole('dialog', { name: shellText.who.title });
    await page.locator('button.who').press('Enter');
    await expect(dialog.getByRole('combobox', { name: shellText.who.agent })).toBeFocused();
    await page.keyboard.type(staff[1].typed);
    await page.keyboard.press('Enter');
    await typeCode(page, staff[1].name, wrongPin);
    await expect(said(page)).toContainText(personsText.wrong(4));
    await typeCode(page, staff[1].name, staff[1].pin);
    await expect(page.locator('.who b')).toHaveText(staff[1].name);
    await page.locator('button.who').press('Enter');
    await dialog.getByRole('button', { name: personsText.own.change }).press('Enter');
    await expect(page.getByLabel(personsText.own.before)).toBeFocused();
    await page.keyboard.type(staff[1].pin);
    await page.keyboard.press('Tab');
    await page.keyboard.type('318274');
    await page.keyboard.press('Enter');
    await page.keyboard.type('318274');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText(personsText.own.done);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await lock(page);
    await typeCode(page, staff[1].name, '318274');
    await expect(lockPage(page)).toHaveCount(0);
  });

  await test.step('after a reload nobody is there: the name of the last one stands before the field of the code', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: welcomeText.who.title })).toBeVisible();
    await expect(codeOf(page, staff[1].name)).toBeFocused();
    await expect(page.getByRole('navigation', { name: shellText.placesLabel })).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('wrong codes have to be waited for, and another agent goes on meanwhile', async () => {
    await expect(async () => {
      await typeCode(page, staff[1].name, wrongPin);
      await expect(said(page)).toContainText('Nouvel essai dans', { timeout: 1_000 });
    }).toPass();
    await page.keyboard.type(reception.typed);
    await page.keyboard.press('Enter');
    await typeCode(page, reception.name, reception.pin);
    await seeShell(page);
    await expect(page.locator('.who b')).toHaveText(reception.name);
  });

  await test.step('an access that is ended locks the screen at once and says why; a colleague goes on, and so does the agent who is let in again', async () => {
    const settle = async (act: 'shutOut' | 'letIn'): Promise<void> => {
      const path = calls.settlePerson.path.replace(':id', await idOf(page, reception.name));
      expect(await ask(page, path, { act })).toMatchObject({ outcome: 'done' });
    };
    const ended = lockPage(page).getByText(personsText.ended(reception.name));
    await settle('shutOut');
    await expect(ended).toBeVisible({ timeout: 40_000 });
    expect(await axeFaults(page)).toEqual([]);
    await expectNothingCut(page);
    await typeCode(page, reception.name, reception.pin);
    await expect(said(page)).toContainText(personsText.shutOut);
    await page.keyboard.type(staff[0].typed);
    await page.keyboard.press('Enter');
    await typeCode(page, staff[0].name, staff[0].pin);
    await expect(page.locator('.who b')).toHaveText(staff[0].name);
    await settle('letIn');
    await lock(page);
    await expect(ended).toHaveCount(0);
    await page.keyboard.type(reception.typed);
    await page.keyboard.press('Enter');
    await typeCode(page, reception.name, reception.pin);
    await expect(page.locator('.who b')).toHaveText(reception.name);
    await expect(lockPage(page)).toHaveCount(0);
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('an administrator makes codes of recovery and comes back by one after losing their own, once', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  const { recovery } = settingsPersonsText;
  const part = page.getByRole('region', { name: recovery.title });
  const newPin = '573920';
  await beAgent(page, administrator.name);
  await expectSynced(page);
  await askForCodes(page);
  await typeCode(page, administrator.name, administrator.pin);
  await expect(lockPage(page)).toHaveCount(0);

  const codes =
    await test.step('Réglages says that there are none, and makes ten for the personal code alone', async () => {
      await openSection(page, settingsText.sections.persons);
      await expect(part).toContainText(recovery.none);
      await part.getByRole('button', { name: recovery.make }).press('Enter');
      const asking = page.getByRole('dialog', { name: recovery.ask.title });
      await expect(asking.getByLabel(recovery.ask.code)).toBeFocused();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.type(wrongPin);
      await page.keyboard.press('Enter');
      await expect(asking.getByRole('alert')).toHaveText(personsText.wrong(4));
      await page.keyboard.type(administrator.pin);
      await page.keyboard.press('Enter');
      const shown = page.getByRole('dialog', { name: recovery.shown.title });
      await expect(shown.getByRole('listitem')).toHaveCount(10);
      const told = await shown.getByRole('listitem').allInnerTexts();
      await expect(shown.getByRole('button', { name: recovery.shown.print })).toBeFocused();
      expect(await axeFaults(page)).toEqual([]);
      // They go by an answer alone.
      await page.keyboard.press('Escape');
      await expect(shown.getByRole('button', { name: recovery.shown.close })).toBeDisabled();
      await shown.getByText(recovery.shown.isAway).click();
      await shown.getByRole('button', { name: recovery.shown.close }).press('Enter');
      await expect(shown).toHaveCount(0);
      await expect(part).toContainText('Il vous en reste 10');
      expect(await page.evaluate(() => document.body.innerText)).not.toContain(told[0]);
      return told.map((text) => text.trim());
    });

  const comeBack = async (code: string): Promise<void> => {
    await page.keyboard.press('Alt+p');
    await expect(page.getByLabel(personsText.lost.code)).toBeFocused();
    await page.keyboard.type(code.toLowerCase().replaceAll('-', ''));
    await page.keyboard.press('Enter');
    await expect(lockPage(page).getByLabel(personsText.own.next)).toBeFocused();
    for (let times = 0; times < 2; times += 1) {
      await page.keyboard.type(newPin);
      await page.keyboard.press('Enter');
    }
  };

  await test.step('at the lock one of them leads to another personal code, which opens the desk', async () => {
    await lock(page);
    await page.keyboard.press('Alt+p');
    await page.keyboard.type('K7QF');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(personsText.lost.short);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await comeBack(codes[0] ?? '');
    await expect(lockPage(page)).toHaveCount(0);
    await expect(page.locator('.who b')).toHaveText(administrator.name);
    await lock(page);
    await typeCode(page, administrator.name, administrator.pin);
    await expect(said(page)).toContainText(personsText.wrong(4));
  });

  await test.step('the same one does nothing more, and its count goes down', async () => {
    await comeBack(codes[0] ?? '');
    await expect(said(page)).toContainText(personsText.lost.wrong(3));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await typeCode(page, administrator.name, newPin);
    await expect(lockPage(page)).toHaveCount(0);
    await goTo(page, 'reception');
    await goTo(page, 'settings');
    await expect(part).toContainText('Il vous en reste 9');
    await expect(part.getByRole('button', { name: recovery.again })).toBeVisible();
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('a desk without its server opens by a code that was right here before, counts wrong ones, and says what it cannot know', async () => {
  const { server, desk } = await launchServedDesk();
  const { page } = desk;
  await beAgent(page, administrator.name);
  await expectSynced(page);
  await askForCodes(page);
  await typeCode(page, administrator.name, administrator.pin);
  await expect(lockPage(page)).toHaveCount(0);
  const { keyring } = await call(page, 'app.info', undefined);
  await server.kill();
  await expectOffline(page);

  await test.step('the same code opens it', async () => {
    await lock(page);
    await typeCode(page, administrator.name, administrator.pin);
    await expect(lockPage(page)).toHaveCount(0);
  });

  await test.step('a code of recovery needs the server, and says so', async () => {
    await lock(page);
    await page.keyboard.press('Alt+p');
    await page.keyboard.type('K7QF2M9PHTR4');
    await page.keyboard.press('Enter');
    for (let times = 0; times < 2; times += 1) {
      await page.keyboard.type('573920');
      await page.keyboard.press('Enter');
    }
    await expect(said(page)).toContainText(personsText.lost.unreachable, { timeout: 15_000 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await typeCode(page, administrator.name, administrator.pin);
    await expect(lockPage(page)).toHaveCount(0);
  });

  await test.step('the fifth wrong one in a row has to be waited for', async () => {
    await lock(page);
    for (const left of [4, 3, 2, 1]) {
      await typeCode(page, administrator.name, wrongPin);
      await expect(said(page)).toContainText(personsText.wrong(left));
    }
    await typeCode(page, administrator.name, wrongPin);
    await expect(said(page)).toContainText(personsText.wait(60));
  });

  await test.step('after a new start', async () => {
    const { userDataDir } = desk;
    await desk.close({ keep: true });
    const again = await launchGuichet({ userDataDir });
    await typeCode(again.page, administrator.name, administrator.pin);
    // Wrong codes are still counted where the keyring kept them; without one this machine knows nobody.
    await expect(said(again.page)).toContainText(keyring ? 'Nouvel essai dans' : personsText.noKeyring);
    await again.close();
  });
  await server.remove();
});
