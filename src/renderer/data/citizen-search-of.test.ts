import { filter, firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';

import { until } from '../sync/testing/test-desk';
import type { CitizenInput } from './commands/citizen/citizen-part';
import { citizenSearchOf } from './citizen-search-of';
import { must, openTestData, today } from './testing/test-data';

it('finds those who are there, those who come later, and follows a correction', async () => {
  const data = await openTestData();
  const add = async (lastName: string) => {
    const citizen = { values: { lastName, firstName: 'Zoé', phone: '' } };
    return must(
      await data.commands.logPassage({
        reasonId: 'advice',
        channel: 'phone',
        priority: false,
        next: 'answered',
        citizen,
      }),
    );
  };
  await add('Lefèbvre');
  const searches = citizenSearchOf(data.context.database, today);
  const names = async (text: string) => (await firstValueFrom(searches)).find(text, 5).map((match) => match.name);
  expect(await names('lefeb')).toEqual(['Zoé Lefèbvre']);
  const { requestId } = await add('Martin-Test');
  await until(async () => (await names('martin')).length === 1, 'the new citizen is found');
  const citizenId = (await data.context.database.requests.findOne(requestId).exec())?.citizenId ?? '';
  must(await data.commands.correctCitizen({ citizenId, patch: { lastName: 'Durand-Test' } }));
  await until(async () => (await names('durand')).length === 1, 'the corrected name is found');
  expect(await names('martin')).toEqual([]);
  await data.close();
});

it('does not find who came with an act that was taken back, unless something else names them', async () => {
  const data = await openTestData();
  const log = async (citizen: CitizenInput) =>
    must(
      await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket', citizen }),
    );
  const searches = citizenSearchOf(data.context.database, today);
  const count = async (text: string) => (await firstValueFrom(searches)).find(text, 5).length;
  const once = await log({ values: { lastName: 'Testard', firstName: 'Zoé' } });
  const twice = await log({ values: { lastName: 'Lefèbvre', firstName: 'Zoé' } });
  await until(async () => (await count('zoe')) === 2, 'both are found');
  const citizenId = (await data.context.database.tickets.findOne(twice.ticketId).exec())?.citizenId ?? '';
  const again = await log({ id: citizenId });
  must(await once.act.undo());
  must(await twice.act.undo());
  await until(async () => (await count('testard')) === 0, 'the one who came with the act alone is gone');
  await until(async () => (await count('lefebvre')) === 1, 'the one with another ticket is found');
  must(await again.act.undo());
  await until(async () => (await count('lefebvre')) === 0, 'nothing names them any more');
  must(await data.commands.correctCitizen({ citizenId, patch: { phone: '0612345678' } }));
  await until(async () => (await count('lefebvre')) === 1, 'somebody wrote of them since');
  await data.close();
});

it('does not find them after a new start either, but who was named meanwhile', async () => {
  const data = await openTestData();
  const citizen = { values: { lastName: 'Testard', firstName: 'Zoé' } };
  const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
  const gone = must(await data.commands.logPassage({ ...passage, citizen }));
  const named = must(await data.commands.logPassage({ ...passage, citizen: { values: { lastName: 'Martin-Test' } } }));
  const citizenId = (await data.context.database.tickets.findOne(named.ticketId).exec())?.citizenId ?? '';
  must(await data.commands.logPassage({ ...passage, citizen: { id: citizenId } }));
  must(await gone.act.undo());
  must(await named.act.undo());
  const searches = citizenSearchOf(data.context.database, today);
  const names = async (text: string) => (await firstValueFrom(searches)).find(text, 5).map((match) => match.name);
  await until(async () => (await names('martin')).length === 1, 'their ticket is read');
  expect(await names('testard')).toEqual([]);
  await data.close();
});

it('finds by the code of a slip as soon as the appointments of all days are read, and says when', async () => {
  const data = await openTestData();
  const { appointmentId } = must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId: 'advice',
      persons: [{ preApplicationNumber: '' }],
      day: '2026-11-25',
      time: '09:00',
      deskId: 'desk-1',
      channel: 'desk',
    }),
  );
  const searches = citizenSearchOf(data.context.database, today);
  expect((await firstValueFrom(searches)).areSlipsRead).toBe(false);
  const { find } = await firstValueFrom(searches.pipe(filter(({ areSlipsRead }) => areSlipsRead)));
  expect(find(appointmentId.slice(-6), 5)).toMatchObject([{ appointmentIds: [appointmentId] }]);
  await data.close();
});
