import { expect, test, type Page } from '@playwright/test';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import { sayAct } from '#shared/i18n/fr/acts';
import { sayAppointmentEvent } from '#shared/i18n/fr/appointment-events';
import { peopleText } from '#shared/i18n/fr/people';
import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
import { settingsText } from '#shared/i18n/fr/settings';
import { tick } from '#shared/sync/hybrid-clock';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { enrol } from '../tests/faults/support/enrol';
import { axeFaults } from './support/axe-faults';
import { openSection } from './support/open-section';
import { launchServedDesk } from './support/prepared-town';
import { readStore } from './support/read-store';
import { askCode } from './support/server';
import { beAgent, expectSynced } from './support/town';

const { steps } = texts;
const emptied = 500;
const fields = ['lastName', 'firstName', 'phone'] as const;
type Values = Readonly<Record<string, string>>;

/** Another desk of the town, as a program: it writes what it is told to. */
const otherDesk = async (page: Page, address: string) => {
  const desk = await enrol({ baseUrl: address, code: await askCode(page), name: 'Accueil annexe', from: '' });
  const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' };
  const head = calls.head.output.parse(await (await fetch(`${address}/v1/head`, { headers })).json());
  const push = async (collection: string, rows: readonly object[]): Promise<void> => {
    const body = { collection, epoch: head.epoch, schemaVersion: SCHEMA_VERSION, rows };
    const reply = await fetch(`${address}/v1/push`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(reply.status).toBe(200);
  };
  let last = '';
  return {
    write: async (ids: readonly string[], values: Values): Promise<void> => {
      last = tick(last, Date.parse(head.now), desk.deviceId);
      const registers = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t: last }]));
      const rows = ids.map((id) => ({ id, siteId: desk.siteId, fields: registers, erasedAt: '', _deleted: false }));
      await push('citizens', rows);
    },
    /** Cancels an appointment in the name of somebody else and from another device, as a forger would. */
    cancel: async (appointment: Appointment): Promise<void> => {
      const [booked] = appointment.events;
      const n = Math.max(...appointment.events.map((event) => event.n)) + 1;
      const forged = { id: 'forged', n, at: head.now, by: booked?.by, type: 'cancelledByOffice', why: '' };
      const cancelled = foldAppointment(appointment.id, desk.siteId, [...appointment.events, forged as AnyEvent]);
      await push('appointments', [{ ...cancelled, _deleted: false }]);
    },
  };
};

/** Somebody whose file stays, and their only appointment, the furthest ahead. */
const bookedAhead = async (page: Page, touched: readonly string[]) => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const booked = Object.values(appointments).filter(({ status }) => status === 'booked');
  const found = booked
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .find(
      ({ citizenId }) =>
        !touched.includes(citizenId) && booked.filter((one) => one.citizenId === citizenId).length === 1,
    );
  if (!found) throw new Error('nobody is booked');
  const { firstName, lastName } = citizens[found.citizenId]?.fields ?? {};
  return { appointment: found, name: `${firstName?.v ?? ''} ${lastName?.v ?? ''}` };
};

/** The values of some citizens as this desk holds them. */
const valuesOf = async (page: Page, ids: readonly string[]): Promise<Record<string, Values>> => {
  const { citizens } = await readStore(page, 'citizens');
  const of = (id: string): Values =>
    Object.fromEntries(fields.map((field) => [field, citizens[id]?.fields[field]?.v ?? '']));
  return Object.fromEntries(ids.map((id) => [id, of(id)]));
};

test('500 files that a desk emptied at one go are back by one act of an administrator, later corrections kept', async () => {
  const { server, desk } = await launchServedDesk();
  const { page } = desk;
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  const ids = Object.keys((await readStore(page, 'citizens')).citizens)
    .toSorted()
    .slice(0, emptied);
  const before = await valuesOf(page, ids);
  const [first = '', second = ''] = ids;
  const { write, cancel } = await otherDesk(page, server.address);
  await write(ids, { lastName: '', firstName: '', phone: '' });
  await expect.poll(async () => (await valuesOf(page, ids))[second]?.['lastName']).toBe('');

  await openSection(page, settingsText.sections.history);
  const pane = page.getByRole('region', { name: settingsText.sections.history });
  const rows = page.getByRole('list', { name: texts.list });
  const ofAnnex = rows.getByRole('button', { name: 'Accueil annexe' });
  await ofAnnex.first().press('Enter');
  const act = page.getByRole('button', { name: texts.act(emptied) });
  await expect(act).toBeVisible();

  await test.step('all that a device wrote is listed too, by day once it is chosen, and says what it holds', async () => {
    await expect(pane.getByText(texts.everything)).toBeHidden();
    await ofAnnex.last().click();
    await expect(pane.getByText(texts.everything)).toBeVisible();
    const days = rows.getByRole('button', { name: /^le 23 novembre/u });
    await days.click();
    await expect(days).toHaveAttribute('aria-current', 'true');
    await expect(act).toBeVisible();
    await ofAnnex.first().click();
    await expect(pane.getByText(texts.everything)).toBeHidden();
  });

  await test.step('what was corrected since stays', async () => {
    await write([first], { phone: '0600000017' });
    await act.press('Enter');
    await expect(pane.getByRole('status').getByText(sayAct({ code: 'writesTakenBack', count: emptied }))).toBeVisible();
    const since = { ...before, [first]: { ...before[first], phone: '0600000017' } };
    await expect.poll(() => valuesOf(page, ids)).toEqual(since);
  });

  await test.step('and the act is undone by one', async () => {
    await pane.getByRole('button', { name: texts.undo, exact: true }).press('Enter');
    await expect.poll(async () => (await valuesOf(page, ids))[second]?.['lastName']).toBe('');
    expect((await valuesOf(page, ids))[first]?.['phone']).toBe('0600000017');
  });

  await test.step('a step of an appointment, with the device it came from, is taken back and given again', async () => {
    const { appointment, name } = await bookedAhead(page, ids);
    const { id } = appointment;
    const statusOf = async () => (await readStore(page, 'appointments')).appointments[id]?.status;
    await cancel(appointment);
    await expect.poll(statusOf).toBe('cancelledByOffice');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.getByRole('option').filter({ hasText: peopleText.search.group }).first().click();
    const file = page.getByRole('dialog', { name });
    await file.getByRole('button', { name: steps.show }).press('Enter');
    await file.getByRole('button', { name: steps.appointment(appointment) }).press('Enter');
    const list = file.getByRole('list', { name: steps.open(steps.appointment(appointment)) });
    const what = sayAppointmentEvent('cancelledByOffice', {});
    const line = list.getByRole('listitem').filter({ hasText: what });
    await expect(line).toContainText('Accueil annexe');
    expect(await axeFaults(page)).toEqual([]);
    await line.getByRole('button', { name: steps.takeOf(what) }).press('Enter');
    await expect.poll(statusOf).toBe('booked');
    await expect(line.getByRole('button', { name: steps.giveOf(what) })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(statusOf).toBe('cancelledByOffice');
    await expect(line.getByRole('button', { name: steps.takeOf(what) })).toBeVisible();
  });
  expect(desk.errors).toEqual([]);
  await desk.close();
  await server.remove();
});
