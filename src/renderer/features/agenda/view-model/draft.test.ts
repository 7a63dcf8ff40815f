import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { smallTown } from '#shared/domain/conflicts/testing/small-town';
import { messageChannels, type Appointment, type MessageChannel } from '#shared/domain/model/appointment';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';

import {
  expectedToday,
  forSomebodyElse,
  isTyped,
  knowPlace,
  missingFields,
  personsOf,
  wantsPlace,
  placeDraft,
  proposePlace,
  sayUnsure,
  wishOf,
  withAdding,
  withChannel,
  withKnown,
  withPreferences,
  type Draft,
} from './draft';
import { offeredChannels } from '../booking/written-channels';
import { fitPersons, noPerson } from './draft-persons';
import { checkNumbers } from './number-checks';
import { noPreferences } from './slot-preferences';

const blank: Draft = {
  id: 1,
  changes: null,
  place: null,
  isProposed: false,
  soughtFor: '',
  isNews: false,
  gaveWay: null,
  reasonId: 'r',
  persons: [noPerson],
  adding: '',
  preferences: noPreferences,
  who: { kind: 'search', text: '' },
  phone: '',
  email: '',
  silent: [],
};

describe('draft of an appointment', () => {
  it('knows whether something was typed', () => {
    expect(isTyped(blank)).toBe(false);
    expect(isTyped({ ...blank, persons: [{ ...noPerson, number: '4F' }] })).toBe(true);
    expect(isTyped({ ...blank, who: { kind: 'search', text: 'dur' } })).toBe(true);
  });

  it('knows whether the citizen is expected today, where no warning says so', () => {
    const [today, values] = ['2026-11-23', { lastName: '', firstName: '', birthDate: '', phone: '', email: '' }];
    const draft: Draft = { ...blank, who: { kind: 'known', citizenId: 'c', values } };
    const at = (id: string, more: object) =>
      ({
        id,
        day: today,
        time: '09:00',
        durationMin: 20,
        status: 'booked',
        citizenId: 'c',
        ...more,
      }) as unknown as Appointment;
    const now = { day: today, minute: 9 * 60 + 19 };
    const own = at('own', {});
    const others = [
      at('tomorrow', { day: '2026-11-24' }),
      at('here', { status: 'arrived' }),
      at('b', { citizenId: 'b' }),
    ];
    expect(expectedToday(draft, now, [...others, own], [])?.id).toBe('own');
    expect(expectedToday(draft, now, others, [])).toBeNull();
    expect(
      expectedToday(draft, now, [own], [{ code: 'sameDay', appointment: own, person: 0, jointReasonId: '' }]),
    ).toBeNull();
    expect(expectedToday(blank, now, [own], [])).toBeNull();
    // Its time is over, and nobody said what came of it: nobody waits for them any more.
    expect(expectedToday(draft, { day: today, minute: 9 * 60 + 20 }, [own], [])).toBeNull();
  });

  it('offers to write only where a message can go', () => {
    const template = { kind: 'messageTemplate', enabled: true, occasion: 'confirmed' } as const;
    const messageTemplates = [
      { ...template, id: 'm', channel: 'email' },
      { ...template, id: 's', channel: 'sms' },
    ] as never;
    const offered = (phone: string, email: string, sendable: readonly MessageChannel[] = messageChannels) =>
      offeredChannels({ ...smallTown, messageTemplates }, { ...blank, phone, email }, sendable);
    expect(offered('06 12 34 56 78', 'odile@exemple.fr')).toEqual(['sms', 'email']);
    expect(offered('01 23 45 67 89', 'odile@exemple')).toEqual([]);
    expect(offered('', ' ')).toEqual([]);
    // A server without a gateway writes no SMS.
    expect(offered('06 12 34 56 78', 'odile@exemple.fr', ['email'])).toEqual(['email']);
  });

  it('checks each number as typed', () => {
    const other = { id: 'a', persons: [{ preApplicationNumber: '9B0TQ71LHV' }] } as unknown as Appointment;
    const states = checkNumbers(['4f7k2m9qxa', '9b0tq71lhv', '', '4F7K2M9Q', '4F7K2M9QXA', '4F7K2M9QXA1'], [other]).map(
      ({ state }) => state,
    );
    expect(states).toEqual(['ok', 'used', 'empty', 'short', 'twice', 'long']);
    expect(checkNumbers(['4F7K2M9Q'], [])[0]?.missing).toBe(2);
  });
  it('takes the person who is still being typed along', () => {
    const typed = withAdding({ ...blank, adding: 'Lilas 8' }, '2026-11-23');
    expect(typed.persons).toEqual([noPerson, { ...noPerson, name: 'Lilas', ageBand: 'under12' }]);
    expect(typed.adding).toBe('');
    expect(withAdding({ ...blank, adding: ' ' }, '2026-11-23')).toMatchObject({ persons: [noPerson] });
    expect(isTyped({ ...blank, adding: 'L' })).toBe(true);
  });
  it('drops only lines of whom nothing is known when another reason has a shorter table', () => {
    const named = { ...noPerson, name: 'Lilas' };
    expect(fitPersons([noPerson, noPerson, noPerson], 1)).toEqual([noPerson]);
    expect(fitPersons([noPerson, named, noPerson], 1)).toEqual([noPerson, named]);
  });
  it('fills what is blank from the file of a known person, and keeps what was typed', () => {
    const given = fc.constantFrom('', '  ', '07 11 22 33 44');
    const address = fc.constantFrom('', ' ', 'typed@b.fr');
    fc.assert(
      fc.property(given, address, (phone, email) => {
        const values = { lastName: 'Ly', firstName: 'An', birthDate: '', phone: '0612345678', email: 'a@b.fr' };
        const known = withKnown({ phone, email }, 'c', values);
        expect(known.who).toEqual({ kind: 'known', citizenId: 'c', values });
        expect(known.phone).toBe(phone.trim() === '' ? '06 12 34 56 78' : phone);
        expect(known.email).toBe(email.trim() === '' ? 'a@b.fr' : email);
      }),
    );
  });
  it('keeps of one person nothing for the next one, and says of the others who were typed that they stay', () => {
    const values = { lastName: 'Ly', firstName: 'An', birthDate: '', phone: '0612345678', email: 'a@b.fr' };
    const own = { ...noPerson, number: '4F7K2M9QXA', ageBand: 'adult', situation: 'renewal' } as const;
    const child = { ...noPerson, name: 'Lilas', citizenId: 'd' };
    const friend = { ...noPerson, name: 'Tom', number: '9B0TQ71LHV' };
    const who = fc.constantFrom<Draft['who']>(
      { kind: 'known', citizenId: 'c', values },
      { kind: 'new', lastName: 'Ly', firstName: 'An', birthDate: '12/03/1987' },
    );
    fc.assert(
      fc.property(who, fc.subarray([child, friend]), (before, others) => {
        const persons = [own, ...others];
        const contact = { phone: '06 12 34 56 78', email: 'a@b.fr', silent: ['sms'] } as const;
        const draft: Draft = { ...blank, who: before, adding: 'Lou', persons, ...contact };
        const next = { ...draft, ...forSomebodyElse(draft, 'ly an') };
        const stays = others.includes(friend) ? [{ ...friend, isFromBefore: true }] : [];
        expect(next).toEqual({
          ...blank,
          who: { kind: 'search', text: 'ly an' },
          adding: 'Lou',
          persons: [noPerson, ...stays],
        });
      }),
    );
  });
  it('stores ages and dependants, never a typed first name', () => {
    const who = {
      kind: 'known',
      citizenId: 'c',
      values: { lastName: 'Ly', firstName: 'An', birthDate: '1980-01-01', phone: '', email: '' },
    } as const;
    const child = { ...noPerson, name: 'Lilas', citizenId: 'd', ageBand: 'under12', situation: 'first' } as const;
    expect(personsOf({ ...blank, who, persons: [noPerson, child] }, '2026-11-23')).toEqual([
      { preApplicationNumber: '', ageBand: 'adult' },
      { preApplicationNumber: '', citizenId: 'd', ageBand: 'under12', situation: 'first' },
    ]);
  });
  it('wishes a kept place only when somebody said for what', () => {
    expect(wishOf(blank, 20)).toEqual({ reasonId: 'r', durationMin: 20, channel: 'desk' });
    const urgent = { ...blank, preferences: { ...noPreferences, keptFor: 'urgent' } } as const;
    expect(wishOf(urgent, 20)).toMatchObject({ keptFor: 'urgent' });
  });
  it('lists what is missing in the order of the form', () => {
    expect(missingFields(blank, '2026-11-23')).toEqual(['place', 'citizen']);
    const numbered: Draft = {
      ...blank,
      place: { day: '2026-11-23', time: '15:20', deskId: 'd' },
      adding: 'Tom 31/02/2020',
      who: { kind: 'new', lastName: 'Ly2', firstName: 'Hoa0612345678', birthDate: '' },
    };
    expect(missingFields(numbered, '2026-11-23')).toEqual(['lastName', 'firstName', 'companion']);
    const typed: Draft = {
      ...blank,
      place: { day: '2026-11-23', time: '15:20', deskId: 'd' },
      who: { kind: 'new', lastName: 'Ly', firstName: '', birthDate: '31/02/1980' },
      phone: '0612',
    };
    expect(missingFields(typed, '2026-11-23')).toEqual(['firstName', 'birthDate', 'phone']);
  });
});

