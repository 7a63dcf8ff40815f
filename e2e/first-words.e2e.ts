import { expect, test, type Page } from '@playwright/test';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo, seeShell } from './support/town';

type Said = Window & { said?: Set<string> };

/**
 * Runs in the page before its own scripts: keeps every text that stands in a place, were it for one picture only. The clock stands still,
 * so that no minute passes by which a word was true and is no more.
 */
const keepWords = (): void => {
  const loadedMs = Date.now();
  Date.now = () => loadedMs;
  const said = new Set<string>();
  (window as Said).said = said;
  const keep = (node: Node): void => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let at: Node | null = node.nodeType === Node.TEXT_NODE ? node : walker.nextNode(); at; at = walker.nextNode())
      if (at.parentElement?.closest('main.place')) said.add((at.textContent ?? '').trim());
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.nodeType === Node.TEXT_NODE) keep(target);
      for (const node of addedNodes) keep(node);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

const shownTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    for (const place of document.querySelectorAll('main.place')) {
      if (!place.checkVisibility()) continue;
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let at = walker.nextNode(); at; at = walker.nextNode()) texts.push((at.textContent ?? '').trim());
    }
    return texts;
  });

/** Words that say « nothing », « free », « all is well », a zero, what lacks, what to change, or that the line is gone. */
const isClaim = (text: string): boolean =>
  /\b(aucune?|personne n|plus personne|rien|libres?|tient|sans attendre|il manque|de trop|hors ligne)\b|^ouvrir le guichet|au lieu de|^0(?![,\d])|\b0 (?:à|en|sur|vue)|moins de 5/i.test(
    text,
  );

/** Waits until nothing is being read and the screen reads the same at so many looks in a row, then answers what was claimed meanwhile and is not so. */
const falseWords = async (page: Page, looks = 1): Promise<readonly string[]> => {
  let before = '';
  let same = 0;
  const stands = async (): Promise<boolean> => {
    const now = (await shownTexts(page)).join('\n');
    const isReading = await page.locator('main.place:visible [aria-busy="true"]').count();
    same = now === before && isReading === 0 ? same + 1 : 0;
    before = now;
    return same >= looks;
  };
  await expect.poll(stands, { intervals: [400], timeout: 60_000 }).toBe(true);
  const standing = new Set(await shownTexts(page));
  const said = await page.evaluate(() => {
    const { said: kept } = window as Said;
    const all = [...(kept ?? [])];
    kept?.clear();
    return all;
  });
  return said.filter((text) => isClaim(text) && !standing.has(text));
};

const steps: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ['Accueil', (page) => goTo(page, 'reception')],
  ['Guichet', (page) => goTo(page, 'counter')],
  ['Agenda, jour', (page) => goTo(page, 'agenda')],
  ['Agenda, jour suivant', (page) => page.keyboard.press('Control+ArrowRight')],
  ['Agenda, semaine', (page) => page.getByRole('radio', { name: 'Semaine' }).press('Space')],
  ['Agenda, semaine suivante', (page) => page.keyboard.press('Control+ArrowRight')],
  ['Agenda, mois', (page) => page.getByRole('radio', { name: 'Mois' }).press('Space')],
  ['Agenda, mois suivant', (page) => page.keyboard.press('Control+ArrowRight')],
  ['Agenda, liste', (page) => page.getByRole('radio', { name: 'Liste' }).press('Space')],
  ['Demandes', (page) => goTo(page, 'requests')],
  [
    'Supervision, jour',
    async (page) => {
      await goTo(page, 'supervision');
      await page.locator('main.place:visible').getByRole('radio', { name: 'Jour' }).press('Space');
    },
  ],
  [
    'Supervision, semaine',
    (page) => page.locator('main.place:visible').getByRole('radio', { name: 'Semaine' }).press('Space'),
  ],
  ['Pilotage', (page) => goTo(page, 'steering')],
  ['Conflits', (page) => goTo(page, 'conflicts')],
];

test('before the store answers no screen says that nothing is booked, nobody waits or a place is free', async () => {
  const { page, close } = await launchDemo();
  await beAgent(page, 'Yann K.');
  await page.addInitScript(keepWords);
  await page.reload();
  await seeShell(page);
  const found: string[] = [];
  // The place in which the day begins stands before another one is asked for: what it said is gone then.
  for (const text of await falseWords(page, 5)) found.push(`au début: ${text}`);
  // What the forecast says comes last: it is waited for.
  await goTo(page, 'supervision');
  for (const text of await falseWords(page, 8)) found.push(`Supervision: ${text}`);
  for (const [name, go] of steps) {
    await go(page);
    for (const text of await falseWords(page)) found.push(`${name}: ${text}`);
  }
  // The same in the evening, when Supervision looks ahead to tomorrow: further away than a desk goes by the clock of its server.
  await page.addInitScript((hours) => {
    const { now } = Date;
    Date.now = () => now() + hours * 3_600_000;
  }, 12.5);
  await page.reload();
  await seeShell(page);
  for (const text of await falseWords(page, 5)) found.push(`le soir, au début: ${text}`);
  await goTo(page, 'supervision');
  await expect(page.getByRole('region', { name: 'Demain' })).toBeVisible();
  for (const text of await falseWords(page, 8)) found.push(`Supervision, le soir: ${text}`);
  expect(found).toEqual([]);

  // The instrument itself: what stands for one picture is kept.
  await page.evaluate(async () => {
    const word = document.createElement('p');
    word.textContent = 'Aucun rendez-vous de la journée';
    [...document.querySelectorAll('main.place')].at(-1)?.append(word);
    await new Promise((drawn) => requestAnimationFrame(drawn));
    word.remove();
  });
  expect(await falseWords(page)).toEqual(['Aucun rendez-vous de la journée']);
  await close();
});
