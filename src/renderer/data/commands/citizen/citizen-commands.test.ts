import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { firstNamesOf } from '#shared/domain/people/companions';

import { until } from '../../../sync/testing/test-desk';
import { citizenSearchOf } from '../../citizen-search-of';
import { load } from '../../load';
import { must, openTestData, today, type TestData } from '../../testing/test-data';
import { resolveCitizen } from './citizen-part';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const passage = { reasonId: 'advice', channel: 'phone', priority: false, next: 'answered' } as const;
const add = async (values: Partial<CitizenValues>): Promise<string> => {
  const { requestId } = must(await data.commands.logPassage({ ...passage, citizen: { values } }));
  return (await load(data.context, 'requests', requestId))?.citizenId ?? '';
};
const valuesOf = async (id: string): Promise<CitizenValues | null> => {
  const citizen = await load(data.context, 'citizens', id);
  return citizen && toCitizenValues(citizen);
};
const search = () => firstValueFrom(citizenSearchOf(data.context.database, today));
const found = async (text: string) => (await search()).find(text, 9).map(({ citizenId }) => citizenId);

const jeanne = { lastName: 'Dupré-Vial', firstName: 'Jeanne', birthDate: '1987-03-12' };
const jane = { lastName: 'Dupré', firstName: 'Jane', phone: '0612407805', email: 'jd@exemple.fr' };

describe('a correction', () => {
  it('whose value another desk replaced is not said to be taken back: nothing is, and its undo ends', async () => {
    const citizenId = await add({ ...jeanne, phone: '0612407805' });
    must(await data.commands.correctCitizen({ citizenId, patch: { phone: '0639981111' } }));
    const citizen = await data.context.database.citizens.findOne(citizenId).exec();
    await citizen?.incrementalModify((row) => {
      const t = (row.fields['phone']?.t ?? '').replace(/^\d+/u, (ms) =>
        String(Number(ms) + 60_000).padStart(ms.length, '0'),
      );
      return { ...row, fields: { ...row.fields, phone: { v: '0639982222', t: `${t}-far` } } };
    });
    expect(await data.commands.undoLast()).toMatchObject({ reason: { code: 'undoTooLate', status: 'overwritten' } });
    expect((await valuesOf(citizenId))?.phone).toBe('0639982222');
    expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({ undone: false, stays: true });
  });
});

describe('a correction of somebody who was merged', () => {
  it('is written where they are read, and one undo takes it back', async () => {
    const [keepId, otherId] = [await add(jeanne), await add(jane)];
    must(await data.commands.mergeCitizens({ keepId, otherId }));
    must(await data.commands.correctCitizen({ citizenId: otherId, patch: { phone: '0639981111' } }));
    expect([(await valuesOf(keepId))?.phone, (await valuesOf(otherId))?.phone]).toEqual(['0639981111', jane.phone]);
    must(await data.commands.undoLast());
    expect((await valuesOf(keepId))?.phone).toBe(jane.phone);
  });
});

describe('two values of a field that desks wrote apart', () => {
  const otherOfField = async (id: string, name: string) =>
    (await load(data.context, 'citizens', id))?.fields[`${name}~other`]?.v;
  const lose = async (id: string, values: Readonly<Record<string, string>>) => {
    const citizen = await data.context.database.citizens.findOne(id).exec();
    await citizen?.incrementalModify((row) => {
      const others = Object.entries(values).map(([name, v]) => [`${name}~other`, { v, t: row.fields[name]?.t ?? '' }]);
      return { ...row, fields: { ...row.fields, ...Object.fromEntries(others) } };
    });
  };

  it.each(['0639983333', ''])(
    'are settled by who writes the telephone in the file (« %s »), and again open after the undo',
    async (phone) => {
      const citizenId = await add({ ...jeanne, phone: '0612407805', email: 'j@exemple.fr' });
      await lose(citizenId, { phone: '0639981111', email: 'k@exemple.fr' });
      must(await data.commands.correctCitizen({ citizenId, patch: { phone, email: 'j@exemple.fr' } }));
      expect((await valuesOf(citizenId))?.phone).toBe(phone);
      expect([await otherOfField(citizenId, 'phone'), await otherOfField(citizenId, 'email')]).toEqual([
        '',
        'k@exemple.fr',
      ]);
      must(await data.commands.undoLast());
      expect((await valuesOf(citizenId))?.phone).toBe('0612407805');
      expect(await otherOfField(citizenId, 'phone')).toBe('0639981111');
    },
  );

  it('stay for the name, which says who somebody is', async () => {
    const citizenId = await add(jeanne);
    await lose(citizenId, { lastName: 'Dupré-Viale' });
    must(await data.commands.correctCitizen({ citizenId, patch: { lastName: 'Dupré' } }));
    expect(await otherOfField(citizenId, 'lastName')).toBe('Dupré-Viale');
  });
});

