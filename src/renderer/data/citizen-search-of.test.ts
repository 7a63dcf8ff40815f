import { filter, firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';

import { until } from '../sync/testing/test-desk';
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
