import { expect, test } from '@playwright/test';

import { receptionText } from '#shared/i18n/fr/reception';
import { UNREAD_MS } from '#shared/lib/unread';

import { pressUntil } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore, seeWholeTown } from './support/read-store';
import { beAgent, goTo } from './support/town';

const { afterClosing } = receptionText;

test('after closing nobody gets a ticket without a question: neither who comes for tomorrow, nor who was noted absent', async () => {
  // 17:25 in Paris.
  const guichet = await launchDemo('2026-11-23T16:25:00.000Z');
  const { page } = guichet;
  await beAgent(page, 'Nadège R.');
  await goTo(page, 'reception');
  await seeWholeTown(page);
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const nameOf = (citizenId: string): string => {
    const fields = citizens[citizenId]?.fields;
    return `${fields?.['firstName']?.v ?? ''} ${fields?.['lastName']?.v ?? ''}`;
  };
  const names = Object.values(appointments).map(({ citizenId }) => nameOf(citizenId));
  const alone = Object.values(appointments).filter(
    ({ citizenId }) => names.filter((name) => name === nameOf(citizenId)).length === 1,
  );
  const tomorrow = alone.find(({ day, status }) => day === '2026-11-24' && status === 'booked');
  const missed = alone.find(({ day, status }) => day === '2026-11-23' && status === 'noShow');
  const search = page.getByRole('combobox', { name: receptionText.arrivals.search });
  const question = page.getByRole('dialog', { name: /Donner un ticket quand même/ });
  const take = async (citizenId: string): Promise<void> => {
    await search.focus();
    await search.fill(nameOf(citizenId));
    await expect(page.locator('.arr-pick')).toHaveCount(1);
    await expect(page.locator('.arr-pick')).toContainText(nameOf(citizenId));
    // A person who is found alone is taken by Entrée in the search, once their line has stood long enough to be read.
    await pressUntil(page, 'Enter', () => question.isVisible());
  };

  for (const one of [tomorrow, missed]) {
    if (!one) throw new Error('The demonstration has nobody of this kind');
    await test.step(one.status, async () => {
      await take(one.citizenId);
      await expect(question).toBeVisible();
      await expect(question.getByRole('button', { name: afterClosing.keep })).toBeFocused();
      await page.screenshot({ path: test.info().outputPath(`${one.status}.png`) });
      // The Entrée that asked answers nothing; once it is read, it does.
      await page.waitForTimeout(UNREAD_MS + 100);
      await page.keyboard.press('Enter');
      await expect(question).toBeHidden();
      const held = (await readStore(page, 'appointments')).appointments[one.id];
      expect([held?.status, held?.day]).toEqual([one.status, one.day]);
    });
  }

  await test.step('who is asked for all the same gets the next question', async () => {
    await take(tomorrow?.citizenId ?? '');
    await expect(question).toBeVisible();
    await page.waitForTimeout(UNREAD_MS + 100);
    await question.getByRole('button', { name: afterClosing.give }).press('Enter');
    await expect(page.getByRole('dialog', { name: /rendez-vous du 24 novembre/ })).toBeVisible();
  });
  expect(guichet.errors).toEqual([]);
  await guichet.close();
});
