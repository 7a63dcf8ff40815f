import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { sayAct } from '#shared/i18n/fr/acts';
import { voiceText, shellText } from '#shared/i18n/fr/shell';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { receptionText } from '#shared/i18n/fr/reception';
import { panelText } from '#shared/i18n/fr/steering-panels';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { root } from '../support/launch';
import { launchDemo } from '../support/prepared-town';
import { plain, startScreenReader, type ScreenReader } from '../support/screen-reader/screen-reader';

/**
 * What a person hears who works at this desk with Orca: the real window, keys of the keyboard, and the sentences that Orca gives to its voice. Nothing here
 * reads the page to know what happened; it is only asked for a name to look for. What is waited for are words of the app. What Orca adds by itself, the
 * kind of a field, the part that it stands in, how many lines a list has, it leaves out now and then.
 *
 * One start and one working day for all five: Orca and the app take longer to start than a journey takes. What the journey before has not done cannot be heard
 * in the next, so the first that is red ends the day, and none is tried a second time.
 */
test.describe.configure({ mode: 'serial', retries: 0 });

const { places } = shellText;
const desk = '7';
const label = '[A-Z]\\d+';
const starting = (words: string): RegExp => new RegExp(`^${plain(words)}`, 'u');

/** Somebody who is expected today and whose name the keys of every layout can type. */
const expectedName = async (page: Page): Promise<string> => {
  const names = page.locator('.arr-pick b');
  await expect(names.first()).toBeVisible();
  const name = (await names.allTextContents()).find((one) => /^[A-Z][a-z]+ [A-Z][a-z]+$/u.test(one));
  if (name === undefined) throw new Error('nobody with a plain name is expected');
  return name;
};

/** What nobody should have to hear: words twice in one breath, or a number, an hour and a key run together. */
const nonsense = (sentence: string): boolean =>
  /^(?<words>.{6,})[\s,.]+\k<words>$/u.test(sentence) || /\d{2}:\d{2}\p{L}|\p{L}\d+:\d{2}/u.test(sentence);

/** Orca 48 gives the name of a list field also as its value. */
const isListField = (sentence: string): boolean =>
  sentence.includes('liste déroulante') || sentence.includes('combo box');

let reader: ScreenReader;
let page: Page;
/** What was started, the last first. */
const ends: (() => void | Promise<void>)[] = [];

test.beforeAll(async () => {
  reader = await startScreenReader();
  ends.unshift(reader.stop);
  const guichet = await launchDemo(undefined, { env: reader.env });
  ends.unshift(guichet.close);
  page = guichet.page;
});

test.afterEach(() => {
  const out = path.join(root, 'out', 'test');
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'heard.txt'), `${reader.log().join('\n')}\n`);
  expect(reader.sentences().filter((one) => nonsense(one) && !isListField(one))).toEqual([]);
});

test.afterAll(async () => {
  for (const end of ends) await end();
});

test('Orca reads who one is, and the desk that opens', async () => {
  const { hear, press, pressUntil } = reader;
  await hear(starting(welcomeText.who.title), /^1 Nadège R\. Accueil/u);
  // Tab goes from name to name: a digit is Orca's own here, it looks for a heading of that level.
  await pressUntil('shift+Tab', /^Yann K\. Administration/u);
  press('Return');
  await hear(places.supervision);
  press('ctrl+2');
  await hear(counterText.choice.open(Number(desk)), places.counter);
  press('Return');
  await hear(starting(`Appeler ${label}`), sayAct({ code: 'deskSignedOn', desk }));
});

test('Orca reads somebody who is expected: found, and checked in', async () => {
  const { hear, press, type } = reader;
  press('ctrl+1');
  await hear(receptionText.arrivals.search, places.reception);
  const name = await expectedName(page);
  type(name);
  await hear(starting(receptionText.arrivals.foundOne(receptionText.arrivals.found(1), name)));
  press('Return');
  await hear(starting(`Arrivée de ${name}, ticket ${label}`));
});

test('Orca reads a call, the service and its end', async () => {
  const { hear, press } = reader;
  press('ctrl+2');
  await hear(starting(`Appeler ${label}`), places.counter);
  press('F8');
  const called = await hear(counterText.called.start, starting(`Ticket ${label} appelé`));
  const [number = ''] = new RegExp(label, 'u').exec(called) ?? [];
  expect(called).toBe(plain(sayAct({ code: 'called', label: number, desk })));
  press('F8');
  await hear(sayAct({ code: 'started', label: number }));
  press('F9');
  const ended = [starting(`Appeler ${label}`), starting(`Ticket ${number} terminé`)] as const;
  // Who is first in the queue depends on the time. Some reasons ask for a theme at the end, and Entrée ends without one.
  const isAsked = starting(plain(counterLifeText.theme.title).replace(/\W+$/u, ''));
  const first = await hear(new RegExp([isAsked, ...ended].map(({ source }) => `(?:${source})`).join('|'), 'u'));
  if (isAsked.test(first)) {
    press('Return');
    await hear(...ended);
  } else await hear(...ended.filter((words) => !words.test(first)));
});

test('Orca reads an appointment: the person, the moment, the booking', async () => {
  const { hear, press, pressUntil, type } = reader;
  press('ctrl+3');
  await hear(places.agenda);
  press('F4');
  await hear(starting(agendaText.create.citizen));
  type('ZEPHYRIN Aurore');
  await pressUntil('Up', /^Créer la fiche.+ Nom Zephyrin, Prénom Aurore/u);
  press('Return');
  await hear(starting(agendaText.create.birthDate));
  const act = await pressUntil('Tab', /^Réserver .+ à \d/u);
  press('ctrl+Return');
  const [time = ''] = /\d+:\d{2}/u.exec(act) ?? [];
  await hear(/^Rendez-vous d’Aurore Zephyrin le /u, starting(`Zephyrin A\\..+${time}`));
});

test('Orca reads a chart of Pilotage: its sentence, value by value, and its table', async () => {
  const { hear, press, pressUntil } = reader;
  press('ctrl+6');
  await hear(places.steering);
  await pressUntil('Tab', /^Courrier : .+ jours ouvrés en moyenne/u);
  press('Down');
  await hear(/^Courrier, en jours ouvrés : médiane \d/u);
  press('Down');
  await hear(/^Courriel, en jours ouvrés/u);
  press('t');
  await hear(voiceText.asTable(panelText.delay.title));
  // From here on the table is read by Orca's own arrows: its name, then its heads.
  await pressUntil('Down', starting(panelText.delay.title));
  await pressUntil('Down', /^Médiane, jours ouvrés/u);
});
