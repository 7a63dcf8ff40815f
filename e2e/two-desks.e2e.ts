import { expect, test } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { receptionText } from '#shared/i18n/fr/reception';
import { trustText } from '#shared/i18n/fr/trust';
import {
  answerOnTheSpot,
  blockOf,
  book,
  callNumber,
  giveTicket,
  openDesk,
  seeBooked,
  type NewPerson,
} from './support/acts';
import { expectSameStores, readStore, ticketOf } from './support/read-store';
import { goTo } from './support/town';
import { joinTwoDesks, secondAgent } from './support/two-desks';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** Served at the desk of the second agent alone. */
const housing = '4';

test('what one desk writes the other shows', async () => {
  const desks = await joinTwoDesks();
  const { reception, counter } = desks;

  await test.step('a booking', async () => {
    await goTo(counter, 'agenda');
    await expect(blockOf(counter, person)).toHaveCount(0);
    await book(reception, person, 'AB12CD34EF');
    await seeBooked(counter, person);
  });

  await test.step('an answered passage', async () => {
    const requests = async () => Object.keys((await readStore(counter, 'requests')).requests).length;
    const before = await requests();
    await answerOnTheSpot(reception, housing);
    await expect.poll(requests).toBe(before + 1);
  });

  const label = await test.step('a ticket', async () => {
    await openDesk(counter, secondAgent.desk);
    const given = await giveTicket(reception, housing);
    expect(given).toMatch(/^A\d{3}$/);
    const queue = counter.getByRole('complementary', { name: counterText.next.label });
    await expect(queue.getByText(given, { exact: true })).toBeVisible();
    return given;
  });

  await test.step('a call', async () => {
    await callNumber(counter, label);
    const desk = reception
      .getByRole('region', { name: receptionText.queue.title })
      .locator('.desks li')
      .filter({ hasText: secondAgent.name });
    await expect(desk).toContainText(label);
    const ticket = ticketOf(await readStore(reception, 'tickets'), label);
    expect(ticket).toMatchObject({ status: 'called', deskId: `desk-${secondAgent.desk}`, tentative: false });
  });

  await test.step('and a desk whose clock is wrong gives a ticket with the hour of the server, and says so', async () => {
    await counter.addInitScript((aheadMs) => {
      const Machine = Date;
      globalThis.Date = class extends Machine {
        constructor(...given: readonly unknown[]) {
          // @ts-expect-error -- every way to call Date is passed on
          super(...(given.length > 0 ? given : [Machine.now() + aheadMs]));
        }
        static override now(): number {
          return Machine.now() + aheadMs;
        }
      } as DateConstructor;
    }, 47 * 60_000);
    await counter.reload();
    const banner = counter.locator('.clock-banner');
    await expect(banner).toContainText('avance de 47 min sur celle du serveur');
    await expect(banner).toContainText(trustText.clockBannerHint(true));
    const late = await giveTicket(counter, housing);
    // Its number stood on another day’s paper too.
    const awayMs = async (): Promise<number> => {
      const now = await reception.evaluate(
        () => Date.now() + Number(localStorage.getItem('guichet.clockOffsetMs') ?? '0'),
      );
      return Math.abs(now - Date.parse(ticketOf(await readStore(reception, 'tickets'), late)?.issuedAt ?? ''));
    };
    await expect.poll(awayMs).toBeLessThan(60_000);
  });

  await expectSameStores(reception, counter);
  expect(desks.apps.flatMap(({ errors, violations }) => [...errors, ...violations])).toEqual([]);
  await desks.close();
});
