import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { formatRoute } from '#shared/routes/places';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced } from './support/town';

const { detail } = agendaText;
const today = '2026-11-23';

/** Somebody of today who has arrived, whose time has begun, and who waits. */
const waitingOne = async (page: Page) => {
  const { appointments, tickets } = await readStore(page, 'appointments', 'tickets');
  const found = Object.values(tickets).flatMap((ticket) => {
    const appointment = appointments[ticket.appointmentId];
    const waits = ticket.status === 'waiting' && appointment?.status === 'arrived' && appointment.day === today;
    return waits && appointment.time < '10:30' ? [{ ticket, appointment }] : [];
  });
  const one = found[0];
  if (!one) throw new Error('nobody waits with an appointment');
  return one;
};

test('who waits with a ticket is not noted absent by one key', async () => {
  const { page, errors, violations, close } = await launchDemo('2026-11-23T09:32:00.000Z');
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
  const { ticket, appointment } = await waitingOne(page);
  const statusOf = async (): Promise<readonly (string | undefined)[]> => {
    const { appointments, tickets } = await readStore(page, 'appointments', 'tickets');
    return [appointments[appointment.id]?.status, tickets[ticket.id]?.status];
  };
  const route = formatRoute({ place: 'agenda', params: { appointment: appointment.id, day: today } });
  await page.evaluate((hash) => (window.location.hash = hash), route);
  const miss = page.locator('.ag-panel').getByRole('button', { name: `${detail.noShow} N`, exact: true });
  // The key stands on the button once the keyboard is at the appointment.
  await expect(miss).toBeVisible();
  const question = page.getByRole('dialog');

  await page.keyboard.press('n');
  await expect(question).toHaveAccessibleName(new RegExp(ticket.label));
  await page.keyboard.press('1');
  await expect(question).toBeHidden();
  expect(await statusOf()).toEqual(['arrived', 'waiting']);

  await page.keyboard.press('n');
  await expect(question).toBeVisible();
  await page.keyboard.press('2');
  await expect.poll(statusOf).toEqual(['arrived', 'abandoned']);
  // Nobody waits there any more: now the key is what it says.
  await expect(page.locator('.last-act')).toContainText(ticket.label);
  await expect(miss).toBeVisible();
  await page.keyboard.press('n');
  await expect.poll(statusOf).toEqual(['noShow', 'abandoned']);
  expect([errors, violations]).toEqual([[], []]);
  await close();
});
