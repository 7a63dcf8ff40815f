import { expect, test } from '@playwright/test';
import { appointmentsOf, readStore, ticketOf } from './support/read-store';
import { blockOf, book, callNumber, giveTicket, openDesk, seeBooked, type NewPerson } from './support/acts';
import { call } from './support/call';
import { textsIn, textsInMemory, textsOnDisk } from './support/find-bytes';
import { launchGuichet } from './support/launch';
import { joinAsScreen, type Screen } from './support/screens';
import { askCode, startTownServer } from './support/server';
import { tapLine, type TappedLine } from './support/tapped-line';
import { beAgent, expectSynced, goTo, joinTown } from './support/town';
import { secondAgent } from './support/two-desks';

// Names that no list, word or font could hold by chance.
const booked: NewPerson = { lastName: 'Zarbuklowé', firstName: 'Ximoptèra' };
const walkIn = 'Quiblomar Vexandrine';
const planted = [booked.lastName, booked.firstName, 'Quiblomar', 'Vexandrine'];
const housing = '4';

/** Everything that a screen in public has: its memory, its profile on the disk, and all that came and went over its line. */
const namesOf = (screen: Pick<Screen, 'app' | 'userDataDir'>, line: TappedLine) => ({
  memory: textsInMemory(screen.app.process().pid ?? 0, planted),
  disk: textsOnDisk(screen.userDataDir, planted),
  traffic: textsIn(line.heard(), planted),
});

test('neither the board nor the kiosk ever holds a name', async () => {
  const server = await startTownServer();
  const [deskLine, displayLine, kioskLine] = await Promise.all([
    tapLine(server.address),
    tapLine(server.address),
    tapLine(server.address),
  ]);
  const desk = await launchGuichet();
  await joinTown(desk.page, deskLine.address, server.firstCode);
  await beAgent(desk.page, secondAgent.name);
  await expectSynced(desk.page);

  const display = await joinAsScreen(displayLine.address, await askCode(desk.page, 'display'));
  const kiosk = await joinAsScreen(kioskLine.address, await askCode(desk.page, 'kiosk'));

  const label = await test.step('people with names come, are booked, called and served', async () => {
    await book(desk.page, booked, '');
    await seeBooked(desk.page, booked);
    await expect(blockOf(desk.page, booked).first()).toBeVisible();
    await openDesk(desk.page, secondAgent.desk);
    const given = await giveTicket(desk.page, housing, walkIn);
    await goTo(desk.page, 'counter');
    await callNumber(desk.page, given);
    return given;
  });

  await test.step('the board calls the number', async () => {
    await expect(display.page.locator('body')).toContainText(label);
  });

  await test.step('the kiosk gives a ticket and checks the booked person in', async () => {
    const appointment = appointmentsOf(await readStore(desk.page, 'appointments', 'citizens'), booked.lastName)[0];
    if (!appointment) throw new Error('nobody was booked');
    const key = (n: number): string => `01JDB3T0Z7N8X4Q2WM007K2M${String(n).padStart(2, '0')}`;
    const language = 'fr' as const;
    const reasonId = ticketOf(await readStore(desk.page, 'tickets'), label)?.reasonId ?? '';
    const wish = { key: key(1), reasonId, priority: false, language };
    expect((await call(kiosk.page, 'kiosk.ticket', wish)).ticket?.label).toMatch(/^[A-Z]\d{3}$/);
    const { time } = appointment;
    const initial = booked.lastName[0] ?? '';
    const here = { key: key(2), code: '', time, initial, language };
    // By hour and letter: whatever the answer, the person of the name is what the server looked for.
    expect((await call(kiosk.page, 'kiosk.checkIn', here)).answer).not.toBe('unreachable');
  });

  expect(namesOf(display, displayLine)).toEqual({ memory: [], disk: [], traffic: [] });
  expect(namesOf(kiosk, kioskLine)).toEqual({ memory: [], disk: [], traffic: [] });

  await test.step('the same search finds them where they belong', async () => {
    const there = namesOf(desk, deskLine);
    expect(there.memory.toSorted()).toEqual(planted.toSorted());
    expect(there.traffic).toContain(booked.lastName);
    // A desk seals its disk; that of its server holds them.
    expect(there.disk).toEqual([]);
    expect(textsOnDisk(server.dataDir, planted).join('\n')).toContain(booked.lastName);
  });

  for (const one of [kiosk, display, desk]) await one.close();
  for (const line of [deskLine, displayLine, kioskLine]) await line.close();
  await server.remove();
});
