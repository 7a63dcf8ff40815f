import { expect, test, type Page } from '@playwright/test';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { counterText } from '#shared/i18n/fr/counter';
import { receptionText } from '#shared/i18n/fr/reception';
import { trustText } from '#shared/i18n/fr/trust';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { enrol } from '../tests/faults/support/enrol';
import { book, callNumber, giveTicket, openDesk, undoLast, type NewPerson } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { styleWith, wideFaults } from './support/look/wide-letters';
import { expectNothingCut, lastingFaults } from './support/look-whole';
import { createResizer } from './support/window-sizes';
import { appointmentsOf, expectSameStores, readStore, ticketOf } from './support/read-store';
import { askCode } from './support/server';
import { becomeAgent, expectOffline, goTo, trustChip } from './support/town';
import { launchTwoDesks, secondAgent } from './support/two-desks';
import { scrollToEnd, zoomIn } from './support/zoom';
import { onScreen } from './support/on-screen';

const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const basile: NewPerson = { lastName: 'Quenneville', firstName: 'Basile' };
/** Served at the desk of the second agent alone. */
const housing = '4';
/** As `UNREAD_MS` of the screens. */
const UNREAD_MS = 600;

const expectAccessible = async (page: Page): Promise<void> => {
  expect(await axeFaults(page)).toEqual([]);
};

/** A ticket of a desk of another make under a number that is given already. */
const bringAgain = async (
  page: Page,
  address: string,
  { events }: Ticket,
  id: string,
  own: Readonly<Partial<Pick<Ticket, 'label' | 'number'>>> = {},
): Promise<void> => {
  const desk = await enrol({ baseUrl: address, code: await askCode(page), name: 'Poste copié', from: '' });
  const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' };
  const { epoch } = calls.head.output.parse(await (await fetch(`${address}/v1/head`, { headers })).json());
  const issued = { ...events.find(({ type }) => type === 'issued'), ...own, id: `${id}-issued`, n: 1 } as AnyEvent;
  const rows = [{ ...foldTicket(id, desk.siteId, [issued]), _deleted: false }];
  const body = JSON.stringify({ collection: 'tickets', epoch, schemaVersion: SCHEMA_VERSION, rows });
  const reply = await fetch(`${address}/v1/push`, { method: 'POST', headers, body });
  expect(calls.push.output.parse(await reply.json()).verdicts).toEqual([{ verdict: 'stored', id }]);
};

/** A usual window at 400 %: one column, the drawing of the time around a surplus left out. */
const expectOneColumn = async (page: Page): Promise<void> => {
  const { resize, restore } = await createResizer(page);
  await styleWith(page, '.co-tl { visibility: hidden !important }');
  await resize([320, 512]);
  expect(await lastingFaults(page, [], (fault) => fault.startsWith('hint cut'))).toEqual([]);
  await styleWith(page, '');
  await restore();
};

const list = (page: Page) => page.getByRole('navigation', { name: conflictsText.title });
const item = (page: Page, kind: keyof typeof conflictsText.kinds) =>
  list(page)
    .locator('[data-conflict]')
    .and(page.getByRole('button', { name: conflictsText.kinds[kind] }));
const empty = (page: Page) => page.getByRole('heading', { name: conflictsText.empty.title });
/** What has just taken the place of another conflict takes no press until somebody can have read it. */
const read = (page: Page) => page.waitForTimeout(UNREAD_MS + 100);

