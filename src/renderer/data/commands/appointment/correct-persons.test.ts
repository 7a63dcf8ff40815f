import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { settledToday } from '#shared/domain/conflicts/settled-today';

import { load } from '../../load';
import { must, openTestData, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const book = async () => {
  const { appointmentId } = must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Zéphyrin', firstName: 'Zoé', phone: '06 00 00 00 00' } },
      reasonId: 'passport',
      persons: [{ preApplicationNumber: 'AB12CD34EF', ageBand: 'adult' }, { preApplicationNumber: '' }],
      day: today,
      time: '10:00',
      channel: 'desk',
    }),
  );
  return appointmentId;
};
const appointmentOf = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

describe('what is known of a person of an appointment', () => {
  it('is written for that person alone, and taken back by undo', async () => {
    const id = await book();
    const before = (await appointmentOf(id)).persons;
    const { act } = must(
      await data.commands.correctPersons({
        appointmentId: id,
        index: 1,
        patch: { situation: 'passportLost', ageBand: 'from15' },
      }),
    );
    expect((await appointmentOf(id)).persons).toEqual([
      before[0],
      { preApplicationNumber: '', situation: 'passportLost', ageBand: 'from15' },
    ]);
    must(await act.undo());
    expect((await appointmentOf(id)).persons).toEqual(before);
  });

  it('is no conflict that was settled, as a corrected number is', async () => {
    const id = await book();
    const settled = async () => settledToday([await appointmentOf(id)], [], () => true).map(({ kind }) => kind);
    must(await data.commands.correctPersons({ appointmentId: id, index: 0, patch: { situation: 'first' } }));
    expect(await settled()).toEqual([]);
    must(await data.commands.settleNumber({ appointmentId: id, from: 'AB12CD34EF', to: '' }));
    expect(await settled()).toEqual(['numberCorrected']);
    expect((await appointmentOf(id)).persons[0]).toEqual({
      preApplicationNumber: '',
      ageBand: 'adult',
      situation: 'first',
    });
  });

  it('is refused for an appointment that is not there', async () => {
    const refused = await data.commands.correctPersons({ appointmentId: 'gone', index: 0, patch: {} });
    expect(refused).toEqual({ ok: false, reason: { code: 'notFound', entity: 'appointment', id: 'gone' } });
  });
});
