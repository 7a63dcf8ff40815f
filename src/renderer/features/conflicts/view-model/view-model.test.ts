import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reachOf } from '#shared/domain/conflicts/reach-of';
import type { Conflict } from '#shared/domain/conflicts/conflict';
import { appointmentOf, eventOf, smallTown, ticketOf, today } from '#shared/domain/conflicts/testing/small-town';
import { callOf } from '#shared/domain/calls/call-list';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { placementBeforeCrossing } from '#shared/domain/lifecycle/told-placement';
import { settledToday } from '#shared/domain/conflicts/settled-today';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { addDays } from '#shared/time/civil';

import { peopleOf, sayConflict, saySettled } from './say-conflict';
import { shownTickets } from './shown-tickets';
import { isSameMoment, solutionsOf, surplusTitle, surplusView } from './surplus-view';
import { messageFor, messageShown, sayReach } from './telling';
import { createWords } from './words';

const keita: CitizenValues = {
  lastName: 'Keïta',
  firstName: 'Mamadou',
  birthDate: '',
  phone: '06 39 98 00 11',
  email: '',
};
const agent = {
  kind: 'agent',
  id: 'agent',
  name: '',
  shortName: 'Hélène V.',
  role: 'supervisor',
  usualDeskId: '',
} as const;
const reference = { ...smallTown, agents: [agent] };
const people = new Map(['citizen-s', 'citizen-x'].map((id) => [id, keita]));
const words = createWords(reference, people, today);
const surplus = appointmentOf({ id: 's', word: 'overbooked', deskId: 'desk-3' });
const full = ['desk-1', 'desk-2'].map((deskId) => appointmentOf({ id: deskId, deskId }));
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

it('shows a few tickets of one person, those that a desk took up among them, and counts the others', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 300 }), (taken) => {
      const tickets = taken.map((isTaken, at) =>
        ticketOf(`t${at}`, isTaken ? [eventOf('c', 2, 'called', { deskId: 'desk-3' })] : []),
      );
      const { shown, more } = shownTickets(tickets);
      expect(shown.length).toBe(Math.min(5, tickets.length));
      expect(shown.length + more).toBe(tickets.length);
      expect(tickets.filter((one) => shown.includes(one))).toEqual(shown);
      const takenUp = tickets.filter((_, at) => taken[at]);
      expect(shown.filter((one) => takenUp.includes(one)).length).toBe(Math.min(5, takenUp.length));
      const [first, second, ...others] = tickets;
      if (!first || !second) throw new Error('There are two at least');
      const conflict = { kind: 'twoTickets', key: 'k', at: '', tickets: [first, second, ...others] } as const;
      expect(sayConflict(conflict, words).line.length).toBeLessThan(90);
      expect(peopleOf([conflict], [])).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});

