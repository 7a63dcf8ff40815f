import { expect, test, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { statusText } from '#shared/i18n/fr/common';
import {
  answerOnTheSpot,
  blockOf,
  book,
  callNumber,
  finishService,
  giveTicket,
  openDesk,
  seeBooked,
  startService,
  type NewPerson,
} from './support/acts';
import { appointmentsOf, countStore, expectSameStores, readStore, ticketOf } from './support/read-store';
import { expectOffline, expectSynced, trustChip } from './support/town';
import { launchTwoDesks, secondAgent } from './support/two-desks';
import { onScreen } from './support/on-screen';

const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const basile: NewPerson = { lastName: 'Quenneville', firstName: 'Basile' };
const housing = '4';
const passage = '2';
const isPending = new RegExp(statusText.pending, 'i');

const requestsIn = async (page: Page): Promise<ReadonlySet<string>> =>
  new Set(Object.keys((await readStore(page, 'requests')).requests));

const newIn = (now: ReadonlySet<string>, before: ReadonlySet<string>): string[] =>
  [...now].filter((id) => !before.has(id));

test('with the server killed both desks go on; when it is back all is equal and nothing is lost', async () => {
  const desks = await launchTwoDesks();
  const { server, reception, counter } = desks;
  await openDesk(counter, secondAgent.desk);
  const called = await giveTicket(reception, housing);
  const atStart = await expectSameStores(reception, counter);
  const knownRequests = await requestsIn(reception);

  await test.step('both say that they are offline', async () => {
    await server.kill();
    await expectOffline(reception);
    await expectOffline(counter);
  });

  const tickets = await test.step('both go on: bookings, passages, tickets, a call', async () => {
    await book(reception, aurore, 'AB12CD34EF');
    await expect(blockOf(reception, aurore)).toHaveAccessibleName(isPending);
    await answerOnTheSpot(reception, passage);
    const first = await giveTicket(reception, housing);
    const second = await giveTicket(reception, housing);

    // Another desk receives for it, so both bookings fit.
    await book(counter, basile, '', 'Urbanisme');
    await answerOnTheSpot(counter, passage);
    const other = await giveTicket(counter, passage);
    await callNumber(counter, called);
    await expect(onScreen(counter).getByText(counterText.called.tentative)).toBeVisible();
    await startService(counter);
    await finishService(counter);
    return [first, second, other];
  });

  await test.step('each desk counts in its own series', () => {
    const [first, second, other] = tickets;
    const series = first?.replace(/ 001$/, '') ?? '';
    expect(series).toMatch(/^A-\w+$/);
    expect([first, second]).toEqual([`${series} 001`, `${series} 002`]);
    expect(other).toMatch(/^A-\w+ 001$/);
    expect(other).not.toBe(first);
  });

  const here = await requestsIn(reception);
  const there = await requestsIn(counter);
  const written = [...newIn(here, knownRequests), ...newIn(there, knownRequests)];
  expect(written).toHaveLength(5);
  await expect(trustChip(reception)).toContainText(/à envoyer/);

  await test.step('the server is back: both desks hold the same documents', async () => {
    await server.startAgain();
    await expectSynced(reception);
    await expectSynced(counter);
  });
  const store = await expectSameStores(reception, counter);

  await test.step('every act done offline is found', async () => {
    for (const { lastName } of [aurore, basile]) {
      expect(appointmentsOf(store, lastName)).toMatchObject([{ status: 'booked', confirmation: 'accepted' }]);
    }
    for (const label of tickets) expect(ticketOf(store, label)).toMatchObject({ status: 'waiting' });
    const served = ticketOf(store, called);
    expect(served).toMatchObject({ status: 'done', deskId: `desk-${secondAgent.desk}` });
    expect(served?.events.map(({ type }) => type)).toEqual(['issued', 'called', 'started', 'done']);
    expect(written.filter((id) => !(id in store.requests))).toEqual([]);
    const before = countStore(atStart);
    expect(countStore(store)).toEqual({
      ...before,
      appointments: before.appointments + 2,
      citizens: before.citizens + 2,
      tickets: before.tickets + 3,
      requests: before.requests + 5,
    });
  });

  await test.step('each shows what the other did', async () => {
    for (const page of [reception, counter]) {
      await seeBooked(page, basile);
      await seeBooked(page, aurore);
      await expect(blockOf(page, aurore)).not.toHaveAccessibleName(isPending);
    }
  });
  expect(desks.apps.flatMap(({ violations }) => violations)).toEqual([]);
  await desks.close();
});