describe('the place of a form', () => {
  const place = { day: '2026-11-23', time: '15:20', deskId: 'd' };
  const other = { ...place, deskId: 'e' };
  const now = { day: '2026-11-23', minute: 15 * 60 };
  const misfit = { code: 'personsTooMany', most: 1 } as unknown as Parameters<typeof wantsPlace>[1];

  it('is looked for when there is none, and again when the one proposed does not fit any more', () => {
    expect(wantsPlace(blank, null, undefined, now)).toBe(true);
    expect(wantsPlace({ ...blank, place, isProposed: true }, misfit, other, now)).toBe(true);
    expect(wantsPlace({ ...blank, place, isProposed: true }, null, other, now)).toBe(false);
    expect(wantsPlace({ ...blank, place, isProposed: true }, misfit, place, now)).toBe(false);
    const morning = { ...noPreferences, half: 'morning' } as const;
    expect(wantsPlace({ ...blank, place, isProposed: true, preferences: morning }, null, other, now)).toBe(true);
  });

  it('is looked for again once the one proposed has begun, a minute after its hour', () => {
    const proposed = { ...blank, place, isProposed: true };
    expect(wantsPlace(proposed, null, other, { ...now, minute: 15 * 60 + 20 })).toBe(false);
    expect(wantsPlace(proposed, null, other, { ...now, minute: 15 * 60 + 21 })).toBe(true);
    expect(wantsPlace(proposed, null, other, { day: '2026-11-24', minute: 0 })).toBe(true);
  });

  it('remembers the one that it takes the place of, until somebody chooses', () => {
    const first = proposePlace(blank, smallTown, place);
    expect(first).toMatchObject({ place, isProposed: true, gaveWay: null });
    const second = proposePlace(first, smallTown, { ...other, time: '15:40' });
    expect(second).toMatchObject({ place: { time: '15:40' }, isProposed: true, gaveWay: place });
    // The one that was read first is named, whatever was proposed meanwhile; the same hour at another desk is no news.
    const third = proposePlace(second, smallTown, { ...other, time: '16:05' });
    expect(third.gaveWay).toEqual(place);
    expect(proposePlace(first, smallTown, { ...place, deskId: 'desk-6' }).gaveWay).toBeNull();
    expect(proposePlace(third, smallTown, { ...place, deskId: 'desk-6' }).gaveWay).toBeNull();
    expect(placeDraft(second, smallTown, other)).toMatchObject({ place: other, isProposed: false, gaveWay: null });
    // Once its agent was told of it, it is the one that gives way to the next.
    expect(proposePlace(knowPlace(third), smallTown, { ...other, time: '16:30' })).toMatchObject({
      gaveWay: { time: '16:05' },
      isNews: true,
    });
    // Looked for anew by a wish: whoever wished expects another one.
    expect(proposePlace({ ...second, place: null }, smallTown, place).gaveWay).toBeNull();
  });

  it('is news where the same was sought and another hour came, and none where the person at the desk changed what is sought', () => {
    const first = proposePlace(blank, smallTown, place);
    const taken = proposePlace(first, smallTown, { ...other, time: '15:40' });
    expect([first.isNews, taken.isNews]).toEqual([false, true]);
    expect(proposePlace(taken, smallTown, { ...other, time: '16:05' }).isNews).toBe(true);
    // The hour that was read is free again, or another desk has it.
    expect(proposePlace(taken, smallTown, place).isNews).toBe(false);
    expect(proposePlace(first, smallTown, { ...place, deskId: 'desk-6' }).isNews).toBe(false);
    for (const own of [
      { preferences: { ...noPreferences, half: 'morning' } as const },
      { persons: [...blank.persons, ...blank.persons] },
    ])
      expect(proposePlace({ ...first, ...own }, smallTown, { ...other, time: '15:40' }).isNews).toBe(false);
    expect(placeDraft(taken, smallTown, other).isNews).toBe(false);
  });

  describe('that somebody chose', () => {
    const morning = { ...noPreferences, half: 'morning' } as const;
    const desk = { ...noPreferences, deskId: 'd' };
    const draft = placeDraft(blank, smallTown, place);

    it('stays where a wish leaves it', () => {
      expect(withPreferences(draft, desk)).toMatchObject({ place, isProposed: false, preferences: desk });
    });

    it('is not booked against a wish: another is proposed, and the one that was read is named', () => {
      const wished = withPreferences(draft, morning);
      expect(wished).toMatchObject({ place: null, gaveWay: place, preferences: morning });
      expect(wantsPlace(wished, null, undefined, now)).toBe(true);
      const next = proposePlace(wished, smallTown, { ...place, time: '09:00' });
      expect(next).toMatchObject({ place: { time: '09:00' }, gaveWay: place, isProposed: true, isNews: false });
      // A second wish still names it; no place at all may be left.
      expect(withPreferences(next, { ...morning, weekday: 3 })).toMatchObject({ place: null, gaveWay: place });
    });

    it('comes back with the wishes that leave it again', () => {
      const wished = withPreferences(draft, morning);
      expect(withPreferences(wished, noPreferences)).toMatchObject({ place, gaveWay: null });
      const next = proposePlace(wished, smallTown, { ...place, time: '09:00' });
      expect(withPreferences(next, desk)).toMatchObject({ place, gaveWay: null });
    });
  });

  describe('and how the person asks', () => {
    const read = proposePlace(blank, smallTown, place);
    const byPhone = withChannel(read, 'phone');

    it('stays as it was read out, whoever proposed it', () => {
      expect(byPhone).toEqual({ ...read, preferences: { ...noPreferences, channel: 'phone' } });
      expect(wantsPlace(byPhone, null, other, now)).toBe(false);
    });

    it('gives way to one that the channel allows, is named, and comes back with the channel', () => {
      expect(wantsPlace(byPhone, misfit, other, now)).toBe(true);
      const next = proposePlace(byPhone, smallTown, { ...place, time: '15:40' });
      expect(next.gaveWay).toEqual(place);
      expect(withChannel(next, 'desk')).toMatchObject({ place, gaveWay: null });
    });
  });

  it('books by one press where it is the first or was told, by two where it is news, and never at an hour that nobody was told', () => {
    const hour = fc.constantFrom('09:00', '09:20', '10:00');
    const step = fc.oneof(hour, fc.constant('press' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let draft = proposePlace({ ...blank, place: null }, smallTown, { ...other, time: '08:40' });
        let told = '08:40';
        let wasPressed = false;
        for (const one of steps) {
          if (one === 'press') {
            const books = !draft.isNews;
            expect(books).toBe(draft.place?.time === told);
            if (wasPressed) expect(books).toBe(true);
            told = draft.place?.time ?? '';
            draft = knowPlace(draft);
          } else draft = proposePlace(draft, smallTown, { ...other, time: one });
          wasPressed = one === 'press';
        }
      }),
    );
  });

  it('is left where a person chose it', () => {
    expect(wantsPlace({ ...blank, place }, misfit, other, now)).toBe(false);
  });
});

it('Entrée that takes nobody says why: two bear the name, or several are possible', () => {
  const match = (called: CitizenMatch['called']) => ({ called }) as CitizenMatch;
  const [named, other] = [match('all'), match('no')];
  expect(sayUnsure([named, named], 'millet kevin', false)).toMatch(/^Plusieurs personnes portent ce nom.: choisissez/u);
  for (const some of [
    [named, other],
    [other, other],
  ])
    expect(sayUnsure(some, 'millet', false)).toMatch(/^Plusieurs personnes sont possibles/u);
  // A telephone or a number is no name.
  expect(sayUnsure([named, named], '06 39 98 12 34', false)).toMatch(/^Plusieurs personnes sont possibles/u);
  expect(sayUnsure([other], 'mile', false)).toMatch(/^Choisissez avec/u);
  // Nobody is called so: Entrée may still make the file.
  for (const some of [[other], [other, other]])
    expect(sayUnsure(some, 'mile', true)).toMatch(/^Personne de ce nom.: Entrée de nouveau pour créer/u);
});
