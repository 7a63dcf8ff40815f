import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { blockOf, book, fillBooking, seeBooked, type NewPerson } from './support/acts';
import { launchGuichet } from './support/launch';
import { appointmentsOf, countStore, differences, readStore, seeWholeTown, type DeskStore } from './support/read-store';
import { startTownServer } from './support/server';
import { beAgent, expectOffline, expectSynced, joinTown, seeShell, startDemo } from './support/town';

const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const basile: NewPerson = { lastName: 'Quenneville', firstName: 'Basile' };

test('an appointment booked for a new citizen is still there after the app was closed and started again', async () => {
  const first = await launchGuichet({});
  const { userDataDir } = first;
  await startDemo(first.page);
  await beAgent(first.page);
  await seeWholeTown(first.page);
  // A number that is too short is no matter of the place: none is offered, and the keyboard goes to the number.
  await fillBooking(first.page, aurore, 'AB12CD34');
  await first.page.locator('.ag-add-field input').focus();
  await first.page.keyboard.press('Control+Enter');
  const number = first.page.getByRole('textbox', { name: agendaText.create.number(1) });
  await expect(number).toBeFocused();
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await expect(first.page.getByRole('alert')).toContainText('il en manque 2');
  await expect(first.page.locator('.ag-panel .ag-offers')).toHaveCount(0);
  await first.page.keyboard.press('End');
  await first.page.keyboard.type('EF');
  await first.page.keyboard.press('Control+Enter');
  await expect(blockOf(first.page, aurore)).toBeFocused();
  await first.close({ keep: true });

  const again = await launchGuichet({ userDataDir });
  await seeShell(again.page);
  await seeBooked(again.page, aurore);
  const [appointment, ...more] = appointmentsOf(
    await readStore(again.page, 'appointments', 'citizens'),
    aurore.lastName,
  );
  expect(more).toEqual([]);
  expect(appointment).toMatchObject({ status: 'booked', persons: [{ preApplicationNumber: 'AB12CD34EF' }] });
  expect([...again.errors, ...again.violations]).toEqual([]);
  await again.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** What a store holds beyond an older one, and whether all of the older one is in it unchanged. */
const grownFrom = (before: DeskStore, after: DeskStore) => {
  const lines = differences(before, after);
  return {
    lost: lines.filter((line) => line.startsWith('only one')),
    added: lines.filter((line) => line.startsWith('only other')).map((line) => line.split(' ')[2]),
  };
};

test('after a kill right on « saved », every document of the desk is what it was', async () => {
  const server = await startTownServer();
  const first = await launchGuichet({});
  const { userDataDir } = first;
  await joinTown(first.page, server.address, server.firstCode);
  await beAgent(first.page);
  await expectSynced(first.page);
  await seeWholeTown(first.page);
  // No server from here on: nothing but this desk itself may write in its store.
  await server.kill();
  await expectOffline(first.page);
  const before = await readStore(first.page);
  expect(countStore(before).appointments).toBeGreaterThan(500);
  await book(first.page, basile, 'GH56JK78LM');
  await first.kill({ keep: true });

  const second = await launchGuichet({ userDataDir });
  await seeShell(second.page);
  await seeBooked(second.page, basile);
  const after = await readStore(second.page);
  const { lost, added } = grownFrom(before, after);
  expect(lost).toEqual([]);
  expect(added).toEqual(['appointments', 'citizens']);
  expect(appointmentsOf(after, basile.lastName)).toMatchObject([{ status: 'booked', confirmation: 'pending' }]);
  await second.kill({ keep: true });

  const third = await launchGuichet({ userDataDir });
  await seeShell(third.page);
  await seeBooked(third.page, basile);
  expect(differences(after, await readStore(third.page))).toEqual([]);
  await third.close();
  await server.remove();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});
