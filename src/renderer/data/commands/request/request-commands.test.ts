import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstValueFrom } from 'rxjs';
import { filter } from 'rxjs/operators';

import { requestDetails } from '#shared/domain/lifecycle/request-details';

import { load } from '../../load';
import { officeRequestsOf, type OfficeRequests } from '../../office-requests-of';
import { must, openTestData, openingHour, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const letter = {
  channel: 'mail',
  reasonId: 'advice',
  subject: '  Un  objet ',
  receivedAt: '2026-11-23T15:00:00.000Z',
} as const;
const log = async (input: Parameters<TestData['commands']['logRequest']>[0] = letter): Promise<string> =>
  must(await data.commands.logRequest(input)).requestId;
const stored = (id: string) => load(data.context, 'requests', id);
const whole = (): Promise<OfficeRequests> =>
  firstValueFrom(officeRequestsOf(data.context.database, today).pipe(filter(({ isWhole }) => isWhole)));

it('logs a letter with the day on which it came, its words trimmed, and takes it back', async () => {
  const id = await log();
  const request = await stored(id);
  expect(request).toMatchObject({
    day: '2026-11-23',
    channel: 'mail',
    receivedAt: letter.receivedAt,
    status: 'received',
  });
  expect(request && requestDetails(request).subject).toBe('Un objet');
  must(await data.commands.undoLast());
  expect((await stored(id))?.status).toBe('void');
});

it('takes no reception of the future, and needs a reason that is known', async () => {
  const id = await log({ ...letter, receivedAt: '2026-11-25T15:00:00.000Z', subject: '' });
  expect(await stored(id)).toMatchObject({ day: today, receivedAt: openingHour });
  const refused = await data.commands.logRequest({ ...letter, reasonId: 'gone' });
  expect(refused).toMatchObject({ ok: false, reason: { code: 'notFound', entity: 'reason' } });
});

it('names the person who asks, and makes who is not known yet', async () => {
  const id = await log({ ...letter, citizen: { values: { lastName: 'Öztürk', firstName: 'Zoé' } } });
  const citizenId = (await stored(id))?.citizenId ?? '';
  expect((await load(data.context, 'citizens', citizenId))?.fields['lastName']?.v).toBe('Öztürk');
});

it('goes from hand to hand, each step with its undo', async () => {
  const id = await log();
  const step = async (one: Parameters<TestData['commands']['actOnRequest']>[0]['step']) =>
    must(await data.commands.actOnRequest({ requestId: id, step: one }));
  await step({ type: 'assign', departmentId: 'population', agentId: 'agent-1' });
  await step({ type: 'start' });
  await step({ type: 'waitOnCitizen' });
  await step({ type: 'answer', templateId: 'papers' });
  await step({ type: 'close', outcome: 'answered', themeId: 'theme' });
  const closed = await stored(id);
  expect(closed).toMatchObject({ status: 'closed', outcome: 'answered', departmentId: 'population' });
  expect(closed && requestDetails(closed)).toMatchObject({
    agentId: 'agent-1',
    templateId: 'papers',
    themeId: 'theme',
  });
  for (const status of ['answered', 'waitingOnCitizen', 'inProgress', 'assigned', 'received']) {
    must(await data.commands.undoLast());
    expect((await stored(id))?.status).toBe(status);
  }
});

it('takes the last step back that somebody else took, and no step that others were built on', async () => {
  const id = await log();
  must(await data.commands.actOnRequest({ requestId: id, step: { type: 'start' } }));
  must(await data.commands.actOnRequest({ requestId: id, step: { type: 'answer' } }));
  const [, started, answered] = (await stored(id))?.events ?? [];
  expect(await data.commands.undoRequestStep({ requestId: id, eventId: started?.id ?? '' })).toMatchObject({
    ok: false,
    reason: { code: 'undoTooLate' },
  });
  must(await data.commands.undoRequestStep({ requestId: id, eventId: answered?.id ?? '' }));
  expect((await stored(id))?.status).toBe('inProgress');
});

it('refuses what its state does not allow', async () => {
  const id = await log();
  expect(await data.commands.actOnRequest({ requestId: id, step: { type: 'reopen' } })).toMatchObject({
    ok: false,
    reason: { code: 'notInState', entity: 'request', status: 'received' },
  });
});

it('keeps the open requests of the whole store, however old, and the closed ones for two weeks', async () => {
  const old = await log({ ...letter, receivedAt: '2025-06-02T08:00:00.000Z' });
  data.setNow('2026-10-01T08:00:00.000Z');
  const forgotten = await log();
  must(await data.commands.actOnRequest({ requestId: forgotten, step: { type: 'close', outcome: 'answered' } }));
  data.setNow(openingHour);
  const recent = await log();
  must(await data.commands.actOnRequest({ requestId: recent, step: { type: 'close', outcome: 'answered' } }));
  const ids = (await whole()).all.map(({ id }) => id).toSorted();
  expect(ids).toEqual([old, recent].toSorted());
});

it('hears of what comes and goes afterwards', async () => {
  const first = await log();
  await whole();
  const second = await log();
  must(await data.commands.undoLast());
  must(await data.commands.actOnRequest({ requestId: first, step: { type: 'start' } }));
  const seen = await firstValueFrom(
    officeRequestsOf(data.context.database, today).pipe(
      filter(({ all }) => all.some(({ id, status }) => id === first && status === 'inProgress')),
    ),
  );
  expect(seen.all.map(({ id }) => id)).not.toContain(second);
});

it('says whom it was given to in the last act', async () => {
  const id = await log();
  must(await data.commands.actOnRequest({ requestId: id, step: { type: 'assign', departmentId: 'population' } }));
  expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({
    code: 'requestAssigned',
    reason: 'Renseignement',
    detail: 'Population',
  });
});
