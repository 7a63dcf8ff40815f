import { expect, test, type Page } from '@playwright/test';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Ticket } from '#shared/domain/model/ticket';
import { abandonText, commonText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { shellText } from '#shared/i18n/fr/shell';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { peopleText } from '#shared/i18n/fr/people';
import { callNumber, finishService, giveTicket, openDesk, startService, undoLast, pressUntil } from './support/acts';
import { readStore, ticketOf } from './support/read-store';
import { becomeAgent, goTo, runAction } from './support/town';
import { launchTwoDesks, secondAgent } from './support/two-desks';

/** The desk of the agent who is proposed, and a reason that it serves. */
const ownDesk = 7;
const civilStatus = '2';
/** Served at the desk of the second agent alone. */
const housing = '4';

const aside = (page: Page) => page.getByRole('complementary', { name: counterText.next.label });
const button = (page: Page, name: string) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('dialog');

const ticketAt = async (page: Page, label: string): Promise<Ticket> => {
  const found = ticketOf(await readStore(page, 'tickets'), label);
  if (!found) throw new Error(`no ${label}`);
  return found;
};
const statusOf = (page: Page, label: string) => expect.poll(async () => (await ticketAt(page, label)).status);

/** The counter takes a press right after another for a rebound. */
const press = async (page: Page, key: string, seen: () => Promise<void>): Promise<void> => {
  await page.waitForTimeout(250);
  await page.keyboard.press(key);
  await seen();
};

const callHere = async (page: Page, label: string): Promise<void> => {
  await callNumber(page, label);
  await startService(page);
};

const openCard = async (page: Page, label: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label.toLowerCase().replace(/^([a-z])0+/, '$1'));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(label, { exact: true })).toBeVisible();
};

/** Longer than the end of a call is taken for a key pressed twice. */
const reboundMs = 2_000;

