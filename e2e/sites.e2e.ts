import { expect, test, type Page } from '@playwright/test';
import { steeringText } from '#shared/i18n/fr/steering';
import { chooseSite } from './support/choose-site';
import { launchServedDesk } from './support/prepared-town';
import { beAgent, expectOffline, expectSynced, goTo, seeShell } from './support/town';
import { onScreen } from './support/on-screen';

const manager = 'Odile G.';
const annex = 'Mairie annexe des Tilleuls';
const { filters, headline, meta } = steeringText;

/** The line that tells place, period and number of requests. */
const aboutOf = async (page: Page, place: string): Promise<string> => {
  const line = onScreen(page).getByText(new RegExp(`^${place} · .+ · [1-9].*demandes`));
  await expect(line).toBeVisible({ timeout: 90_000 });
  return line.innerText();
};

test('figures of another site stay at a desk that looked at them when the server is gone', async () => {
  const { server, desk } = await launchServedDesk();
  const { page, violations, close } = desk;
  await beAgent(page, manager);
  await expectSynced(page);
  await goTo(page, 'steering');

  await test.step('they are fetched when somebody looks', async () => {
    await chooseSite(page, annex);
    await expect(onScreen(page).getByText(/^Calculé le .+ · tous les postes à jour$/)).toBeVisible({
      timeout: 150_000,
    });
  });
  const about = await aboutOf(page, annex);

  await test.step('without the server they are there after a new start of the window, with their moment', async () => {
    await server.kill();
    await expectOffline(page);
    await page.reload();
    await seeShell(page);
    await goTo(page, 'steering');
    await chooseSite(page, annex);
    expect(await aboutOf(page, annex)).toBe(about);
    await expect(onScreen(page).getByText(new RegExp(`^Calculé le .+ · ${meta.offline}$`))).toBeVisible();
  });

  await test.step('all sites are told as well, for every one of them was received', async () => {
    await chooseSite(page, filters.allSites);
    await aboutOf(page, filters.allSites);
    await expect(page.getByRole('heading', { level: 2, name: headline.away })).toHaveCount(0);
  });

  // The console tells every call that nobody answered.
  expect(violations).toEqual([]);
  await close();
  await server.remove();
});
