import { expect, test, type Page } from '@playwright/test';
import type { Appointment } from '#shared/domain/model/appointment';
import { agendaText } from '#shared/i18n/fr/agenda';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { appointmentParams, formatRoute } from '#shared/routes/places';
import { readStore, seeWholeTown } from './support/read-store';
import { expectOffline, expectSynced } from './support/town';
import { launchTwoDesks } from './support/two-desks';

const one = async (page: Page, id: string): Promise<Appointment> => {
  const found = (await readStore(page, 'appointments')).appointments[id];
  if (!found) throw new Error(`No appointment ${id}`);
  return found;
};

/** Opens the appointment in the agenda and presses keys on it. */
const actOn = async (page: Page, appointment: Appointment, ...keys: readonly string[]): Promise<void> => {
  await page.evaluate(
    (address) => void (location.hash = address),
    formatRoute({ place: 'agenda', params: appointmentParams(appointment) }),
  );
  await expect(page.getByRole('complementary', { name: agendaText.detail.title })).toBeVisible();
  await expect(page.locator('[data-block]:focus')).toHaveCount(1);
  for (const key of keys) await page.keyboard.press(key);
};

test('who calls somebody off that another desk has received is told, and offered no way back from what changed nothing', async () => {
  const desks = await launchTwoDesks('Yann K.');
  const { reception, counter } = desks;
  for (const page of [reception, counter]) await seeWholeTown(page);
  const { appointments } = await readStore(reception, 'appointments');
  const day = Object.values(appointments).find(({ status }) => status === 'arrived')?.day ?? '';
  const ahead = Object.values(appointments)
    .filter((appointment) => appointment.day === day && appointment.status === 'booked')
    .toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const [off] = ahead;
  if (!off) throw new Error('Nobody is booked');

  await desks.server.kill();
  for (const page of [reception, counter]) await expectOffline(page);
  await actOn(counter, off, 'a');
  await expect.poll(async () => (await one(counter, off.id)).status).toBe('arrived');
  await actOn(reception, off, 'Delete', '1');
  await expect.poll(async () => (await one(reception, off.id)).status).toBe('cancelledByCitizen');
  const foot = reception.locator('.last-act');
  await expect(foot).toContainText('annulé');
  await desks.server.startAgain();
  await expectSynced(reception);

  const banner = reception.locator('.clock-banner');
  await expect(banner).toContainText('est déjà là', { timeout: 60_000 });
  await expect(foot).not.toContainText('annulé');
  await banner.getByRole('button', { name: ticketCardText.crossed.understood }).click();
  await expect(banner).toBeHidden();
  await desks.close();
});