test('the life of a ticket at the counters: there and back, aside, in vain, gone, with a theme, and swept at closing', async () => {
  const desks = await launchTwoDesks();
  const { reception: here, counter: there } = desks;
  const label = await giveTicket(here, civilStatus, 'Aurore Zéphyrin');
  const [vain, gone, late] = [
    await giveTicket(here, civilStatus),
    await giveTicket(here, civilStatus),
    await giveTicket(here, civilStatus),
  ];
  await openDesk(there, secondAgent.desk);
  await openDesk(here, ownDesk);

  await test.step('called by a name; a name that nobody bears calls nobody', async () => {
    await press(here, 'Control+F8', () => expect(dialog(here)).toBeVisible());
    await here.keyboard.type('Bernard Inconnu');
    await expect(dialog(here)).toContainText(commonText.noneMeant);
    await here.keyboard.press('Enter');
    await expect(dialog(here).getByRole('option')).toHaveCount(0);
    await here.keyboard.press('Control+a');
    // Two tickets of the same reason: which one is meant is chosen by an arrow.
    await here.keyboard.type('etat civil');
    await here.keyboard.press('Enter');
    await expect(dialog(here).getByRole('status')).toHaveText(peopleText.search.choose.several);
    await expect(dialog(here).getByRole('option', { selected: true })).toHaveCount(0);
    await here.keyboard.press('Control+a');
    await here.keyboard.type('zephyrin aur');
    await expect(dialog(here).getByRole('option', { selected: true })).toContainText(label);
    await here.keyboard.press('Enter');
    await expect(here.locator('header.id .plaque')).toHaveText(label);
    await startService(here);
  });

  await test.step('another request joins the visit', async () => {
    await press(here, 'Shift+F2', () => expect(dialog(here)).toBeVisible());
    await here.keyboard.type('Logement');
    await here.keyboard.press('Enter');
    await expect(here.locator('.facts')).toContainText(`${counterLifeText.request.also}Logement`);
  });

  await test.step('to another desk and back, by keyboard', async () => {
    await press(here, 'Shift+F7', () => expect(dialog(here)).toBeVisible());
    // The key that opened it, pressed twice, asks for no way back.
    await here.keyboard.press('Shift+F7');
    await here.waitForTimeout(700);
    await expect(dialog(here).getByRole('checkbox')).not.toBeChecked();
    await here.keyboard.press('Shift+F7');
    await expect(dialog(here).getByRole('checkbox')).toBeChecked();
    // The list scrolls in its dialog, and the window does not.
    const beyond = ({ scrollHeight, clientHeight }: Element): number => scrollHeight - clientHeight;
    expect(await here.locator('.dialog-body').evaluate(beyond)).toBeGreaterThan(0);
    expect(await here.locator('.veil').evaluate(beyond)).toBe(0);
    await here.keyboard.type(String(secondAgent.desk));
    await here.keyboard.press('Enter');
    const call = button(there, counterText.next.call(label));
    await expect(call).toBeVisible();
    await expect(button(here, counterText.next.call(label))).toHaveCount(0);
    await press(there, 'F8', () => expect(button(there, counterText.called.start)).toBeVisible());
    await startService(there);
    await press(there, 'F9', () => expect(button(there, counterLifeText.back.finish(ownDesk))).toBeHidden());
    const back = async () => {
      const ticket = await ticketAt(here, label);
      return [ticket.status, ticketDetails(ticket).forDeskId];
    };
    await expect.poll(back).toEqual(['waiting', `desk-${ownDesk}`]);
  });

  await test.step('set aside in a room, and taken up again', async () => {
    await callHere(here, label);
    await press(here, 'F7', () => expect(dialog(here)).toBeVisible());
    await here.keyboard.press('2');
    await expect(aside(here)).toContainText('Salle de l’état civil');
    await expect(button(here, counterText.next.takeUpLabel(label))).toBeVisible();
    await pressUntil(here, 'Shift+F8', () => button(here, counterText.called.start).isVisible());
    await expect(here.locator('header.id .plaque')).toHaveText(label);
    await startService(here);
  });

  await test.step('the end and its theme in two keys, every request closed; a doubt about the time and its undo', async () => {
    await press(here, 'F9', () => expect(dialog(here)).toBeVisible());
    await here.keyboard.press('2');
    await statusOf(here, label).toBe('done');
    const done = await ticketAt(here, label);
    const store = await readStore(here);
    const { addedRequests, themeId } = ticketDetails(done);
    const ids = [done.requestId, ...addedRequests.map(({ requestId }) => requestId)];
    expect(ids.map((id) => store.requests[id]?.status)).toEqual(['closed', 'closed']);
    expect(store.reference[themeId]?.body).toMatchObject({ kind: 'theme', name: 'Livret de famille' });
    await button(here, counterLifeText.doubt.label(label)).click();
    await expect(aside(here)).toContainText(counterLifeText.doubt.done);
    expect(ticketDetails(await ticketAt(here, label)).timesDoubted).toBe(true);
    await undoLast(here);
    expect(ticketDetails(await ticketAt(here, label)).timesDoubted).toBe(false);
  });

  await test.step('no answer: left in peace, then the end', async () => {
    await callNumber(here, vain);
    await expect(here.locator('.ends')).toContainText(counterLifeText.noAnswer.again(3));
    // Right after the call the key is a rebound, and does nothing.
    await pressUntil(here, 'F9', () => here.locator('.ends').isHidden());
    await expect(aside(here)).toContainText(counterLifeText.noAnswer.resting);
    await statusOf(here, vain).toBe('waiting');
    await expect(here.locator('.upnext-call')).not.toContainText(vain);
    await button(here, counterLifeText.noAnswer.callNowLabel(vain)).click();
    await expect(here.locator('.ends')).toContainText(counterLifeText.noAnswer.ends(2));
    await pressUntil(here, 'F9', () => here.locator('.ends').isHidden());
    await statusOf(here, vain).toBe('noAnswer');
  });

  await test.step('somebody goes without being served, and says why', async () => {
    await callNumber(here, gone);
    await here.waitForTimeout(reboundMs);
    await runAction(here, counterLifeText.abandon.act);
    await expect(dialog(here).getByRole('button', { name: abandonText['tooLong'] ?? '' })).toBeVisible();
    await here.keyboard.press('2');
    await statusOf(here, gone).toBe('abandoned');
    expect(ticketDetails(await ticketAt(here, gone)).abandonWhy).toBe('tooLong');
  });

  await test.step('who is taken from a desk elsewhere is told there, and no press meant for them calls another; who comes back takes nobody’s place', async () => {
    const [first, second] = [await giveTicket(here, housing), await giveTicket(here, housing)];
    await callNumber(there, first);
    const notes = there.locator('.desknotes');
    const call = there.getByRole('button', { name: /^Appeler [A-Z]\d/ });
    // A finger that was on its way to « Commencer » as the button became another.
    const pressed = there.evaluate(
      (selector) =>
        new Promise<string>((resolve) => {
          const press = (): void => {
            const face = document.querySelector<HTMLElement>(selector);
            if (!face) return;
            observer.disconnect();
            face.click();
            resolve(face.textContent ?? '');
          };
          const observer = new MutationObserver(press);
          observer.observe(document.body, { childList: true, subtree: true });
        }),
      '.upnext-call',
    );
    // Heard here before it is acted on: a press on what a colleague has just changed is held back.
    await statusOf(here, first).toBe('called');
    await openCard(here, first);
    await dialog(here).getByRole('button', { name: ticketCardText.acts.left }).press('Enter');
    await statusOf(here, first).toBe('abandoned');
    await here.keyboard.press('Escape');
    expect(await pressed).toContain('Appeler');
    await expect(notes).toContainText(`${first}\u00A0: ${counterText.front.became['abandoned']}, noté par `);
    await expect(notes).toContainText(counterText.front.tooSoon);
    await expect(call).toBeVisible();
    await expect(there.locator('.last-act')).not.toContainText(first);
    await there.waitForTimeout(reboundMs);
    await callNumber(there, second);
    await expect(notes).not.toContainText(first);

    await goTo(here, 'reception');
    // Reception has heard whom the desk has now.
    await statusOf(here, second).toBe('called');
    await undoLast(here);
    await expect(here.locator('.last-act')).toContainText(
      shellText.lastAct.waits(first, String(secondAgent.desk), second),
    );
    await statusOf(there, first).toBe('waiting');
    await expect(there.locator('header.id .plaque')).toHaveText(second);
    await startService(there);
    await statusOf(here, second).toBe('serving');
    await finishService(there);
    await statusOf(there, second).toBe('done');
  });

  await test.step('closing the day is refused at a counter, asks a supervisor who waits, and takes one undo', async () => {
    await runAction(here, counterLifeText.closing.act);
    await expect(dialog(here)).toContainText('supervise');
    await here.keyboard.press('Escape');
    await becomeAgent(here, 'Hélène V.');
    await goTo(here, 'supervision');
    const acts = here.getByRole('list', { name: optionsText.acts.title });
    await expect(acts).toContainText(optionsText.acts.recall(vain));
    await here.keyboard.press('Alt+1');
    await statusOf(here, vain).toBe('waiting');
    // Other advice may stand beside it: what is to be done hangs on the hour.
    await expect(acts.getByText(optionsText.acts.recall(vain))).toHaveCount(0);
    await undoLast(here);
    await statusOf(here, vain).toBe('noAnswer');
    const open = async () => {
      const all = Object.values((await readStore(here, 'tickets')).tickets);
      return all
        .filter(({ status }) => ['waiting', 'called', 'parked'].includes(status))
        .map(({ id }) => id)
        .toSorted();
    };
    const before = await open();
    // People wait: it is no act of this place before the doors close, and a question anywhere else.
    await expect(button(here, counterLifeText.closing.act)).toHaveCount(0);
    await runAction(here, counterLifeText.closing.act);
    const question = here.getByRole('alertdialog', { name: counterLifeText.closing.question(before.length) });
    await expect(question).toContainText((await ticketAt(here, late)).label);
    // Right after the Entrée that asked it is none.
    await here.waitForTimeout(reboundMs);
    await here.keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(await open()).toEqual(before);
    await runAction(here, counterLifeText.closing.act);
    await expect(question).toBeVisible();
    await here.keyboard.press('Control+Enter');
    await expect.poll(open).toEqual([]);
    expect((await ticketAt(here, late)).status).toBe('notServedAtClosing');
    await undoLast(here);
    expect(await open()).toEqual(before);
  });
  for (const { errors, violations } of desks.apps) expect([...errors, ...violations]).toEqual([]);
  await desks.close();
});