describe('the list', () => {
  const say = (conflict: Conflict): string[] => Object.values(sayConflict(conflict, words)).map(plain);

  it('says kind, who and when', () => {
    expect(say({ kind: 'overbooked', key: 'k', at: '', appointment: surplus })).toEqual([
      'En surnombre',
      'Keïta M., passport',
      'aujourd’hui à 14:30',
    ]);
    const ticket = ticketOf('t', [
      eventOf('c1', 2, 'called', { deskId: 'desk-3' }),
      eventOf('c2', 2, 'called', { deskId: 'desk-1' }),
      eventOf('w', 3, 'calledTwice', { cause: 'c2', rival: 'c1' }),
    ]);
    expect(say({ kind: 'calledTwice', key: 'k', at: '2026-11-24T08:47:00.000Z', ticket })).toEqual([
      'Appelé deux fois',
      'A044, guichets 1 et 3',
      'ce matin à 9:47',
    ]);
    const odd = { kind: 'ticketNumber', key: 'k', at: '2026-11-24T08:47:00.000Z' } as const;
    expect(say({ ...odd, doubt: 'numberTaken', tickets: [ticket, ticket] })[1]).toBe('A044, 2 personnes');
    expect(say({ ...odd, doubt: 'numberTooHigh', tickets: [ticket] })[1]).toBe('A044, numéro trop élevé');
    const row = { collection: 'tickets', id: 't', why: 'rights', deviceId: '', at: '', isOwn: true };
    expect(say({ kind: 'quarantined', key: 'k', at: '', row })).toEqual([
      'Saisie mise de côté',
      'Ticket, saisie sur ce poste',
      '',
    ]);
    // The steps in the words of a write that waits; of a file, and where the server does not tell it, the document.
    const unproved = (collection: string, whys: readonly string[], isOwn = false) =>
      say({
        kind: 'unproved',
        key: 'k',
        at: '2026-11-24T08:47:00.000Z',
        row: { ...row, collection, isOwn },
        whys,
        upTo: '',
        request: null,
      });
    expect(unproved('tickets', ['called.by', 'started.by'])).toEqual([
      'Écrit sans identification',
      'Appel, Service commencé, un autre poste',
      'ce matin à 9:47',
    ]);
    // What the server tells of it: the number, whose name, and the request that it came with.
    const facts = {
      label: 'A061',
      reasonId: 'cni',
      requestId: 'r',
      agentIds: [reference.agents[0]?.id ?? '', 'nobody'],
    };
    const part = { row: { ...row, isOwn: false, facts }, whys: ['issued.by'], upTo: '' };
    const request = { ...part, row: { ...part.row, collection: 'requests' }, whys: ['received.by'] };
    expect(say({ kind: 'unproved', key: 'k', at: '', ...part, request })[1]).toBe(
      `A061, Ticket donné, Demande reçue, ${reference.agents[0]?.shortName}, un autre poste`,
    );
    expect(unproved('citizens', ['unproved'], true)[1]).toBe('Fiche d’usager, ce poste');
    expect(unproved('somethingNew', ['somethingNew.by', 'unproved'])[1]).toBe('Saisie, un autre poste');
  });

  it('says who settled what, and asks for the names that it shows', () => {
    const kept = appointmentOf({ id: 's', word: 'overbooked', more: [eventOf('k', 3, 'kept', { cause: 's-b' })] });
    const settled = settledToday([kept], [], () => true);
    expect(settled.map((one) => Object.values(saySettled(one, words)).map(plain))).toEqual([
      ['Keïta M., gardé en surnombre', 'Hélène V., ce matin à 9:03'],
    ]);
    const both = appointmentOf({ id: 's', more: [eventOf('k', 3, 'bothKept', { other: 'a' })] });
    const [line] = settledToday([both], [], () => true);
    expect(line && plain(saySettled(line, words).what)).toBe('Keïta M., deux rendez-vous gardés');
    expect(line?.parts).toEqual([{ collection: 'appointments', id: 's', eventIds: ['k'] }]);
    expect(peopleOf([{ kind: 'overbooked', key: 'k', at: '', appointment: surplus }], settled)).toEqual([
      'citizen-s',
      'citizen-s',
    ]);
  });
});

