import { expect, test } from '@playwright/test';
import { receptionText } from '#shared/i18n/fr/reception';
import { answerOnTheSpot, blockOf, book, giveTicket, undoLast, type NewPerson } from './support/acts';
import { launchGuichet } from './support/launch';
import { appointmentsOf, readStore, seeWholeTown, ticketOf } from './support/read-store';
import { beAgent, goTo, startDemo } from './support/town';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };

test('Ctrl Z takes back a booking, a ticket and an answered passage', async () => {
  const guichet = await launchGuichet();
  const { page } = guichet;
  await startDemo(page);
  await beAgent(page);
  await seeWholeTown(page);

  await test.step('a booking', async () => {
    await book(page, person, 'AB12CD34EF');
    await undoLast(page);
    await expect(blockOf(page, person)).toHaveCount(0);
    expect(appointmentsOf(await readStore(page), person.lastName)).toMatchObject([{ status: 'void' }]);
  });

  await test.step('a ticket', async () => {
    await goTo(page, 'reception');
    const waiting = page.getByRole('region', { name: receptionText.queue.title }).getByRole('definition').first();
    const before = Number(await waiting.textContent());
    const label = await giveTicket(page, '2');
    await expect(waiting).toHaveText(String(before + 1));
    await undoLast(page);
    await expect(waiting).toHaveText(String(before));
    await expect(page.locator('.ticket-n')).toHaveCount(0);
    expect(ticketOf(await readStore(page), label)).toMatchObject({ status: 'void' });
  });

  await test.step('a passage answered on the spot', async () => {
    const known = new Set(Object.keys((await readStore(page)).requests));
    const fresh = async () =>
      Object.values((await readStore(page)).requests)
        .filter(({ id }) => !known.has(id))
        .map(({ status }) => status);
    await answerOnTheSpot(page, '5');
    expect(await fresh()).toEqual(['closed']);
    await undoLast(page);
    await expect.poll(fresh).toEqual(['void']);
  });
  await guichet.close();
});
