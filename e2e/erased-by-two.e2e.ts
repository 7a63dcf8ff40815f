import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { capital } from '#shared/i18n/fr/format';
import { erasureReasonText, peopleText } from '#shared/i18n/fr/people';
import { journalText } from '#shared/i18n/fr/settings-history';
import { settingsText } from '#shared/i18n/fr/settings';
import { erasingText } from '#shared/i18n/protection/erasing';
import { protectionText } from '#shared/i18n/protection/section';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { administrator } from '../tests/faults/support/planted-person';
import { startServer } from '../tests/faults/support/server-process';
import { axeFaults } from './support/axe-faults';
import { launchGuichet, type Launched } from './support/launch';
import { enrolIn } from './support/prepared-town';
import { showSection } from './support/open-section';
import { readStore } from './support/read-store';
import { runFolder } from './support/run-folder';
import { beAgent, expectSynced } from './support/town';
import { onScreen } from './support/on-screen';

const founding = ['--commune', 'Fontbelle', '--site', 'Hôtel de ville', '--desks', '2', '--stations', '1'];
const asker = 'Responsable';
const confirmer = { id: 'agent-second', name: 'Bérénice Lormont', shortName: 'Bérénice L.' } as const;
const person = { id: 'citizen-planted', lastName: 'Quiblomar', firstName: 'Vexandrine' } as const;
const fullName = `${person.firstName} ${person.lastName}`;
const { erase } = peopleText;
const { ask, choice, list, wish } = erasingText;

/** The dialog of the erasure, from the file of the person. */
const openErase = async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(person.lastName);
  await page
    .getByRole('option', { name: new RegExp(person.lastName) })
    .first()
    .click();
  await page.getByRole('dialog', { name: fullName }).getByRole('button', { name: erase.open }).press('Enter');
  return page.getByRole('alertdialog');
};

/** Where a part of the section says what became of the last act: the focus is there after it. */
const told = (page: Page, title: string) => page.getByRole('region', { name: title }).locator('.pe-told');

const lastNameAt = async (page: Page): Promise<string | undefined> =>
  (await readStore(page, 'citizens')).citizens[person.id]?.fields['lastName']?.v;