describe('a surplus', () => {
  const appointments = [...full, surplus];
  const view = surplusView(reference, appointments, surplus);
  const choose = (mover = surplus, mayKeep = true) =>
    solutionsOf({ reference, appointments, surplus, mover, mayKeep, now: { day: today, time: '10:00' } });

  it('says how many want how much', () => {
    expect(plain(surplusTitle(surplus, view.crowd, words))).toBe(
      'Aujourd’hui à 14:30 : 3 rendez-vous pour 2 dispositifs',
    );
    const free = surplusView(reference, [surplus], surplus);
    expect(plain(surplusTitle(surplus, free.crowd, words))).toBe('Aujourd’hui à 14:30 : une place s’est libérée');
    expect(view.movers.map(({ id }) => id)).toEqual(['s', 'desk-1', 'desk-2']);
  });

  it('counts nobody who was served and is gone, unless they alone stand against it', () => {
    const gone = { ...full[0], status: 'attended' } as Appointment;
    const rival = appointmentOf({ id: 'rival', deskId: 'desk-3', reasonId: 'advice' });
    const there = surplusView(reference, [gone, ...full.slice(1), rival, surplus], surplus);
    expect(plain(surplusTitle(surplus, there.crowd, words))).toBe(
      'Aujourd’hui à 14:30 : 2 rendez-vous pour le guichet 3',
    );
    const seated = there.strip.lanes.flatMap(({ appointments: on }) => on.map(({ id }) => id));
    expect(seated.toSorted()).toEqual(['rival', 's']);
    const keep = solutionsOf({
      reference,
      surplus,
      mover: surplus,
      mayKeep: true,
      now: { day: today, time: '10:00' },
      appointments: [{ ...gone, deskId: 'desk-3' }, surplus],
    }).at(-1);
    expect(keep).toMatchObject({ kind: 'keep', waitMin: 0, delayed: 0 });
    // The server counts them: a place that it would refuse again is not called free.
    const alone = surplusView(reference, [{ ...gone, deskId: 'desk-3' }, surplus], surplus);
    expect(alone.crowd.isFree).toBe(false);
    expect(alone.strip.lanes.flatMap(({ appointments: on }) => on)).toHaveLength(2);
  });

  it('offers two places and to keep, or three places for another', () => {
    expect(choose().map(({ kind }) => kind)).toEqual(['move', 'move', 'keep']);
    expect(choose(full[0]).map(({ kind }) => kind)).toEqual(['move', 'move', 'move']);
    expect(choose(surplus, false).at(-1)).toMatchObject({ kind: 'keep', isAllowed: false });
    const here = { ...surplus, status: 'arrived' } as const;
    expect(choose(here).map(({ kind }) => kind)).toEqual(['keep']);
  });

  it('offers first to cancel what two desks booked for one person, and not where the other one is for something else or over', () => {
    const twice = (change: Partial<Appointment>) => {
      const other = { ...appointmentOf({ id: 'other', day: addDays(today, 3) }), citizenId: 'citizen-s', ...change };
      const now = { day: today, time: '10:00' };
      const among = { reference, surplus, mover: surplus, mayKeep: true, now, appointments: [...appointments, other] };
      return solutionsOf(among);
    };
    const [first, ...others] = twice({});
    expect(first).toMatchObject({ kind: 'cancel', double: { id: 'other' } });
    expect(others.map(({ kind }) => kind)).toEqual(['move', 'keep']);
    expect(isSameMoment(first as never)).toBe(true);
    const persons = surplus.persons.map((person) => ({ ...person, citizenId: 'citizen-s' }));
    const parent = { citizenId: 'parent', persons: [...persons, ...persons] };
    const none = ['move', 'move', 'keep'];
    for (const change of [
      { status: 'cancelledByOffice' },
      { reasonId: 'advice' },
      { citizenId: '' },
      // Its hour has passed, and nobody came to it: the person still needs this one.
      { day: today, time: '09:00' },
      // They are here for it now: a surplus of another day is what they come back for.
      { status: 'arrived' },
    ] as const)
      expect(twice(change as Partial<Appointment>).map(({ kind }) => kind)).toEqual(none);
    expect(twice(parent).map(({ kind }) => kind)[0]).toBe('cancel');
    // One of a family has another one: the others would come for nothing.
    const family = {
      ...surplus,
      persons: [...surplus.persons, ...surplus.persons.map((person) => ({ ...person, citizenId: 'child' }))],
    };
    const other = { ...appointmentOf({ id: 'other', day: addDays(today, 3) }), citizenId: 'citizen-s' };
    const now = { day: today, time: '10:00' };
    const among = { reference, surplus: family, mover: family, mayKeep: true, now };
    expect(solutionsOf({ ...among, appointments: [...appointments, other] }).map(({ kind }) => kind)).not.toContain(
      'cancel',
    );
  });

  it('knows when nobody has to be told', () => {
    expect(choose().map(isSameMoment)).toEqual([false, false, true]);
  });
});

