import { expect, test, type Page } from '@playwright/test';
import { sayAct } from '#shared/i18n/fr/acts';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText, voiceText } from '#shared/i18n/fr/shell';
import { supervisionText } from '#shared/i18n/fr/supervision';
import {
  book,
  callNext,
  finishService,
  giveTicket,
  openDesk,
  startService,
  undoLast,
  type NewPerson,
} from './support/acts';
import { becomeAgent, goTo, twoFrames } from './support/town';
import { launchTwoDesks } from './support/two-desks';

const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** The desk of the agent who is proposed, and a reason that it serves. */
const ownDesk = 7;
const civilStatus = '2';
/** People who come are told once in this time. */
const arrivalMs = 20_000;
/** Longer than two sentences take to be said: what is silent now stays silent. */
const quietMs = 2_500;
/** Longer than an act that was named is taken for unread. */
const readMs = 700;

type Heard = { text: string; isAudible: boolean };
type Ears = typeof globalThis & { heard: Heard[] };

/** Writes down each sentence of the region as it is put there, and whether a screen reader may read it at that moment. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: Heard[] = [];
    (globalThis as Ears).heard = heard;
    new MutationObserver((changes) => {
      for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const region = added.parentElement?.closest('[data-voice]');
        // What the focus cut off is said once more, and is no news.
        if (!region || (added as Element).matches('[data-again]')) continue;
        const isHidden = region.closest('[inert], [aria-hidden="true"], [hidden]') !== null;
        const isLive = region.getAttribute('role') === 'status' && region.getAttribute('aria-live') === 'polite';
        heard.push({ text: added.textContent ?? '', isAudible: isLive && !isHidden });
      }
    }).observe(document.body, { childList: true, subtree: true });
  });

const heardOn = (page: Page): Promise<readonly Heard[]> => page.evaluate(() => (globalThis as Ears).heard);
const forget = (page: Page): Promise<void> => page.evaluate(() => void (globalThis as Ears).heard.splice(0));

/** Waits for the sentence of a step, and holds that nothing else was said in it, and that it could be heard. */
const expectSaid = async (page: Page, ...sentences: readonly (string | RegExp)[]): Promise<void> => {
  const script = sentences.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text)));
  await expect
    .poll(() => heardOn(page), { timeout: 60_000 })
    .toEqual(script.map((text) => ({ text, isAudible: true }) as Heard));
  await forget(page);
};

/** What the foot of the window says of the last act that stands. */
const lastAct = async (page: Page): Promise<string> =>
  (await page.locator('.last-act .clip').last().textContent()) ?? '';

const searchField = (page: Page) => page.getByRole('combobox', { name: receptionText.arrivals.search });

const chosenName = (page: Page) => page.locator('.arr.is-sel .arr-pick b');

/** Waits until the row that Entrée would act on, as the field names it, is the one that is shown as chosen; tells whose it is. */
const expectRowRead = async (page: Page): Promise<string> => {
  const name = (await chosenName(page).textContent()) ?? '-';
  const words = (): Promise<string> =>
    searchField(page).evaluate(
      (field) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
    );
  await expect.poll(words).toContain(name);
  return name;
};

/** Chooses how much is said, as an agent does it. */
const chooseVoice = async (page: Page, level: keyof typeof voiceText.levels): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: shellText.who.title });
  await page.locator('button.who').press('Enter');
  await dialog.getByRole('button', { name: voiceText.setting }).press('Enter');
  await page.getByRole('option', { name: voiceText.levels[level] }).press('Enter');
  await expect(page.getByRole('listbox', { name: voiceText.setting })).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
};

const toStrip = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+b');
  await expect(page.locator('#root[inert]')).toHaveCount(1);
  await twoFrames(page);
};
const fromStrip = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+b');
  await expect(page.locator('#root[inert]')).toHaveCount(0);
  await twoFrames(page);
};

const titleOf = (place: keyof typeof shellText.places): string => shellText.windowName(shellText.places[place]);

