import { afterEach, beforeEach, expect, it } from 'vitest';

import { announcedMeasures } from '#shared/domain/lifecycle/announced-measures';
import type { Measure } from '#shared/domain/model/measure';
import type { Agent } from '#shared/domain/model/reference';
import { sayAct } from '#shared/i18n/fr/acts';

import { plainAll } from '../../plain';
import { must, openTestData, today, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';
import { bindCommands } from '../use-commands';

const base = { deskId: 'desk-2', agentId: 'agent-1', from: '11:00', to: '12:30' };
const measures: readonly Measure[] = [
  { ...base, kind: 'open' },
  { ...base, kind: 'pause', closureId: 'closure', was: { from: '11:30', to: '12:00' } },
  { ...base, kind: 'switch', reasonId: 'advice' },
];

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

/** A window of somebody of this role, on the same store. */
const as = async (role: Agent['role']) => {
  const body = { kind: 'agent', name: 'Agent', shortName: 'A.', role, usualDeskId: '' } as const;
  await data.context.database.reference.upsert({ id: `agent-${role}`, siteId, kind: 'agent', body });
  return bindCommands({ ...data.context, station: () => ({ agentId: `agent-${role}`, deskId: 'desk-1' }) });
};

const seen = async (day = today) =>
  announcedMeasures(plainAll(await data.context.database.deskSessions.find({ selector: { day } }).exec()), day);

it('is in the store of the desk for everybody, in words, and opens nothing', async () => {
  const supervisor = await as('supervisor');
  for (const measure of measures) must(await supervisor.announceMeasure({ measure }));
  expect((await seen()).map(({ measure }) => measure)).toEqual(measures);
  expect(data.context.acts.of('agent-supervisor').map(sayAct)).toEqual([
    'Guichet\u00A02 demandé à 11:00',
    'Pause du guichet\u00A02 proposée à 11:00',
    'Renfort du guichet\u00A02 proposé à 11:00',
  ]);
  const [session] = await data.context.database.deskSessions.find().exec();
  expect(session).toMatchObject({ id: `desk-2:${today}`, status: 'closed' });
});

it('is undone where it was said', async () => {
  const supervisor = await as('supervisor');
  must(await supervisor.announceMeasure({ measure: { ...base, kind: 'open' } }));
  must(await supervisor.undoLast());
  expect(await seen()).toEqual([]);
});

it('is withdrawn by another window that knows it from the store alone, and that is undone too', async () => {
  const supervisor = await as('supervisor');
  must(await supervisor.announceMeasure({ measure: { ...base, kind: 'open' } }));
  const [announced] = await seen();
  const other = await as('admin');
  must(await other.withdrawMeasure({ deskId: 'desk-2', eventId: announced?.eventId ?? '' }));
  expect(await seen()).toEqual([]);
  expect(data.context.acts.of('agent-admin').slice(-1).map(sayAct)).toEqual(['Annonce retirée pour le guichet\u00A02']);
  must(await other.undoLast());
  expect((await seen()).map(({ eventId }) => eventId)).toEqual([announced?.eventId]);
});

it('does not keep whoever is asked from opening the desk, and stands beside it', async () => {
  const supervisor = await as('supervisor');
  must(await supervisor.announceMeasure({ measure: { ...base, kind: 'open' } }));
  must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-1' }));
  expect(await data.context.database.deskSessions.findOne(`desk-2:${today}`).exec()).toMatchObject({ status: 'open' });
  expect(await seen()).toHaveLength(1);
});

it.each([
  ['reception', 'rightMissing'],
  ['counter', 'rightMissing'],
  ['manager', 'notAllowed'],
] as const)('is not for %s to say', async (role, code) => {
  const commands = await as(role);
  expect(await commands.announceMeasure({ measure: { ...base, kind: 'open' } })).toMatchObject({
    ok: false,
    reason: { code },
  });
  expect(await seen()).toEqual([]);
});

it('lets a desk call for the reason that it was asked to receive, only while it is asked, and says why', async () => {
  const { reference } = data.context.database;
  const row = await reference.findOne('desk-2').exec(true);
  await row.incrementalModify((one) => ({ ...one, body: { ...one.body, reasonIds: ['passport'] } }) as typeof one);
  must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
  must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-1' }));
  const supervisor = await as('supervisor');
  const asked = { ...base, kind: 'switch', reasonId: 'advice' } as const;
  const callNext = () => data.commands.callNext({ deskId: 'desk-2' });
  const nobody = { ok: false, reason: { code: 'nobodyWaiting' } };
  expect(await callNext()).toMatchObject(nobody);

  must(await supervisor.announceMeasure({ measure: { ...asked, from: '00:00', to: '00:01' } }));
  must(await supervisor.announceMeasure({ measure: { ...asked, from: '00:00', to: '23:59', agentId: 'agent-2' } }));
  expect(await callNext()).toMatchObject(nobody);

  must(await supervisor.announceMeasure({ measure: { ...asked, from: '00:00', to: '23:59' } }));
  must(await supervisor.undoLast());
  expect(await callNext()).toMatchObject(nobody);

  must(await supervisor.announceMeasure({ measure: { ...asked, from: '00:00', to: '23:59' } }));
  const called = must(await callNext());
  expect(called.why).toContainEqual({ code: 'askedHere', until: '23:59' });
});
