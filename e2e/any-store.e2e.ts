import { expect, test } from '@playwright/test';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { shellText } from '#shared/i18n/fr/shell';
import { places } from '#shared/routes/places';
import { book, callNumber, giveTicket, openDesk, type NewPerson } from './support/acts';
import { breakStore } from './support/broken-rows';
import { axeFaults } from './support/axe-faults';
import { launchServedDesk } from './support/prepared-town';
import { becomeAgent, beAgent, expectOffline, goTo, seeShell } from './support/town';
import { onScreen } from './support/on-screen';

const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** A favourite reason. */
const housing = '4';

test('a store that holds what killed desks once opens, works, names it, and heals by the copy of the server', async () => {
  const { server, desk } = await launchServedDesk();
  const { page } = desk;
  await beAgent(page, 'Yann K.');
  await server.kill();
  await expectOffline(page);
  const { broken, forged } = await breakStore(page);
  await page.reload();
  await seeShell(page);
  const unreadable = page.locator('[data-conflict^="unreadable-"]');
  const spoken = forged.map(({ collection, id }) =>
    page.locator(`[data-conflict="${collection === 'tickets' ? 'calledTwice' : 'overbooked'}-${id}"]`),
  );

  await test.step('every place stands, and none says that it stopped', async () => {
    for (const place of places) {
      await goTo(page, place);
      await expect(page.getByRole('heading', { name: shellText.crash.place })).toHaveCount(0);
      await expect(page.getByRole('heading', { name: shellText.crash.title })).toHaveCount(0);
    }
  });

  await test.step('somebody is booked, and somebody is called', async () => {
    await book(page, aurore, '');
    await openDesk(page, 7);
    const label = await giveTicket(page, housing);
    await callNumber(page, label);
  });

  await test.step('Conflits names each by kind and mark, says that the rest works, and shows nothing of it', async () => {
    await goTo(page, 'conflicts');
    for (const { collection, id } of broken)
      await expect(page.locator(`[data-conflict="unreadable-${collection}-${id.slice(0, 30)}"]`)).toBeVisible();
    for (const word of spoken) await expect(word).toBeVisible();
    await unreadable.first().focus();
    await expect(onScreen(page).getByText(conflictKindsText.unreadable.lead)).toBeVisible();
    await expect(page.getByRole('navigation', { name: conflictsText.title })).not.toContainText('99:99');
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('the server is back: what it holds takes their place, without a new start', async () => {
    await server.startAgain();
    await expect(unreadable).toHaveCount(0, { timeout: 90_000 });
    // What the server never said is no word of it.
    for (const word of spoken) await expect(word).toHaveCount(0);
    await becomeAgent(page, 'Hélène V.');
    await goTo(page, 'agenda');
  });

  expect(desk.violations).toEqual([]);
  await desk.close();
  await server.remove();
});
