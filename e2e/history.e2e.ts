import { expect, test, type Page } from '@playwright/test';
import { sayAct } from '#shared/i18n/fr/acts';
import { settingsHistoryText as texts } from '#shared/i18n/fr/settings-history';
import { tick } from '#shared/sync/hybrid-clock';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { enrol } from '../tests/faults/support/enrol';
import { openSection } from './support/open-section';
import { launchServedDesk } from './support/prepared-town';
import { readStore } from './support/read-store';
import { askCode } from './support/server';
import { beAgent, expectSynced } from './support/town';

const emptied = 500;
const fields = ['lastName', 'firstName', 'phone'] as const;
type Values = Readonly<Record<string, string>>;

/** Another desk of the town, as a program: it writes what it is told to. */
const otherDesk = async (page: Page, address: string) => {
  const desk = await enrol({ baseUrl: address, code: await askCode(page), name: 'Accueil annexe', from: '' });
  const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' };
  const head = calls.head.output.parse(await (await fetch(`${address}/v1/head`, { headers })).json());
  let last = '';
  return async (ids: readonly string[], values: Values): Promise<void> => {
    last = tick(last, Date.parse(head.now), desk.deviceId);
    const registers = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t: last }]));
    const rows = ids.map((id) => ({ id, siteId: desk.siteId, fields: registers, erasedAt: '', _deleted: false }));
    const body = { collection: 'citizens', epoch: head.epoch, schemaVersion: SCHEMA_VERSION, rows };
    const reply = await fetch(`${address}/v1/push`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(reply.status).toBe(200);
  };
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
  const write = await otherDesk(page, server.address);
  await write(ids, { lastName: '', firstName: '', phone: '' });
  await expect.poll(async () => (await valuesOf(page, ids))[second]?.['lastName']).toBe('');

  await openSection(page, texts.section);
  const pane = page.getByRole('region', { name: texts.section });
  const rows = page.getByRole('list', { name: texts.list });
  await rows.getByRole('button', { name: 'Accueil annexe' }).press('Enter');
  const act = page.getByRole('button', { name: texts.act(emptied) });
  await expect(act).toBeVisible();

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
  expect(desk.errors).toEqual([]);
  await desk.close();
  await server.remove();
});