test('two desks that were offline give one place and one person twice; the supervisor settles both by keyboard', async () => {
  const desks = await launchTwoDesks();
  const { server, reception, counter } = desks;
  const both = [reception, counter] as const;
  await openDesk(counter, secondAgent.desk);
  await openDesk(reception, 7);
  const label = await giveTicket(reception, housing);
  await expectSameStores(reception, counter);

  await test.step('nothing to settle is the normal state, and says so', async () => {
    await goTo(reception, 'conflicts');
    await expect(empty(reception)).toBeVisible();
    await expectAccessible(reception);
  });

  await goTo(reception, 'reception');
  const arrivingId = (await reception.locator('[data-appointment]').first().getAttribute('data-appointment')) ?? '';
  const heldLabels = async (page: Page): Promise<readonly string[]> =>
    Object.values((await readStore(page, 'tickets')).tickets)
      .filter((ticket) => ticket.appointmentId === arrivingId && isHeld(ticket))
      .map((ticket) => ticket.label)
      .toSorted();

  await test.step('both are offline: the same place, the same call and the same arrival', async () => {
    await server.kill();
    await expectOffline(reception);
    await expectOffline(counter);
    await book(reception, aurore, '');
    await book(counter, basile, '');
    const [mine] = appointmentsOf(await readStore(reception, 'appointments', 'citizens'), aurore.lastName);
    const [theirs] = appointmentsOf(await readStore(counter, 'appointments', 'citizens'), basile.lastName);
    expect([theirs?.day, theirs?.time, theirs?.deskId]).toEqual([mine?.day, mine?.time, mine?.deskId]);
    await callNumber(reception, label);
    await callNumber(counter, label);
    await expect(onScreen(counter).getByText(counterText.called.tentative)).toBeVisible();
    for (const page of both) {
      await goTo(page, 'reception');
      const row = page.locator(`[data-appointment="${arrivingId}"]`);
      await row.click();
      await row.getByRole('button', { name: receptionText.arrivals.checkIn }).press('Enter');
      await expect.poll(() => heldLabels(page)).toHaveLength(1);
    }
  });

  await test.step('back online both desks show all three conflicts within seconds', async () => {
    await server.startAgain();
    await expect(trustChip(reception)).toContainText(trustText.conflicts(3), { timeout: 45_000 });
    await expect(trustChip(counter)).toContainText(trustText.conflicts(3), { timeout: 45_000 });
    const store = await expectSameStores(reception, counter);
    expect(ticketOf(store, label)).toMatchObject({ calledTwice: true });
  });

  await test.step('the chip leads to the desk of conflicts', async () => {
    await trustChip(counter).press('Enter');
    await counter.getByRole('button', { name: trustText.settle }).press('Enter');
    await expect(counter.getByRole('dialog')).toBeHidden();
    for (const page of both) {
      await goTo(page, 'conflicts');
      await expect(item(page, 'overbooked')).toBeVisible();
      await expect(item(page, 'calledTwice')).toBeVisible();
      await expect(item(page, 'twoTickets')).toBeVisible();
    }
  });

  const page = reception;
  const surplus = await test.step('the surplus, its picture and its solutions', async () => {
    await becomeAgent(page, 'Hélène V.');
    await goTo(page, 'conflicts');
    await item(page, 'overbooked').focus();
    await expect(page.getByRole('heading', { level: 2, name: /rendez-vous pour/ })).toBeVisible();
    await expect(
      page.getByRole('radiogroup', { name: conflictsText.overbooked.solutions }).getByRole('radio'),
    ).toHaveCount(3);
    await expectNothingCut(page);
    expect(await wideFaults(page)).toEqual([]);
    await expectAccessible(page);
    await expectOneColumn(page);
    // Read enlarged it is one page, with the people and the places in sight.
    for (const [factor, width] of [
      [1.5, 911],
      [1.75, 780],
      [2, 683],
    ] as const) {
      await zoomIn(desks.apps[0].app, page, factor);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await expectNothingCut(page);
      expect(await page.evaluate(scrollToEnd)).toBe(0);
      const solutions = page.getByRole('radiogroup', { name: conflictsText.overbooked.solutions });
      await solutions.scrollIntoViewIfNeeded();
      await expect(solutions).toBeInViewport({ ratio: 0.5 });
      await expectNothingCut(page);
    }
    await zoomIn(desks.apps[0].app, page, 1);
    const found = [aurore, basile].map(
      async ({ lastName }) => appointmentsOf(await readStore(page, 'appointments', 'citizens'), lastName)[0],
    );
    const one = (await Promise.all(found)).find((appointment) => appointment?.confirmation === 'overbooked');
    if (!one) throw new Error('no surplus');
    return one;
  });
  const state = async (at: Page) => {
    const now = (await readStore(at, 'appointments')).appointments[surplus.id];
    return [now?.confirmation, now?.day === surplus.day && now.time === surplus.time && now.deskId === surplus.deskId];
  };

  await test.step('moved by « 2 » and Ctrl Entrée: a task to tell the person follows, on both desks', async () => {
    await page.keyboard.press('2');
    await expect(
      page.getByRole('radio', { checked: true }).and(page.locator('.co-alt [aria-keyshortcuts="2"]')),
    ).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 2, name: /^Prévenir/ })).toBeVisible();
    await expectAccessible(page);
    await expect(item(counter, 'tell')).toBeVisible();
    await expect(item(counter, 'overbooked')).toHaveCount(0);
    await expect.poll(() => state(counter)).toEqual(['accepted', false]);
  });

  await test.step('undone it is a surplus again everywhere', async () => {
    await undoLast(page);
    await expect(item(page, 'overbooked')).toBeVisible();
    await expect(item(counter, 'overbooked')).toBeVisible();
    await expect.poll(() => state(counter)).toEqual(['overbooked', true]);
  });

  await test.step('kept by « 3 », it is settled on both', async () => {
    await item(page, 'overbooked').focus();
    await read(page);
    await page.keyboard.press('3');
    await page.keyboard.press('Control+Enter');
    for (const one of both) {
      await expect(item(one, 'overbooked')).toHaveCount(0);
      await expect(list(one)).toContainText('gardé en surnombre');
    }
    await expect.poll(() => state(counter)).toEqual(['kept', true]);
  });

  await test.step('the double call: one desk keeps the person, the other call is taken back', async () => {
    await expect(
      page.getByRole('heading', { level: 2, name: conflictKindsText.calledTwice.title(label) }),
    ).toBeVisible();
    await read(page);
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    for (const one of both) await expect(item(one, 'calledTwice')).toHaveCount(0);
    const store = await expectSameStores(reception, counter);
    expect(ticketOf(store, label)).toMatchObject({ calledTwice: false, status: 'called' });
    await undoLast(page);
    await expect(item(counter, 'calledTwice')).toBeVisible();
  });

  await test.step('the two tickets of one arrival: the one that the person does not hold leaves the queue', async () => {
    const labels = await heldLabels(page);
    expect(labels).toHaveLength(2);
    await expect(item(page, 'twoTickets')).toContainText(labels.join(' et '));
    await item(page, 'twoTickets').focus();
    await expectNothingCut(page);
    await expectOneColumn(page);
    await expectAccessible(page);
    await read(page);
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    for (const one of both) await expect(item(one, 'twoTickets')).toHaveCount(0);
    expect(await heldLabels(counter)).toHaveLength(1);
    const kept = (await expectSameStores(reception, counter)).appointments[arrivingId];
    expect(kept?.status).toBe('arrived');
    await undoLast(page);
    await expect(item(counter, 'twoTickets')).toBeVisible();
  });

  await test.step('another desk wrote that number a second time: the list says who holds it and how to call them', async () => {
    const theirs = ticketOf(await readStore(counter, 'tickets'), label);
    if (!theirs) throw new Error('no ticket');
    await bringAgain(reception, server.address, theirs, 'again');
    await expect(item(counter, 'ticketNumber')).toContainText(label);
    await item(counter, 'ticketNumber').focus();
    await expect(
      counter.getByRole('heading', { level: 2, name: conflictKindsText.ticketNumber.title(label, 2) }),
    ).toBeVisible();
    await expectNothingCut(counter);
    await expectOneColumn(counter);
    await expectAccessible(counter);
    const ways = counter.getByRole('button', { name: new RegExp(conflictKindsText.ticketNumber.open) });
    await expect(ways).toHaveCount(2);
    for (const way of await ways.all()) {
      await way.press('Enter');
      await expect(counter.getByRole('dialog')).toContainText(label);
      await counter.keyboard.press('Escape');
      await expect(counter.getByRole('dialog')).toBeHidden();
    }
  });

  await test.step('a number that nobody gave is counted by the tab as soon as the list shows it', async () => {
    const theirs = ticketOf(await readStore(counter, 'tickets'), label);
    if (!theirs) throw new Error('no ticket');
    await bringAgain(reception, server.address, theirs, 'nobody', { label: 'A977', number: 977 });
    await goTo(counter, 'reception');
    await goTo(counter, 'conflicts');
    await expect(item(counter, 'ticketNumber')).toHaveCount(2);
    await expect(trustChip(counter)).toContainText(
      trustText.conflicts(await list(counter).locator('[data-conflict]').count()),
    );
  });

  expect(desks.apps.flatMap(({ violations }) => violations)).toEqual([]);
  await desks.close();
});