describe('merge of citizens', () => {
  it('keeps the chosen one, fills what it lacks, and finds it by the name and phone of the other', async () => {
    const [keepId, otherId] = [await add(jeanne), await add(jane)];
    must(await data.commands.mergeCitizens({ keepId, otherId }));
    expect(await valuesOf(keepId)).toEqual({ ...jeanne, phone: jane.phone, email: jane.email });
    expect(await valuesOf(otherId)).toMatchObject(jane);
    await until(async () => (await found('jane')).join() === keepId, 'the one that stays is found by the other’s name');
    expect([await found('06 12 40'), await found('dupre')]).toEqual([[keepId], [keepId]]);
  });

  it('is restored by a separation and by an undo, but for what was corrected since', async () => {
    const [keepId, otherId] = [await add(jeanne), await add(jane)];
    const before = [await valuesOf(keepId), await valuesOf(otherId)];
    const after = async () => [await valuesOf(keepId), await valuesOf(otherId)];
    const { act } = must(await data.commands.mergeCitizens({ keepId, otherId }));
    must(await act.undo());
    expect(await after()).toEqual(before);
    expect((await resolveCitizen(data.context, otherId))?.id).toBe(otherId);
    must(await data.commands.mergeCitizens({ keepId, otherId }));
    must(await data.commands.correctCitizen({ citizenId: keepId, patch: { email: 'neuf@exemple.fr' } }));
    const { act: separation } = must(await data.commands.unmergeCitizen({ citizenId: otherId }));
    expect(await valuesOf(keepId)).toEqual({ ...jeanne, phone: '', email: 'neuf@exemple.fr' });
    must(await separation.undo());
    expect((await resolveCitizen(data.context, otherId))?.id).toBe(keepId);
    expect((await valuesOf(keepId))?.phone).toBe(jane.phone);
  });

  it('follows merges of merges, refuses one person twice and separates only who was merged', async () => {
    const [one, two, three] = [await add(jeanne), await add(jane), await add({ ...jane, firstName: 'Jeanine' })];
    must(await data.commands.mergeCitizens({ keepId: one, otherId: two }));
    must(await data.commands.mergeCitizens({ keepId: two, otherId: three }));
    expect((await resolveCitizen(data.context, three))?.id).toBe(one);
    expect(await data.commands.mergeCitizens({ keepId: three, otherId: two })).toMatchObject({
      reason: { code: 'sameCitizen' },
    });
    expect(await data.commands.unmergeCitizen({ citizenId: one })).toMatchObject({ reason: { code: 'notMerged' } });
    expect(await data.commands.mergeCitizens({ keepId: one, otherId: 'nobody' })).toMatchObject({
      reason: { code: 'notFound' },
    });
  });

  it('books for the one that stays, whoever of them was chosen', async () => {
    const [keepId, otherId] = [await add(jeanne), await add(jane)];
    must(await data.commands.mergeCitizens({ keepId, otherId }));
    const booked = must(await data.commands.logPassage({ ...passage, citizen: { id: otherId } }));
    expect((await load(data.context, 'requests', booked.requestId))?.citizenId).toBe(keepId);
  });

  it('ends at the same one when two desks merged both ways at once', async () => {
    const [one, two] = [await add(jeanne), await add(jane)];
    for (const [id, target] of [
      [one, two],
      [two, one],
    ] as const) {
      const document = await data.context.database.citizens.findOne(id).exec();
      await document?.incrementalModify((citizen) => ({
        ...citizen,
        fields: { ...citizen.fields, mergedInto: { v: target, t: '000000000000009-000000-d' } },
      }));
    }
    const ends = [await resolveCitizen(data.context, one), await resolveCitizen(data.context, two)];
    expect(ends.map((citizen) => citizen?.id)).toEqual([[one, two].toSorted()[0], [one, two].toSorted()[0]]);
  });
});