test('a screen reader hears what happened: each act, place, view, count, refusal and arrival in one sentence', async () => {
  test.setTimeout(600_000);
  const desks = await launchTwoDesks();
  const { reception: page, counter: other, server } = desks;
  await goTo(page, 'reception');
  await page.waitForTimeout(quietMs);
  await listen(page);

  await test.step('a place, with the focus in it and the window named after it', async () => {
    // The focus of the frame does not stay behind, and what was typed in another place is not typed on.
    await page.locator('.topbar .find').focus();
    await goTo(page, 'agenda');
    await expectSaid(page, shellText.places.agenda);
    await expect(page).toHaveTitle(titleOf('agenda'));
    await expect(page.locator('main.place:visible :focus, main.place:visible:focus')).toHaveCount(1);
  });

  await test.step('a view and the day that it shows', async () => {
    await page.keyboard.press('2');
    const { views } = agendaViewsText;
    await expect(page.getByRole('radio', { name: views.week, checked: true })).toBeVisible();
    const shown = (await page.locator('.ag-bar h2').textContent()) ?? '';
    await expectSaid(page, voiceText.view(views.week, shown));
    await page.keyboard.press('1');
    await expectSaid(page, new RegExp(`^${views.day}, `, 'u'));
  });

  await test.step('what the focus cuts off is said once more after it moved', async () => {
    await page.evaluate(() => {
      const region = document.querySelector('[data-voice]') as HTMLElement;
      const watch = new MutationObserver(() => {
        if (region.childElementCount === 0) return;
        watch.disconnect();
        document.querySelector<HTMLElement>('.topbar .find')?.focus();
      });
      watch.observe(region, { childList: true });
    });
    await page.keyboard.press('2');
    const again = page.locator('[data-voice] [data-again]');
    await expect(again).toHaveText(new RegExp(`^${agendaViewsText.views.week}, `, 'u'));
    // The third time never comes, however often the focus moves.
    await page.locator('.ag-bar button').first().focus();
    await page.waitForTimeout(quietMs);
    await expect(page.locator('[data-voice] p')).toHaveCount(1);
    await forget(page);
    await goTo(page, 'reception');
    await goTo(page, 'agenda');
    await page.keyboard.press('1');
    await expect(page.locator('[data-stop]').first()).toBeVisible();
    await page.waitForTimeout(quietMs);
    await forget(page);
  });

  await test.step('a booking, and its undo', async () => {
    await book(page, aurore, 'AB12CD34EF');
    const booked = await lastAct(page);
    expect(booked).toMatch(/^Rendez-vous d’Aurore Zéphyrin le .+ à \d/u);
    await expect.poll(async () => (await heardOn(page)).at(-1)).toEqual({ text: booked, isAudible: true });
    // On the way to the first free place other days were shown, and each said which.
    const before = (await heardOn(page)).slice(0, -1).map(({ text }) => text);
    expect(before.filter((text) => !text.startsWith(agendaViewsText.views.day))).toEqual([]);
    await forget(page);
    await page.keyboard.press('Control+z');
    await expectSaid(page, sayAct({ code: 'undone', what: booked }));
  });

  await test.step('a search: how many, and by the arrows whom Entrée checks in', async () => {
    await goTo(page, 'reception');
    await expectSaid(page, shellText.places.reception);
    await page.keyboard.press('F3');
    await page.keyboard.insertText('du');
    const head = page.locator('.col--arr .head h2');
    await expect(head).toHaveText(/trouvée|ajoutez/u);
    await expectSaid(page, (await head.textContent()) ?? '');
    await expect(searchField(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    const first = await expectRowRead(page);
    await page.keyboard.press('ArrowDown');
    await expect(chosenName(page)).not.toHaveText(first);
    await expectRowRead(page);
    // The row is read by the field itself; how many there are was said.
    await page.waitForTimeout(quietMs);
    expect(await heardOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(searchField(page)).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('an arrival that is checked in', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.arr.is-sel')).toHaveCount(1);
    await expectRowRead(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => lastAct(page)).toMatch(/^Arrivée d/u);
    await expectSaid(page, await lastAct(page));
  });

  await test.step('its paper, once more', async () => {
    const label = (await page.locator('.printer .ticket-n').textContent()) ?? '-';
    await page.locator('.printer').getByRole('button', { name: receptionText.ticket.reprint }).press('Enter');
    await expectSaid(page, voiceText.reprinted(label));
  });

  await test.step('a refusal, each time that the same is tried', async () => {
    await page.keyboard.press('F9');
    await expectSaid(page, receptionText.passage.reasonMissing);
    await page.keyboard.press('F9');
    await expectSaid(page, receptionText.passage.reasonMissing);
  });

  await test.step('a ticket for somebody without appointment', async () => {
    const label = await giveTicket(page, civilStatus);
    await expect.poll(() => lastAct(page)).toContain(label);
    await expectSaid(page, await lastAct(page));
  });

  await test.step('a desk that opens, a call, a service and its end', async () => {
    await openDesk(page, ownDesk);
    await expectSaid(page, shellText.places.counter, sayAct({ code: 'deskSignedOn', desk: String(ownDesk) }));
    await expect(page).toHaveTitle(titleOf('counter'));
    const label = await callNext(page);
    await expectSaid(page, sayAct({ code: 'called', label, desk: String(ownDesk) }));
    await startService(page);
    await expectSaid(page, sayAct({ code: 'started', label }));
    await finishService(page);
    await expectSaid(page, new RegExp(`^Ticket ${label} terminé`, 'u'));
  });

  await test.step('in the strip, while the screen beneath is out of reach', async () => {
    await toStrip(page);
    // It was done in the whole window, which the strip does not show.
    await page.keyboard.press('Control+z');
    await expectSaid(page, /^Ctrl Z encore pour annuler\s: Ticket \w+ terminé/u);
    await page.waitForTimeout(readMs);
    await page.keyboard.press('Control+z');
    await expectSaid(page, /^Annulé\s: Ticket \w+ terminé/u);
    await fromStrip(page);
    await finishService(page);
    await expectSaid(page, /^Ticket \w+ terminé/u);
  });

  await test.step('in the strip without the name of the person, which the full screen says', async () => {
    await goTo(page, 'reception');
    await page.keyboard.press('F3');
    await page.keyboard.press('ArrowDown');
    const name = await expectRowRead(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => lastAct(page)).toContain(name);
    await expectSaid(page, shellText.places.reception, await lastAct(page));
    await goTo(page, 'counter');
    await expectSaid(page, shellText.places.counter);
    await toStrip(page);
    await page.keyboard.press('Control+z');
    await expectSaid(page, /^Ctrl Z encore pour annuler\s: Arrivée, ticket \w+$/u);
    await page.waitForTimeout(readMs);
    await page.keyboard.press('Control+z');
    await expectSaid(page, /^Annulé\s: Arrivée, ticket \w+$/u);
    await fromStrip(page);
  });

  await test.step('in a dialog that hides the rest', async () => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: shellText.palette.title });
    await expect(palette).toBeVisible();
    await page.keyboard.insertText('agenda');
    // Persons and requests are found a moment after the actions, and then the number is another one.
    const isSaid = async (): Promise<boolean> => {
      const found = await palette.getByRole('option').count();
      return (await heardOn(page)).at(-1)?.text === shellText.palette.found(found);
    };
    await expect.poll(isSaid).toBe(true);
    expect((await heardOn(page)).every(({ isAudible }) => isAudible)).toBe(true);
    await forget(page);
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });

  await test.step('an arrival at another desk, once each arrival is asked for', async () => {
    await chooseVoice(page, 'all');
    const label = await giveTicket(other, civilStatus);
    await expectSaid(page, new RegExp(`^${label} attend`, 'u'));
  });

  await test.step('nobody who waits no longer when their turn to be told comes', async () => {
    const label = await giveTicket(other, civilStatus);
    await expect(page.getByText(label).first()).toBeVisible();
    await other.keyboard.press('Control+z');
    await expect.poll(() => lastAct(other)).not.toContain(label);
    await page.waitForTimeout(arrivalMs + quietMs);
    expect(await heardOn(page)).toEqual([]);
  });

  await test.step('offline and back', async () => {
    await server.kill();
    await expectSaid(page, voiceText.offline);
    await server.startAgain();
    await expectSaid(page, voiceText.online);
  });

  await test.step('nothing of it for the next person, and nothing in the name of the window', async () => {
    await undoLast(page);
    await expect(page.locator('[data-voice]')).toHaveText(/^Annulé/u);
    await becomeAgent(page, 'Hélène V.');
    // The place is said to whoever sits down, and nothing of the work before.
    await expect(page.locator('[data-voice]')).not.toContainText('Annulé', { timeout: 1_000 });
    await forget(page);
    await expect(page).toHaveTitle(new RegExp(`^(?:${Object.values(shellText.places).join('|')}) – Guichet$`, 'u'));
  });

  await test.step('a view and the table of the drawings', async () => {
    await goTo(page, 'supervision');
    await page.waitForTimeout(quietMs);
    await forget(page);
    await page.keyboard.press('1');
    await page.keyboard.press('t');
    await expectSaid(page, voiceText.asTable(supervisionText.load.title));
    await page.keyboard.press('s');
    await expectSaid(page, supervisionText.modes.week);
  });

  await test.step('nothing at all where nothing is wanted', async () => {
    await chooseVoice(page, 'nothing');
    await forget(page);
    await goTo(page, 'agenda');
    await page.waitForTimeout(quietMs);
    expect(await heardOn(page)).toEqual([]);
  });

  expect(desks.apps.flatMap(({ violations }) => violations)).toEqual([]);
  await desks.close();
});
