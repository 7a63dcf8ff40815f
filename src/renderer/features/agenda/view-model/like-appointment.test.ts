import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { emptyDraft, fitDraft, isTyped, missingFields, placeDraft } from './draft';
import { noPerson } from './draft-persons';
import { changeOf, likeAppointment } from './like-appointment';

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

describe('a form that changes an appointment', () => {
  const values = { lastName: 'Zéphyrin', firstName: 'Maud', birthDate: '', phone: '', email: '' };
  const stands = {
    ...family,
    ...place,
    reasonId: 'deposit',
    id: 'a',
    citizenId: 'maud',
    channel: 'phone',
    durationMin: 40,
    events: [
      { id: 'e', n: 1, at: '', by: { agentId: '', deviceId: '', deskId: '' }, type: 'booked', keptFor: 'urgent' },
    ],
  } as unknown as Appointment;
  const form = changeOf(town, stands, values, ['Maud', 'Lilas'], 7);

  it('shows all as it stands, and counts as typed once somebody comes or goes', () => {
    expect(form).toMatchObject({
      place,
      isProposed: false,
      reasonId: 'deposit',
      who: { kind: 'known', citizenId: 'maud' },
      preferences: { keptFor: 'urgent', channel: 'phone' },
    });
    expect(form.persons.map(({ name }) => name)).toEqual(['', 'Lilas']);
    expect(isTyped(form)).toBe(false);
    expect(isTyped({ ...form, adding: 'Max' })).toBe(true);
    expect(isTyped({ ...form, persons: form.persons.slice(0, 1) })).toBe(true);
  });

  it('holds how its person is reached, which counts as typed once it is another, and as it was keeps nobody from saving', () => {
    const reached = { ...values, phone: '0611223344', email: 'maud@exemple.fr' };
    const own = changeOf(town, stands, reached, ['Maud', 'Lilas'], 7);
    expect([own.phone, own.email, isTyped(own)]).toEqual(['06 11 22 33 44', 'maud@exemple.fr', false]);
    expect(isTyped({ ...own, phone: '06 55 66 77 88' })).toBe(true);
    expect(isTyped({ ...own, email: 'autre@exemple.fr' })).toBe(true);
    const spaced = changeOf(town, stands, { ...reached, email: ' maud@exemple.fr ' }, ['Maud', 'Lilas'], 7);
    expect(isTyped(spaced)).toBe(false);
    const odd = changeOf(town, stands, { ...values, phone: '12345' }, ['Maud', 'Lilas'], 7);
    expect(missingFields(odd, '2026-11-23')).toEqual([]);
    expect(missingFields({ ...odd, phone: '1234' }, '2026-11-23')).toEqual(['phone']);
  });

  it('keeps the length that somebody chose while as many come, and is not judged where it stands', () => {
    const reason = town.reasons.find(({ id }) => id === 'deposit');
    const plan = planDay(town, place.day);
    const taken = { ...place, id: 'other', reasonId: 'deposit', durationMin: 60, needsStation: false } as never;
    const fit = (one: typeof form) => fitDraft(one, reason, plan, [taken]);
    expect(fit(form)).toEqual({ durationMin: 40, refusal: null });
    expect(fit({ ...form, persons: form.persons.slice(0, 1) }).durationMin).not.toBe(40);
    expect(fit({ ...form, persons: form.persons.slice(0, 1) }).refusal).toMatchObject({ code: 'deskBusy' });
  });

  it('stays for its reason wherever it goes', () => {
    const other = { ...place, deskId: 'desk-2' };
    expect(placeDraft(form, town, other)).toMatchObject({
      place: other,
      reasonId: 'deposit',
      persons: form.persons,
    });
  });
});
