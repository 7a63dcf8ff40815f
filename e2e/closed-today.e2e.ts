import { expect, test } from '@playwright/test';

import { displayText } from '#shared/i18n/fr/display';
import { receptionText } from '#shared/i18n/fr/reception';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';

import { launchServedDesk } from './support/prepared-town';
import { joinAsScreen } from './support/screens';
import { openSection } from './support/open-section';
import { readStore } from './support/read-store';
import { askCode } from './support/server';
import { beAgent, expectSynced, goTo, openDisplay } from './support/town';
import { onScreen } from './support/on-screen';

const { closures, spell, impact } = settingsHoursText;
const administrator = 'Yann K.';
const words = kioskWords.fr;

test('a town hall that closes for today says so at the kiosk, on the board and in Supervision, to the last person', async () => {
  const { server, desk } = await launchServedDesk();
  const { page } = desk;
  await beAgent(page, administrator);
  await expectSynced(page);
  const kiosk = await joinAsScreen(server.address, await askCode(page, 'kiosk'));
  await expect(kiosk.page.getByRole('heading', { name: words.walkIn.title })).toBeVisible();
  const board = await openDisplay(desk.app, page);

  await openSection(page, settingsText.sections.closures);
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: closures.formNew, exact: true });
  await form.getByLabel(spell.label).fill('Panne électrique');
  await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill('2026-11-23');
  await form.getByRole('button', { name: impact.saveOnly, exact: true }).press('Enter');

  const closed = kiosk.page.getByRole('heading', { name: words.closure.title });
  await expect(closed).toBeVisible();
  await expect(onScreen(kiosk.page).getByText(words.closure.hint)).toBeVisible();
  await expect(kiosk.page.getByText('Panne')).toHaveCount(0);
  await expect(board.getByText(displayText.closed({ since: '00:00', until: '' }))).toBeVisible();
  await expect(board.getByText(displayText.noTickets)).toBeVisible();

  await goTo(page, 'reception');
  const { appointments } = await readStore(page, 'appointments');
  const next = Object.values(appointments)
    .filter(({ day, time, status }) => day === '2026-11-23' && status === 'booked' && time >= '10:40')
    .toSorted((a, b) => (a.time < b.time ? -1 : 1))[0];
  const row = page.locator(`[data-appointment="${next?.id}"]`);
  await row.locator('.arr-pick').click();
  await row.getByRole('button', { name: receptionText.arrivals.checkIn }).press('Enter');
  const question = page.getByRole('dialog');
  await expect(question).toContainText('pendant la fermeture');
  await expect(question).toContainText(receptionText.closed.hint('00:00', ''));
  await page.screenshot({ path: test.info().outputPath('reception.png') });
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect((await readStore(page, 'appointments')).appointments[next?.id ?? '']?.status).toBe('booked');

  await goTo(page, 'supervision');
  await expect(page.locator('.su-top h2:visible')).toHaveText(
    /^Fermé aujourd’hui\s: \d+\spersonnes attendent, \d+\srendez-vous à déplacer\.$/,
  );
  for (const [name, shown] of [
    ['kiosk', kiosk.page],
    ['board', board],
    ['supervision', page],
  ] as const)
    await shown.screenshot({ path: test.info().outputPath(`${name}.png`) });
});
