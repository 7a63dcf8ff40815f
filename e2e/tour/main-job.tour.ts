import { expect, test, type Page } from '@playwright/test';
import { bookingText } from '#shared/i18n/fr/booking';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { receptionText } from '#shared/i18n/fr/reception';
import { panelText } from '#shared/i18n/fr/steering-panels';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { frenchKiosk } from '#shared/i18n/kiosk/fr';
import {
  answerOnTheSpot,
  blockOf,
  callNext,
  fillBooking,
  finishService,
  giveTicket,
  openDesk,
  startService,
} from '../support/acts';
import { launchGuichet, type Launched } from '../support/launch';
import { openSection } from '../support/open-section';
import { appointmentsOf, expectSameStores, readStore, seeWholeTown } from '../support/read-store';
import { joinAsScreen } from '../support/screens';
import { askCode, startTownServer } from '../support/server';
import { beAgent, expectOffline, expectSynced, goTo, joinTown, runAction, trustChip } from '../support/town';
import { createTourLog } from './tour-log';
import { onScreen } from '../support/on-screen';

const person = { lastName: 'Grandjean-Lacroix', firstName: 'Éléonore' } as const;
const offlinePerson = { lastName: 'Ndiaye-Kervella', firstName: 'Moussa' } as const;
const deskOfEric = 8;

/** Gives the main window the big size and waits until its page has it; a screen without a window manager rounds. */
const enlarge = async ({ app, page }: Launched): Promise<void> => {
  const window = await app.browserWindow(page);
  await window.evaluate((each) => {
    each.setPosition(0, 0);
    each.setContentSize(1920, 1080);
  });
  await expect.poll(() => page.evaluate(() => Math.min(innerWidth / 1920, innerHeight / 1080))).toBeCloseTo(1, 2);
};

/** A panel as kiosks have it. */
const standUpright = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const upright = { width: 1080, height: 1920, deviceScaleFactor: 1, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', upright);
};

/** The pages of an app besides its main one. */
const displayOf = async (desk: Launched) => {
  const opened = desk.app.waitForEvent('window');
  await runAction(desk.page, 'affichage');
  const display = await opened;
  await display.waitForURL(/pages\/display/);
  return display;
};

