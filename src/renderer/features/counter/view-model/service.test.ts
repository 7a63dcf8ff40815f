import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { shippedSituations } from '#shared/domain/papers/shipped-situations';
import { withinSentence } from '#shared/i18n/fr/format';

import { aboutPerson } from './about-person';
import { allMarks, missingInWords, missingPapers, paperSections, toggledMark } from './paper-marks';
import { emphasis, otherOutcomes } from './service-end';
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