describe('dependants', () => {
  it('adds one in two fields, with the last name of the guardian, and shows both files', async () => {
    const guardianId = await add(jeanne);
    const { citizenId, act } = must(
      await data.commands.addDependant({ guardianId, values: { firstName: 'Zoé', birthDate: '2014-05-02' } }),
    );
    expect(await valuesOf(citizenId)).toMatchObject({ lastName: 'Dupré-Vial', firstName: 'Zoé' });
    await until(async () => (await search()).person(citizenId) !== null, 'the dependant is read');
    expect((await search()).person(guardianId)?.dependants.map(({ id }) => id)).toEqual([citizenId]);
    expect((await search()).person(citizenId)?.guardian?.id).toBe(guardianId);
    expect((await search()).person(guardianId)?.duplicates).toEqual([]);
    must(await act.undo());
    await until(async () => (await search()).person(guardianId)?.dependants.length === 0, 'the tie is gone');
    expect(await valuesOf(citizenId)).not.toBeNull();
  });

  it('ties somebody who is known, follows a merge of the guardian, and takes the tie away', async () => {
    const [guardianId, otherId, childId] = [
      await add(jeanne),
      await add(jane),
      await add({ ...jane, firstName: 'Zoé' }),
    ];
    must(await data.commands.setGuardian({ citizenId: childId, guardianId: otherId }));
    must(await data.commands.mergeCitizens({ keepId: guardianId, otherId }));
    const dependants = async () => (await search()).person(guardianId)?.dependants.map(({ id }) => id) ?? [];
    await until(async () => (await dependants()).join() === childId, 'the dependant follows');
    must(await data.commands.setGuardian({ citizenId: childId, guardianId: '' }));
    await until(async () => (await dependants()).length === 0, 'the tie is gone');
    expect(await data.commands.setGuardian({ citizenId: otherId, guardianId })).toMatchObject({
      reason: { code: 'sameCitizen' },
    });
  });
});

describe('who comes along to an appointment', () => {
  const wish = {
    reasonId: 'passport',
    persons: [{ preApplicationNumber: '' }, { preApplicationNumber: '', ageBand: 'under12' }],
    names: ['', 'Gaspard'],
    day: today,
    time: '10:00',
    channel: 'phone',
  } as const;
  const namesOf = async (citizenId: string, appointmentId: string) => {
    const appointment = await load(data.context, 'appointments', appointmentId);
    const citizen = await load(data.context, 'citizens', citizenId);
    if (!appointment || !citizen) throw new Error('Not there');
    expect(JSON.stringify(appointment)).not.toContain('Gaspard');
    return firstNamesOf(appointment, citizen, () => toCitizenValues(citizen));
  };

  it('is kept by first name on the citizen of the appointment, and goes with the undo of the booking', async () => {
    const citizen = { values: { lastName: 'Testard', firstName: 'Zoé' } };
    const fresh = must(await data.commands.bookAppointment({ ...wish, citizen }));
    expect(await namesOf(fresh.citizenId, fresh.appointmentId)).toEqual(['Zoé', 'Gaspard']);
    must(await fresh.act.undo());
    expect(await namesOf(fresh.citizenId, fresh.appointmentId)).toEqual(['Zoé', '']);
    const known = must(await data.commands.bookAppointment({ ...wish, citizen: { id: fresh.citizenId } }));
    expect(await namesOf(known.citizenId, known.appointmentId)).toEqual(['Zoé', 'Gaspard']);
    must(await known.act.undo());
    expect(await namesOf(known.citizenId, known.appointmentId)).toEqual(['Zoé', '']);
  });

  it('stays where an age is corrected', async () => {
    const citizen = { values: { lastName: 'Testard', firstName: 'Zoé' } };
    const { citizenId, appointmentId } = must(await data.commands.bookAppointment({ ...wish, citizen }));
    must(await data.commands.correctPersons({ appointmentId, index: 1, patch: { ageBand: 'from12' } }));
    expect(await namesOf(citizenId, appointmentId)).toEqual(['Zoé', 'Gaspard']);
  });
});