test('the main job, on two desks, with the server and without it', async () => {
  const log = createTourLog();
  const server = await startTownServer();
  const reception = await launchGuichet();
  const { page } = reception;

  await test.step('first start', async () => {
    await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await log.shot(page, 'bienvenue', 'Premier démarrage : trois façons de commencer.');
    await joinTown(page, server.address, server.firstCode);
    await log.shot(page, 'qui-etes-vous', 'Le poste a rejoint la mairie par son code ; on dit qui est là.');
    await beAgent(page);
    await seeWholeTown(page);
    await expectSynced(page);
  });

  await test.step('reception', async () => {
    await goTo(page, 'reception');
    const arrivals = page.locator('.arr');
    await expect(arrivals.first()).toBeVisible();
    await log.shot(page, 'accueil', 'Accueil : arrivées attendues, passage, file d’attente.');
    const name = (await arrivals.nth(1).locator('b').textContent()) ?? '';
    const search = page.getByRole('combobox', { name: receptionText.arrivals.search });
    await search.fill(name.split(' ').at(-1) ?? name);
    await expect(page.locator('.arr.is-sel mark').first()).toBeVisible();
    await log.shot(page, 'recherche', 'Une personne attendue est trouvée en quelques lettres.');
    await page.keyboard.press('Enter');
    await expect(page.locator('.ticket-n')).toHaveText(/^A\d{3}$/);
    await expect(onScreen(page).getByText(/(PDF|Imprimé) à/)).toBeVisible();
    await log.shot(page, 'arrivee-ticket', 'Arrivée enregistrée en une touche, ticket imprimé.');
    await giveTicket(page, '4');
    await expect(onScreen(page).getByText(/(PDF|Imprimé) à/)).toBeVisible();
    await log.shot(page, 'passage-ticket', 'Passage sans rendez-vous : motif, ticket, demande liée.');
    await answerOnTheSpot(page, '2');
    await log.shot(page, 'repondu-sur-place', 'Demande répondue sur place, consignée sans ticket.');
  });

  await test.step('booking', async () => {
    await goTo(page, 'agenda');
    await expect(page.locator('[data-block]').first()).toBeVisible();
    await log.shot(page, 'agenda-jour', 'Agenda du jour, une colonne par guichet.');
    await fillBooking(page, person, '4F7K2M9QXA', 'Passeport');
    await log.shot(
      page,
      'agenda-nouveau-rendez-vous',
      'Nouveau rendez-vous de passeport : personne créée en tapant, pré-demande vérifiée.',
    );
    await page.keyboard.press('Control+Enter');
    await expect(blockOf(page, person)).toBeVisible();
    await log.shot(page, 'agenda-reserve', 'Rendez-vous réservé, visible aussitôt, annulable par Ctrl Z.');
    await page.getByRole('radio', { name: 'Semaine' }).press('Space');
    await expect(page.locator('.ag-fc-in').nth(20)).toBeVisible();
    await log.shot(page, 'agenda-semaine', 'La semaine d’un guichet.');
    await page.getByRole('radio', { name: 'Mois' }).press('Space');
    // What is booked comes after the dates: the picture is of a month that is read.
    await expect(page.locator('.ag-mb .ag-ml').nth(5)).toBeVisible();
    await log.shot(page, 'agenda-mois', 'Le mois : ce qui est pris, libre et gardé de chaque jour.');
    await page.getByRole('radio', { name: 'Jour' }).press('Space');
    await expect(page.locator('[data-block]').first()).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.getByRole('heading', { name: bookingText.due.title })).toBeVisible();
    await log.shot(page, 'agenda-a-renseigner', 'Les rendez-vous passés sans suite : une touche par ligne.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(person.lastName);
    await expect(page.getByRole('option').filter({ hasText: person.firstName })).toBeVisible();
    await page.keyboard.press('Enter');
    const file = page.getByRole('dialog', { name: `${person.firstName} ${person.lastName}` });
    await expect(file).toBeVisible();
    await log.shot(page, 'fiche', 'La fiche d’une personne : contact, proches, passages, doublons probables.');
    await page.keyboard.press('Escape');
    await expect(file).toBeHidden();
  });

  const counter = await launchGuichet();
  await joinTown(counter.page, server.address, await askCode(page));
  await beAgent(counter.page, 'Éric T.');
  await seeWholeTown(counter.page);
  const display = await displayOf(reception);
  await expect(display.locator('header time')).toHaveText(/^10:/);

  await test.step('counter', async () => {
    await openDesk(counter.page, deskOfEric);
    await log.shot(counter.page, 'guichet-ensuite', 'Guichet ouvert : qui vient ensuite, et pourquoi.');
    const label = await callNext(counter.page);
    await log.shot(counter.page, 'guichet-appel', `Le ticket ${label} est appelé au guichet ${deskOfEric}.`);
    await expect(display.getByText(label, { exact: true }).first()).toBeVisible();
    await expect(display.getByText(`Guichet ${deskOfEric}`).first()).toBeVisible();
    await log.shot(display, 'affichage', `L’écran de la salle annonce ${label}, sans aucun nom.`);
    await startService(counter.page);
    await log.shot(counter.page, 'guichet-en-cours', 'La personne est reçue : pièces à vérifier, rendez-vous, suite.');
    await counter.page.keyboard.press('Control+b');
    const strip = counter.page.getByRole('region', { name: counterLifeText.strip.label });
    await expect(strip).toBeVisible();
    await log.shot(counter.page, 'guichet-bandeau', 'Le guichet en bandeau, au-dessus des autres programmes.');
    await counter.page.keyboard.press('Control+b');
    await expect(strip).toBeHidden();
    await goTo(page, 'supervision');
    const served = page.locator('.c').filter({ hasText: supervisionText.strip.served }).locator('b');
    const before = Number(await served.textContent());
    await finishService(counter.page);
    await expect(served).toHaveText(String(before + 1));
    // The picture is of a day that was weighed.
    await expect(page.getByText(/Simulé à/).first()).toBeVisible();
    await log.shot(page, 'supervision', 'Supervision : la personne reçue est comptée en direct.');
  });

  await test.step('kiosk', async () => {
    const kiosk = await joinAsScreen(server.address, await askCode(page, 'kiosk'));
    await standUpright(kiosk.page);
    await expect(kiosk.page.getByRole('heading', { name: frenchKiosk.walkIn.title })).toBeVisible();
    await log.shot(kiosk.page, 'borne', 'La borne : un rendez-vous par son heure, un ticket par sa démarche.');
    await kiosk.page.getByRole('button', { name: /^Inscription scolaire/ }).click();
    await expect(kiosk.page.locator('.ki-plate')).toHaveText(/^A\d{3}$/);
    await log.shot(kiosk.page, 'borne-ticket', 'Un toucher, un ticket, avec l’attente et qui passe avant.');
    await kiosk.close();
  });

  await test.step('without the server', async () => {
    await server.kill();
    await expectOffline(page);
    await expectOffline(counter.page);
    const own = await giveTicket(page, '4');
    expect(own).toMatch(/^A-K\d+ 001$/);
    await log.shot(page, 'hors-ligne-accueil', `Serveur coupé : l’accueil continue, ticket ${own} de sa propre série.`);
    await fillBooking(page, offlinePerson, '9B0TQ71LHV');
    await page.keyboard.press('Control+Enter');
    await expect(blockOf(page, offlinePerson)).toBeVisible();
    await log.shot(page, 'hors-ligne-rendez-vous', 'Rendez-vous pris hors ligne, montré « à confirmer ».');
    await callNext(counter.page);
    await expect(counter.page.getByText(counterText.called.tentative).first()).toBeVisible();
    await log.shot(
      counter.page,
      'hors-ligne-guichet',
      'Le guichet appelle encore, et dit que l’appel reste à confirmer.',
    );
    await expect(trustChip(page)).toContainText('à envoyer');
  });

  await test.step('the server is back', async () => {
    await server.startAgain();
    await expectSynced(page);
    await expectSynced(counter.page);
    await expectSameStores(page, counter.page);
    const [booked] = appointmentsOf(await readStore(counter.page, 'appointments', 'citizens'), offlinePerson.lastName);
    expect(booked?.confirmation).toBe('accepted');
    await goTo(page, 'reception');
    await log.shot(page, 'resynchronise', 'Réseau revenu : les deux postes montrent la même chose, rien n’est perdu.');
    await enlarge(reception);
    for (const [place, said] of [
      ['reception', 'Accueil en 1920 × 1080.'],
      ['agenda', 'Agenda en 1920 × 1080.'],
      ['supervision', 'Supervision en 1920 × 1080.'],
    ] as const) {
      await goTo(page, place);
      await log.shot(page, `grand-${place}`, said);
    }
  });

  const office = await launchGuichet();
  await test.step('settings', async () => {
    await joinTown(office.page, server.address, await askCode(page));
    await beAgent(office.page, 'Yann K.');
    await seeWholeTown(office.page);
    for (const [label, name, said] of [
      ['Plages d’ouverture', 'reglages-plages', 'Réglages : les plages et les créneaux qu’elles font.'],
      ['Messages', 'reglages-messages', 'Réglages : les messages, éteints tant que personne ne les allume.'],
      ['Importer des rendez-vous', 'reglages-import', 'Réglages : reprendre les rendez-vous d’un autre logiciel.'],
    ] as const) {
      await openSection(office.page, label);
      await log.shot(office.page, name, said);
    }
  });

  const manager = await launchGuichet();
  await test.step('steering', async () => {
    test.setTimeout(600_000);
    await joinTown(manager.page, server.address, await askCode(page));
    await beAgent(manager.page, 'Odile G.');
    await seeWholeTown(manager.page);
    await goTo(manager.page, 'requests');
    await expect(manager.page.locator('.rq-row:visible').first()).toBeVisible();
    await log.shot(manager.page, 'demandes', 'Demandes : tous les canaux, en retard d’abord.');
    await goTo(manager.page, 'steering');
    await expect(onScreen(manager.page).getByText(/^Calculé le .+ · tous les postes à jour$/)).toBeVisible({
      timeout: 150_000,
    });
    await log.shot(manager.page, 'pilotage', 'Pilotage : le trimestre en une phrase et quatre cadres.');
    await manager.page.keyboard.press('PageDown');
    await expect(manager.page.getByRole('region', { name: panelText.commitments.title, exact: true })).toBeVisible();
    await log.shot(
      manager.page,
      'pilotage-engagements',
      'Engagements, attentes de rendez-vous, absences, places perdues.',
    );
    await enlarge(manager);
    await manager.page.keyboard.press('PageUp');
    await expect(manager.page.getByRole('region', { name: panelText.delay.title, exact: true })).toBeVisible();
    await log.shot(manager.page, 'grand-pilotage', 'Pilotage en 1920 × 1080.');
  });

  expect([...reception.violations, ...counter.violations, ...office.violations, ...manager.violations]).toEqual([]);
  log.end();
  await Promise.all([reception.close(), counter.close(), office.close(), manager.close()]);
  await server.remove();
});