describe('telling', () => {
  it('knows the ways to a person, the best first', () => {
    expect(reachOf(keita)).toEqual(['phone', 'sms', 'mail']);
    expect(reachOf(undefined)).toEqual(['mail']);
    expect(sayReach(keita)).toBe('SMS');
    expect(sayReach({ ...keita, phone: '02 41 00 00 00', email: 'x@example.org' })).toBe('téléphone, courriel');
    expect(sayReach(undefined)).toBe('aucun contact');
  });

  it('has the message ready, without a name', () => {
    const message = plain(messageFor(surplus, surplus, { day: '2026-11-26', time: '09:20' }, words));
    expect(message).toBe(
      'Mairie de Ville-Test : votre rendez-vous (passport) prévu mardi 24 novembre à 14:30 aura lieu jeudi 26 novembre à 9:20, même lieu. Si cette heure ne vous convient pas, appelez la mairie.',
    );
    expect(message).not.toContain('Keïta');
  });

  it('names the hour that the person had, where two desks changed it in different ways', () => {
    const by = (desk: string) => ({ by: { agentId: '', deviceId: `device-${desk}`, deskId: `desk-${desk}` } });
    const placed = { durationMin: 20, reasonId: 'passport', citizenId: 'citizen-s', persons: [] };
    const booked = {
      ...eventOf('b', 1, 'booked', { ...placed, day: '2026-11-25', time: '09:10', deskId: 'desk-1' }),
      ...by('1'),
    };
    const moved = {
      ...eventOf('m', 2, 'rescheduled', {
        day: '2026-11-24',
        time: '16:05',
        durationMin: 20,
        deskId: 'desk-1',
        settles: '',
      }),
      ...by('2'),
    };
    const off = { ...eventOf('o', 2, 'cancelledByCitizen'), ...by('1') };
    const appointment = foldAppointment('a', 'site', [booked, moved, off]);
    const told = callOf(appointment)?.told ?? appointment;
    const first = placementBeforeCrossing(appointment, told);
    expect(first).toEqual({ day: '2026-11-25', time: '09:10' });
    expect(plain(messageFor(appointment, told, null, words, first))).toContain(
      'prévu mardi 24 novembre à 16:05 (au départ mercredi 25 novembre à 9:10) est annulé',
    );
    // Known already, or nothing crossed: it is not said twice.
    expect(placementBeforeCrossing(appointment, { day: '2026-11-25', time: '09:10' })).toBeNull();
    expect(placementBeforeCrossing(surplus, surplus)).toBeNull();
    // Both desks had a move of the town hall before them of which nobody told: the person knows the booked hour alone.
    const shifted = {
      ...eventOf('s', 2, 'rescheduled', {
        day: '2026-11-25',
        time: '14:00',
        durationMin: 20,
        deskId: 'desk-1',
        settles: 'r',
      }),
      ...by('3'),
    };
    const later = { n: 3 };
    const untold = [booked, shifted, { ...moved, ...later }, { ...off, ...later }];
    expect(placementBeforeCrossing(foldAppointment('a', 'site', untold), told)).toEqual(first);
    // Once it was told it is the hour that they had.
    const informed = { ...eventOf('i', 3, 'informed', { channel: 'phone', cause: 's' }), ...by('3') };
    const heard = [booked, shifted, informed, { ...moved, n: 4 }, { ...off, n: 4 }];
    expect(placementBeforeCrossing(foldAppointment('a', 'site', heard), told)).toEqual({
      day: '2026-11-25',
      time: '14:00',
    });
  });

  it('follows the hour that stands: what was typed about another hour goes with it', () => {
    const readyFor = (day: string) => messageFor(surplus, surplus, { day, time: '09:20' }, words);
    const typed = { over: readyFor('2026-11-28'), text: 'Bonjour, venez samedi.' };
    expect(messageShown(readyFor('2026-11-28'), null)).toBe(readyFor('2026-11-28'));
    expect(messageShown(readyFor('2026-11-28'), typed)).toBe('Bonjour, venez samedi.');
    expect(messageShown(readyFor('2026-11-26'), typed)).toBe(readyFor('2026-11-26'));
  });
});
