import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { devicesText } from '#shared/i18n/fr/devices';
import { capital } from '#shared/i18n/fr/format';
import { erasureReasonText, peopleText } from '#shared/i18n/fr/people';
import { settingsText } from '#shared/i18n/fr/settings';
import { erasuresText, settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { shellText } from '#shared/i18n/fr/shell';
import { bootText } from '#shared/i18n/fr/system';
import { formatRoute } from '#shared/routes/places';
import type { DeskIdentity } from '../tests/faults/support/desk-calls';
import { startMailServer } from '../tests/faults/support/mail-server';
import { person, plantedIds, plantedWords, plantPerson } from '../tests/faults/support/planted-person';
import { startProxy } from '../tests/faults/support/proxy';
import { runOperator, startServer } from '../tests/faults/support/server-process';
import { shiftClock } from '../tests/faults/support/shifted-clock';
import { textsInStore } from './support/both-copies';
import { textsOnDisk } from './support/find-bytes';
import { launchGuichet, type Launched } from './support/launch';
import { codeBy, enrolIn } from './support/prepared-town';
import { readStore } from './support/read-store';
import { runFolder } from './support/run-folder';
import { beAgent, expectOffline, seeShell } from './support/town';
import { onScreen } from './support/on-screen';

const weekMs = 7 * 24 * 3_600_000;
const founding = ['--commune', 'Fontbelle', '--site', 'Hôtel de ville', '--desks', '4', '--stations', '2'];
const administrator = 'Responsable';
const names = { boss: 'accueil', shutOut: 'annexe', away: 'étage', late: 'mairie' } as const;
const { erase } = peopleText;

/** Runs in the page: notes which of some texts it shows, in the order in which they come. */
const noteShown = (texts: readonly string[]): void => {
  const shown: string[] = [];
  Object.assign(window, { shown });
  new MutationObserver(() => {
    const said = document.body?.textContent ?? '';
    for (const text of texts) if (!shown.includes(text) && said.includes(text)) shown.push(text);
  }).observe(document, { childList: true, subtree: true, characterData: true });
};
const shownBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { readonly shown: readonly string[] }).shown);

const showSection = async (page: Page, section: 'devices' | 'erasures'): Promise<void> => {
  await page.evaluate((to) => (window.location.hash = to), formatRoute({ place: 'settings', params: { section } }));
  await expect(page.getByRole('heading', { level: 2, name: settingsText.sections[section] })).toBeVisible();
};

type Reached = { readonly done: number; readonly missing?: readonly string[]; readonly revoked?: readonly string[] };

const reachedText = ({ done, missing = [], revoked = [] }: Reached): string => {
  const nameOf = (deviceName: string): string => settingsHistoryText.device({ deviceId: '', deviceName });
  const all = done + missing.length + revoked.length;
  return erasuresText.reached({ done, all, missing: missing.map(nameOf), revoked: revoked.map(nameOf) });
};

const reportRows = (page: Page) => page.getByRole('table', { name: erasuresText.table }).locator('tbody tr');

/** Reads « Effacements » until it says so: each look asks the server anew. */
const expectReport = async (page: Page, reached: Reached, who: string): Promise<string> => {
  const rows = reportRows(page);
  await expect(async () => {
    await showSection(page, 'devices');
    await showSection(page, 'erasures');
    await expect(rows.first().locator('td').last()).toHaveText(reachedText(reached), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(who);
  return rows.locator('td').first().innerText();
};

/** Runs in the page: notes each report that it shows from now on, or that nobody was erased, in the order in which they come. */
const noteReports = ([table, none]: readonly [table: string, none: string]): void => {
  const reports: string[] = [];
  Object.assign(window, { reports });
  const look = (): void => {
    const rows = document.querySelectorAll(`table[aria-label="${table}"] tbody tr`);
    const cells = [...rows].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(' | '));
    const said = document.body.textContent.includes(none) ? [none, ...cells] : cells;
    const report = said.join(' / ');
    if (report !== '' && reports.at(-1) !== report) reports.push(report);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
};
const reportsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { readonly reports: readonly string[] }).reports);

const eraseOnScreen = async (page: Page): Promise<void> => {
  const name = `${person.firstName} ${person.lastName}`;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(person.lastName);
  await page
    .getByRole('option', { name: new RegExp(person.lastName) })
    .first()
    .click();
  await page.getByRole('dialog', { name }).getByRole('button', { name: erase.open }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: erase.reason }).press('Enter');
  await page.getByRole('option', { name: capital(erasureReasonText.asked) }).press('Enter');
  await dialog.getByRole('textbox', { name: erase.type(person.lastName) }).fill(person.lastName);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
};

const lastNameAt = async (page: Page): Promise<string | undefined> =>
  (await readStore(page, 'citizens')).citizens[person.id]?.fields['lastName']?.v;

