import { describe, expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { shippedSituations } from '#shared/domain/papers/shipped-situations';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { withinSentence } from '#shared/i18n/fr/format';

import { aboutPerson } from './about-person';
import { allMarks, missingInWords, missingPapers, paperSections, toggledMark } from './paper-marks';
import { callsHere, sentWords } from './sent-by';
import { emphasis, incompleteEnd, otherOutcomes } from './service-end';
import { maskedPhone, serviceFacts } from './service-facts';
import { plannedMinutes, serviceTime, stopwatch } from './service-time';

const now = '2026-11-23T09:32:00.000Z';
const deposit = {
  id: 'cni',
  name: 'Carte d’identité',
  act: 'deposit',
  durationsMin: [20, 35],
} as unknown as Reason;

const due = (id: string, label: string) => ({ id, label, detail: '', ruleId: '', source: '' });
const home = due('home', 'Justificatif de domicile');
const one = { papers: [due('photo', 'Photo'), due('pre-demande', 'Pré-demande en ligne')], fees: [], cents: 0 };
const alone = { persons: [one], household: [home], cents: 0 };
const pair = { persons: [one, { ...one, cents: 8600 }], household: [home], cents: 8600 };

describe('papers of one person', () => {
  const persons = [{ preApplicationNumber: '7HD2K0QW5M' }];
  const sections = paperSections(alone, { 'pre-demande': 'seen', home: 'missing', photo: 'torn' }, persons, [
    { name: 'Inès', about: 'Renouvellement' },
  ]);

  it('stand in one list without a heading, the number on the pre-application', () => {
    expect(sections.map(({ title, about }) => [title, about])).toEqual([['', 'Renouvellement']]);
    expect(allMarks(sections).map((mark) => [mark.paperId, mark.state, mark.codes])).toEqual([
      ['photo', '', []],
      ['pre-demande', 'seen', ['7HD2K0QW5M']],
      ['home', 'missing', []],
    ]);
    expect(missingInWords(sections, withinSentence)).toBe('justificatif de domicile');
  });

  it('take a mark back when it is pressed again', () => {
    expect([toggledMark('seen', 'seen'), toggledMark('seen', 'missing'), toggledMark('', 'seen')]).toEqual([
      '',
      'missing',
      'seen',
    ]);
  });
});

describe('papers of several persons', () => {
  const persons = [{ preApplicationNumber: '7HD2K0QW5M' }, { preApplicationNumber: '9B0TQ71LHV' }];
  const sections = paperSections(pair, { 'photo.2': 'missing' }, persons, [
    { name: 'Inès', about: '' },
    { name: '', about: '' },
  ]);

  it('stand by person, then those of the household, with the stamp of who pays one', () => {
    expect(sections.map(({ title, marks }) => [title, marks.map((mark) => mark.paperId)])).toEqual([
      ['Inès', ['photo', 'pre-demande']],
      ['Personne\u00A02', ['photo.2', 'pre-demande.2', 'timbre.2']],
      ['Le foyer', ['home']],
    ]);
    expect(allMarks(sections).find(({ paperId }) => paperId === 'timbre.2')?.label).toBe('Timbre fiscal de 86\u00A0€');
  });

  it('are missing for the person who did not bring them', () => {
    expect(missingPapers(allMarks(sections)).map(({ paperId }) => paperId)).toEqual(['photo.2']);
    expect(missingInWords(sections, withinSentence)).toBe('photo (Personne\u00A02)');
  });
});

describe('what is known of a person', () => {
  it('is said in a few words', () => {
    const person = { preApplicationNumber: '' };
    expect(aboutPerson(person, shippedSituations)).toBe('Renouvellement');
    expect(aboutPerson({ ...person, ageBand: 'from15', situation: 'cardLost' }, shippedSituations)).toBe(
      'Carte d’identité perdue · 15 à 17 ans',
    );
    expect(aboutPerson(person, [])).toBe('');
  });
});

describe('ends', () => {
  it('put the incomplete one forward only when a paper is missing', () => {
    const marks = (papers: Ticket['papers']) => allMarks(paperSections(alone, papers, [], []));
    expect(emphasis(marks({ home: 'missing' }))).toBe('incomplete');
    expect(emphasis(marks({ home: 'seen' }))).toBe('finish');
    expect(otherOutcomes('fileDeposited')).toEqual(['titleCollected', 'answered', 'redirected']);
  });
});

describe('the incomplete end', () => {
  it('offers a new appointment for a reason that takes appointments alone, and is not there where no paper is asked for', () => {
    const marks = allMarks(paperSections(alone, {}, [], []));
    expect(incompleteEnd({ bookable: true }, [])).toBe('again');
    expect(incompleteEnd(undefined, [])).toBe('again');
    expect(incompleteEnd({ bookable: false }, marks)).toBe('alone');
    expect(incompleteEnd({ bookable: false }, [])).toBe('none');
  });
});

describe('time and facts', () => {
  it('counts minutes and seconds, never below zero', () => {
    expect(stopwatch('2026-11-23T09:25:18.000Z', now)).toBe('06:42');
    expect(stopwatch('2026-11-23T08:25:18.000Z', now)).toBe('1:06:42');
    expect(stopwatch('2026-11-23T09:40:00.000Z', now)).toBe('00:00');
    expect(stopwatch('', now)).toBe('00:00');
  });

  it('compares a service with its plan', () => {
    expect(plannedMinutes({ durationMin: 35 } as unknown as Appointment, deposit)).toBe(35);
    expect(plannedMinutes(undefined, deposit)).toBe(20);
    expect(serviceTime('2026-11-23T09:22:00.000Z', 20, now)).toEqual({
      share: 0.5,
      endsAt: '2026-11-23T09:42:00.000Z',
      overMin: 0,
    });
    expect(serviceTime('2026-11-23T09:00:00.000Z', 20, now)).toMatchObject({ share: 1, overMin: 12 });
  });

  it('tells the visit, the phone partly hidden', () => {
    expect(maskedPhone('+33 6 51 22 33 37')).toBe('06 51 •• •• 37');
    const appointment = {
      time: '10:20',
      channel: 'phone',
      bookedAt: '2026-10-19T08:00:00.000Z',
      arrivedAt: '2026-11-23T09:14:00.000Z',
    } as unknown as Appointment;
    const called = {
      issuedAt: '2026-11-23T09:14:00.000Z',
      firstCalledAt: '2026-11-23T09:24:00.000Z',
      calls: 2,
      events: [],
    } as unknown as Ticket;
    const town = { site: { zone: 'Europe/Paris' }, reasons: [] } as unknown as SiteReference;
    expect(serviceFacts(called, appointment, undefined, town).map((fact) => fact.value)).toEqual([
      '19\u00A0octobre, par téléphone',
      '10:20, arrivée à 10:14',
      '10:24, 2\u00A0fois',
    ]);
    expect(serviceFacts(called, undefined, undefined, town).map((fact) => fact.key)).toEqual([
      'ticket',
      'wait',
      'call',
    ]);
  });
});

const town = smallTown();
const [desk] = town.desks;
const sender = { agentId: 'agent-x', deviceId: 'd', deskId: desk?.id ?? '' };
const townOfSender = {
  ...town,
  agents: [{ ...town.agents[0], id: 'agent-x', shortName: 'Nadège R.' } as (typeof town.agents)[number]],
};

const issuedFacts = { day: '2026-03-02', series: 'A', number: 33, label: 'A033', reasonId: 'deposit', citizenId: '' };
const sentTicket = (steps: readonly (readonly [string, string, object])[]) =>
  foldTicket(
    't',
    's',
    steps.map(([type, time, more], index): AnyEvent => ({
      id: `e${index}`,
      n: index + 1,
      at: `2026-03-02T${time}:00.000Z`,
      by: sender,
      type,
      ...more,
    })),
  );

const served = [
  ['issued', '09:00', { ...issuedFacts, priority: false, appointmentId: '', requestId: '', dueAt: '' }],
  ['called', '09:20', { deskId: sender.deskId, tentative: false, why: [] }],
  ['started', '09:21', {}],
] as const;
const sentOn = ['transferred', '09:33', { reasonId: 'deposit', deskId: 'desk-8' }] as const;

describe('who was sent on from another desk', () => {
  it('says who sent somebody here, from where, when, and after how long', () => {
    const words = `Transféré du guichet\u00A0${desk?.number ?? ''} par Nadège R. à 10:33, après 12\u00A0min de service.`;
    expect(sentWords(sentTicket([...served, sentOn]), townOfSender)).toBe(words);
    expect(sentWords(sentTicket(served), townOfSender)).toBe('');
  });

  it('counts the calls since then alone: those of the desk before were answered', () => {
    const again = ['called', '09:40', { deskId: 'desk-8', tentative: false, why: [] }] as const;
    expect(callsHere(sentTicket(served))).toBe(1);
    expect(callsHere(sentTicket([...served, sentOn]))).toBe(0);
    expect(callsHere(sentTicket([...served, sentOn, again]))).toBe(1);
    expect(callsHere(sentTicket([...served, sentOn, again, ['recalled', '09:41', {}]]))).toBe(2);
  });

  it('takes nobody for sent on who only waited: for a desk that closed, or for another reason', () => {
    const freed = ['transferred', '09:50', { reasonId: 'deposit', call: '' }] as const;
    expect(sentWords(sentTicket([served[0], freed]), townOfSender)).toBe('');
    expect(sentWords(sentTicket([...served, sentOn, freed]), townOfSender)).toContain('à 10:33, après 12');
  });

  it('counts no service of before, from which they waited again', () => {
    const aside = ['parked', '09:25', { call: 'e2' }] as const;
    expect(sentWords(sentTicket([...served, aside, sentOn]), townOfSender)).toMatch(/ à 10:33\.$/u);
    const further = ['transferred', '10:00', { reasonId: 'deposit', deskId: 'desk-9' }] as const;
    expect(sentWords(sentTicket([...served, sentOn, further]), townOfSender)).toMatch(/ à 11:00\.$/u);
  });
});