test('where the town wants two, one administrator asks and erases nothing alone; another one confirms, and the person is gone from both desks', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(runFolder(), 'by-two-'));
  const server = await startServer(['--data', path.join(folder, 'server'), '--port', '0', ...founding, '--invite']);
  const { url: baseUrl } = server;
  const profile = (name: string): string => path.join(folder, name);
  const boss = await enrolIn(profile('first'), { baseUrl, code: server.code, name: 'accueil' });
  const call = async (to: string, body?: object): Promise<unknown> => {
    const reply = await fetch(baseUrl + to, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${boss.token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const { code } = calls.makeCode.output.parse(await call(calls.makeCode.path, { rank: 'admin' }));
  await enrolIn(profile('second'), { baseUrl, code, name: 'bureau' });
  const { epoch } = calls.head.output.parse(await call(calls.head.path));
  const t = `${String(1).padStart(15, '0')}-000000-${boss.deviceId}`;
  const fields = { lastName: { v: person.lastName, t }, firstName: { v: person.firstName, t } };
  const row = { id: person.id, siteId: boss.siteId, fields, erasedAt: '', _deleted: false };
  await call(calls.push.path, { collection: 'citizens', epoch, schemaVersion: SCHEMA_VERSION, rows: [row] });

  const launched: Launched[] = [];
  const launch = async (name: string): Promise<Page> => {
    const one = await launchGuichet({ userDataDir: profile(name) });
    launched.push(one);
    return one.page;
  };
  const first = await launch('first');
  await beAgent(first, asker);
  await test.step('with one administrator two cannot be chosen, and the screen says what to do first', async () => {
    await showSection(first, 'erasures');
    await expect(onScreen(first).getByText(choice.aloneBefore)).toBeVisible();
    await expect(first.getByRole('button', { name: choice.toTwo })).toHaveCount(0);
    const toAgents = protectionText.go(settingsText.sections.agents);
    await expect(first.getByRole('button', { name: toAgents })).toBeVisible();
    expect(await axeFaults(first)).toEqual([]);
    const body = {
      kind: 'agent',
      name: confirmer.name,
      shortName: confirmer.shortName,
      role: 'admin',
      usualDeskId: '',
    };
    const changes = [{ id: confirmer.id, base: '', body }];
    const written = await call(calls.writeReference.path, {
      agentId: administrator,
      schemaVersion: SCHEMA_VERSION,
      changes,
    });
    expect(written).toMatchObject({ outcome: 'written' });
  });

  const second = await launch('second');
  await beAgent(second, confirmer.shortName);
  await expect.poll(() => lastNameAt(second)).toBe(person.lastName);

  await test.step('the administrator chooses two, and is told that without codes two names may be one person', async () => {
    await showSection(first, 'devices');
    await showSection(first, 'erasures');
    await expect(onScreen(first).getByText(choice.signature)).toBeVisible();
    await first.getByRole('button', { name: choice.toTwo }).press('Enter');
    await expect(first.getByRole('alertdialog', { name: choice.askTwo.title })).toBeVisible();
    await first.keyboard.press('Control+Enter');
    await expect(told(first, choice.title)).toBeFocused();
    await expect(told(first, choice.title)).toHaveText(choice.said.two);
    await expect(onScreen(first).getByText(list.none)).toBeVisible();
    expect(await axeFaults(first)).toEqual([]);
  });

  await test.step('the press in the file of the person asks, and erases nothing', async () => {
    const dialog = await openErase(first);
    await expect(dialog.getByText(ask.how)).toBeVisible();
    await dialog.getByRole('button', { name: erase.reason }).press('Enter');
    await first.getByRole('option', { name: capital(erasureReasonText.asked) }).press('Enter');
    await dialog.getByRole('textbox', { name: erase.type(person.lastName) }).fill(person.lastName);
    await expect(dialog.getByRole('button', { name: ask.act })).toBeVisible();
    await first.keyboard.press('Control+Enter');
    await expect(dialog).toContainText(wish.ownWaits);
    await expect(dialog.getByRole('button', { name: peopleText.file.close })).toBeFocused();
    await expect(dialog.getByRole('button', { name: wish.drop.own })).toBeVisible();
    await expect(dialog.getByRole('button', { name: wish.confirm })).toHaveCount(0);
    expect(await axeFaults(first)).toEqual([]);
    await first.keyboard.press('Escape');
    await first.keyboard.press('Escape');
    await expectSynced(first);
    expect(await lastNameAt(first)).toBe(person.lastName);
  });

  const waiting = (page: Page) => page.getByRole('region', { name: list.title }).getByRole('listitem');
  await test.step('who asked may withdraw, and not confirm', async () => {
    await showSection(first, 'devices');
    await showSection(first, 'erasures');
    await expect(waiting(first)).toContainText(fullName);
    await expect(waiting(first).getByRole('button', { name: wish.drop.own })).toBeVisible();
    await expect(waiting(first).getByRole('button', { name: list.confirmOf(fullName) })).toHaveCount(0);
    const { wishes } = calls.erasureWishes.output.parse(
      await call(calls.erasureWishes.path, { agentId: administrator }),
    );
    const confirmed = { agentId: administrator, id: wishes[0]?.id ?? '', act: 'confirm' };
    expect(await call(calls.settleErasure.path, confirmed)).toEqual({ outcome: 'own' });
    expect(await lastNameAt(first)).toBe(person.lastName);
    await waiting(first).getByRole('button', { name: wish.drop.own }).press('Enter');
    await expect(told(first, list.title)).toBeFocused();
    await expect(told(first, list.title)).toHaveText(wish.dropped.own);
    await expect(onScreen(first).getByText(list.none)).toBeVisible();
    const again = { agentId: administrator, citizenIds: [person.id], reason: 'death' };
    expect(await call(calls.eraseCitizens.path, again)).toEqual({ outcome: 'asked' });
  });

  await test.step('the other administrator sees it in the file and in the protection of data', async () => {
    await showSection(second, 'protection');
    const line = second.getByRole('row').filter({ hasText: protectionText.names.erasures });
    await expect(line).toContainText(erasingText.protection.waiting(1));
    const dialog = await openErase(second);
    await expect(dialog).toContainText(asker);
    await expect(dialog.getByRole('button', { name: wish.confirm })).toBeVisible();
    expect(await axeFaults(second)).toEqual([]);
    await second.keyboard.press('Escape');
    await second.keyboard.press('Escape');
  });

  await test.step('they confirm in the settings with the last name, and the person is gone from both desks', async () => {
    await showSection(second, 'erasures');
    await waiting(second)
      .getByRole('button', { name: list.confirmOf(fullName) })
      .press('Enter');
    const dialog = second.getByRole('alertdialog', { name: erase.title(fullName) });
    const field = dialog.getByRole('textbox', { name: erase.type(person.lastName) });
    await expect(field).toBeFocused();
    expect(await axeFaults(second)).toEqual([]);
    await second.keyboard.press('Control+Enter');
    await expect(dialog.getByText(erase.notTyped(person.lastName))).toBeVisible();
    expect(await lastNameAt(second)).toBe(person.lastName);
    await field.fill(person.lastName.toLowerCase());
    await second.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(told(second, list.title)).toBeFocused();
    await expect(told(second, list.title)).toHaveText(erase.done);
    await expect(onScreen(second).getByText(list.none)).toBeVisible();
    for (const page of [first, second]) await expect.poll(() => lastNameAt(page)).toBe('');
  });

  await test.step('the journal says who asked and who confirmed', async () => {
    await showSection(second, 'journal');
    const rows = second.getByRole('table', { name: journalText.table }).locator('tbody tr');
    const erased = second.getByRole('cell', { name: journalText.kinds.citizenErased, exact: true });
    await expect(rows.filter({ has: erased })).toContainText(confirmer.name);
    const byTwo = rows.filter({ hasText: erasingText.journal.kind });
    await expect(byTwo.filter({ hasText: erasingText.journal.askedBy(asker) })).toContainText(confirmer.name);
    await expect(byTwo.filter({ hasText: erasingText.journal.modes.erasureByTwo })).toContainText(asker);
    await expect(byTwo.filter({ hasText: erasureReasonText.asked })).toContainText(asker);
  });

  await test.step('going back to one is asked by one, and the other one is asked before it is confirmed', async () => {
    await showSection(first, 'devices');
    await showSection(first, 'erasures');
    await first.getByRole('button', { name: choice.toOne }).press('Enter');
    await first.keyboard.press('Control+Enter');
    await expect(told(first, choice.title)).toBeFocused();
    await expect(told(first, choice.title)).toHaveText(choice.said.asked);
    await showSection(second, 'erasures');
    await second.getByRole('button', { name: choice.confirm }).press('Enter');
    await expect(second.getByRole('alertdialog', { name: choice.confirmOne.title })).toBeVisible();
    expect(await axeFaults(second)).toEqual([]);
    await second.keyboard.press('Control+Enter');
    await expect(told(second, choice.title)).toBeFocused();
    await expect(told(second, choice.title)).toHaveText(choice.said.one);
    await expect(onScreen(second).getByText(choice.oneHint)).toBeVisible();
  });

  for (const { errors, violations } of launched) expect([...errors, ...violations]).toEqual([]);
  for (const { close } of launched) await close({ keep: true });
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