test('a person who is erased is gone from every desk that anybody reaches, the report says which is not, and a backup of before brings nothing back', async () => {
  test.setTimeout(360_000);
  const folder = mkdtempSync(path.join(runFolder(), 'erased-'));
  const dataDir = path.join(folder, 'server');
  const place = ['--data', dataDir];
  const mail = await startMailServer();
  mkdirSync(dataDir);
  const email = { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'rendez-vous@fontbelle.exemple.fr' };
  writeFileSync(path.join(dataDir, 'messages.json'), JSON.stringify({ email, delaySeconds: 0, lookSeconds: 0.2 }));
  let server = await startServer([...place, '--port', '0', ...founding, '--invite']);
  const { port, url: baseUrl } = server;
  const line = await startProxy(() => port, 1);
  const profile = (name: keyof typeof names): string => path.join(folder, name);
  const boss = await enrolIn(profile('boss'), { baseUrl, code: server.code, name: names.boss });
  const joining = async (name: Exclude<keyof typeof names, 'boss'>, reachedAt: string): Promise<DeskIdentity> =>
    enrolIn(profile(name), { baseUrl, reachedAt, code: await codeBy(baseUrl, boss.token), name: names[name] });
  await joining('shutOut', baseUrl);
  for (const name of ['away', 'late'] as const) await joining(name, line.url);
  const call = async (to: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(baseUrl + to, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${boss.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const launched: Launched[] = [];
  const launch = async (name: keyof typeof names, aheadMs = 0): Promise<Launched> => {
    const texts = [bootText.comingBack, shellText.places.reception];
    const one = await launchGuichet({
      userDataDir: profile(name),
      before: [
        [shiftClock, aheadMs],
        [noteShown, texts],
      ],
    });
    launched.push(one);
    return one;
  };
  /** On no disk of the town, whatever is open. */
  const onDisks = (...folders: readonly string[]): readonly string[] =>
    folders.flatMap((one) => textsOnDisk(one, plantedWords));
  const profiles = (Object.keys(names) as (keyof typeof names)[]).map(profile);

  const { callOff } = await plantPerson(call, boss.deviceId);
  await expect.poll(() => mail.mails.length).toBe(1);
  const [first, shutOut, away] = [await launch('boss'), await launch('shutOut'), await launch('away')];
  const late = await launch('late');
  for (const { page } of [first, shutOut, away, late]) {
    await beAgent(page, administrator);
    await expect.poll(() => lastNameAt(page)).toBe(person.lastName);
  }
  const [backups, key] = [path.join(folder, 'backups'), path.join(folder, 'key')];
  mkdirSync(backups);
  const backup = path.join(backups, 'before');
  await test.step('a backup is made, and one message more waits because nobody takes it', async () => {
    writeFileSync(key, runOperator('recovery-key', ...place));
    runOperator('backup', '--to', backup, ...place);
    mail.set({ onRecipient: () => Promise.reject(Object.assign(new Error('later'), { responseCode: 451 })) });
    await callOff();
    await expect
      .poll(async () => JSON.stringify(await call('/v1/messages')))
      .toMatch(new RegExp(`"appointmentId":"${plantedIds.cancelled}"[^}]*"state":"waiting"`));
    expect(onDisks(...profiles)).toEqual([]);
    expect(onDisks(dataDir)).not.toEqual([]);
    const appointments = async () => (await readStore(first.page, 'appointments')).appointments;
    await expect.poll(async () => (await appointments())[plantedIds.cancelled]?.status).toBe('cancelledByOffice');
    // The look finds what is there: their name is in both copies of each desk.
    for (const { page } of [first, shutOut, away, late])
      expect(await textsInStore(page, [person.lastName])).toEqual([
        `${person.lastName} in the first copy`,
        `${person.lastName} in the second copy`,
      ]);
  });

  await test.step('two desks are cut off, another one is shut out, and nobody was erased yet', async () => {
    line.set({ kind: 'down' });
    for (const one of [away, late]) {
      await expectOffline(one.page);
      await one.close({ keep: true });
    }
    await showSection(first.page, 'erasures');
    await expect(onScreen(first.page).getByText(erasuresText.none)).toBeVisible();
    await showSection(first.page, 'devices');
    const { page } = first;
    await page.getByRole('button', { name: devicesText.shutOutOf(names.shutOut) }).press('Enter');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('row').filter({ hasText: names.shutOut })).toContainText(devicesText.out);
  });

  let when = '';
  await test.step('the administrator erases them: gone here and at the server, and the report names all others', async () => {
    await eraseOnScreen(first.page);
    const reached = { done: 1, missing: [names.away, names.late], revoked: [names.shutOut] };
    when = await expectReport(first.page, reached, administrator);
    expect(await lastNameAt(first.page)).toBe('');
    await expect.poll(() => textsInStore(first.page, plantedWords)).toEqual([]);
    expect(await lastNameAt(shutOut.page)).toBe(person.lastName);
    mail.set({});
    // It is looked at with its next try, a minute after the first.
    await expect
      .poll(async () => JSON.stringify(await call('/v1/messages')), { timeout: 90_000 })
      .not.toMatch(new RegExp(`"appointmentId":"${plantedIds.cancelled}"[^}]*"state":"waiting"`));
    expect(mail.mails).toHaveLength(1);
    expect(onDisks(...profiles, dataDir)).toEqual([]);
    await first.close({ keep: true });
    runOperator('backup', '--to', path.join(backups, 'after'), ...place);
  });

  await server.end('SIGTERM');
  server = await startServer([...place, '--port', String(port)], weekMs);
  const later = await launch('boss', weekMs);
  await test.step('a week later the report is the same; the desk that comes back shows nothing before it has let go', async () => {
    await seeShell(later.page);
    const before = { done: 1, missing: [names.away, names.late], revoked: [names.shutOut] };
    await expectReport(later.page, before, administrator);
    line.set({ kind: 'clean' });
    const { page, close } = await launch('away', weekMs);
    await seeShell(page);
    expect(await lastNameAt(page)).toBe('');
    expect(await shownBy(page)).toEqual([bootText.comingBack, shellText.places.reception]);
    const after = { done: 2, missing: [names.late], revoked: [names.shutOut] };
    expect(await expectReport(later.page, after, administrator)).toBe(when);
    for (const one of [page, later.page]) expect(await textsInStore(one, plantedWords)).toEqual([]);
    await close({ keep: true });
    expect(onDisks(...profiles, dataDir)).toEqual([]);
  });

  await test.step('the machine is lost, and the backup of before is restored where one of after lies beside it: nobody comes back, to no desk, and no report says more than is so', async () => {
    await showSection(later.page, 'devices');
    await server.end('SIGTERM');
    for (const name of readdirSync(dataDir)) if (name.includes('.sqlite')) rmSync(path.join(dataDir, name));
    expect(runOperator('restore', '--from', backup, '--key', key, ...place)).toContain(
      'Added from 1 other backups in its folder: 1 and 1.',
    );
    expect(onDisks(dataDir).filter((found) => found.startsWith(person.lastName))).toEqual([]);
    await later.page.evaluate(noteReports, [erasuresText.table, erasuresText.none] as const);
    server = await startServer([...place, '--port', String(port)], weekMs);
    const told = (who: string, one: Reached): string =>
      [when, who, erasuresText.files(1), reachedText({ ...one, revoked: [names.shutOut] })].join(' | ');
    // The answer of before is kept for a moment; all others are of the server that was restored.
    const kept = told(administrator, { done: 2, missing: [names.late] });
    const news = async (): Promise<readonly string[]> => (await reportsOf(later.page)).filter((one) => one !== kept);
    await expect(async () => {
      await showSection(later.page, 'devices');
      await showSection(later.page, 'erasures');
      await expect.poll(async () => (await news()).length, { timeout: 2_000 }).toBeGreaterThan(0);
    }).toPass({ timeout: 60_000 });
    // It may not know yet that this desk holds it; of the two that are away it knows nothing.
    const [none, boss, both] = [
      { done: 0, missing: [names.boss, names.away, names.late] },
      { done: 1, missing: [names.away, names.late] },
      { done: 2, missing: [names.late] },
    ];
    const byNobody = erasuresText.agentNotNoted;
    expect([told(byNobody, none), told(byNobody, boss)]).toContain((await news())[0]);
    const { page, close } = await launch('away', weekMs);
    await seeShell(page);
    expect(await expectReport(later.page, { ...both, revoked: [names.shutOut] }, byNobody)).toBe(when);
    const away = { done: 1, missing: [names.boss, names.late] };
    const mayBe = new Set([none, boss, away, both].map((one) => told(byNobody, one)));
    expect((await news()).filter((one) => !mayBe.has(one))).toEqual([]);
    for (const one of [page, later.page]) {
      expect(await lastNameAt(one)).toBe('');
      await expect.poll(() => textsInStore(one, plantedWords)).toEqual([]);
    }
    await expect.poll(() => onDisks(...profiles, dataDir)).toEqual([]);
    expect(mail.mails).toHaveLength(1);
    await close({ keep: true });
  });

  await test.step('a desk that was away since before the erasure comes back after the restore: it lets go before it shows anything', async () => {
    const { page, close } = await launch('late', weekMs);
    await seeShell(page);
    expect(await lastNameAt(page)).toBe('');
    expect(await shownBy(page)).toEqual([bootText.comingBack, shellText.places.reception]);
    await expect.poll(() => textsInStore(page, plantedWords)).toEqual([]);
    expect(await expectReport(later.page, { done: 3, revoked: [names.shutOut] }, erasuresText.agentNotNoted)).toBe(
      when,
    );
    await close({ keep: true });
    await later.close({ keep: true });
    await shutOut.close({ keep: true });
    await server.end('SIGTERM');
    expect(runOperator('audit', ...place)).not.toMatch(/fault/u);
    expect(onDisks(...profiles, dataDir)).toEqual([]);
  });

  // The browser says itself that nobody answered, and that the one that is shut out is refused.
  for (const { errors, violations } of launched)
    expect([...errors.filter((text) => !text.startsWith('Failed to load resource')), ...violations]).toEqual([]);
  await line.close();
  await mail.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
