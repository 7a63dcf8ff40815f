import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { emptyDraft } from './draft';
import { noPerson } from './draft-persons';
import { likeAppointment } from './like-appointment';

const town = smallTown();
const place = { day: '2026-11-23', time: '10:00', deskId: 'desk-1' };
const draft = { ...emptyDraft(town, place, 1), isProposed: true };
const family = {
  reasonId: 'collection',
  persons: [
    { preApplicationNumber: '7HD2K0QW5M', situation: 'cardLost' },
    { preApplicationNumber: '', citizenId: 'lilas', ageBand: 'under12' },
  ],
} as unknown as Appointment;

describe('a form filled as an appointment was', () => {
  it('takes its reason and persons by their first names, and looks for a place anew', () => {
    expect(likeAppointment(draft, town, family, ['Maud', 'Lilas'], '')).toMatchObject({
      reasonId: 'collection',
      place: null,
      persons: [
        { ...noPerson, number: '7HD2K0QW5M', situation: 'cardLost' },
        { ...noPerson, name: 'Lilas', citizenId: 'lilas', ageBand: 'under12' },
      ],
    });
  });

  it('takes the reason alone where there was no appointment, and none that is not booked', () => {
    expect(likeAppointment(draft, town, undefined, [], 'collection')).toEqual({
      ...draft,
      reasonId: 'collection',
      place: null,
    });
    expect(likeAppointment(draft, town, undefined, [], 'walk')).toEqual(draft);
  });

  it('leaves persons who were typed already', () => {
    const typed = { ...draft, persons: [{ ...noPerson, name: 'Gaspard' }] };
    expect(likeAppointment(typed, town, family, [], '').persons).toEqual(typed.persons);
  });
});
