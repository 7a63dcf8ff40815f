import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';

import { missingPapers, paperInSentence, paperMarks, toggledMark } from './paper-marks';
import { emphasis, otherOutcomes, usualOutcome } from './service-end';
import { maskedPhone, serviceFacts } from './service-facts';
import { plannedMinutes, serviceTime, stopwatch } from './service-time';

const now = '2026-11-23T09:32:00.000Z';
const deposit = {
  id: 'cni',
  name: 'Carte d’identité',
  act: 'deposit',
  asksPreApplication: true,
  durationsMin: [20, 35],
  papers: [
    { id: 'pre', label: 'Pré-demande en ligne', detail: '' },
    { id: 'home', label: 'Justificatif de domicile', detail: '' },
  ],
} as unknown as Reason;

describe('papers and ends', () => {
  const persons = [{ preApplicationNumber: '7HD2K0QW5M' }, { preApplicationNumber: '' }];
  const marks = paperMarks(deposit, { pre: 'seen', home: 'missing' }, persons);

  it('marks the papers, with the numbers on the first', () => {
    expect(marks.map((mark) => [mark.state, mark.codes])).toEqual([
      ['seen', ['7HD2K0QW5M']],
      ['missing', []],
    ]);
    expect(missingPapers(marks).map((mark) => mark.label)).toEqual(['Justificatif de domicile']);
    expect(paperMarks(undefined, {}, [])).toEqual([]);
    expect(paperMarks(deposit, { pre: 'torn' }, []).map((mark) => mark.state)).toEqual(['', '']);
    expect([toggledMark('seen', 'seen'), toggledMark('seen', 'missing'), toggledMark('', 'seen')]).toEqual([
      '',
      'missing',
      'seen',
    ]);
  });

  it('writes a paper inside a sentence', () => {
    expect(paperInSentence('Justificatif de domicile')).toBe('justificatif de domicile');
    expect(paperInSentence('CNI actuelle')).toBe('CNI actuelle');
  });

  it('puts the incomplete end forward only when a paper is missing', () => {
    expect(emphasis(marks)).toBe('incomplete');
    expect(emphasis(paperMarks(deposit, { pre: 'seen' }, persons))).toBe('finish');
    expect(usualOutcome(deposit)).toBe('fileDeposited');
    expect(usualOutcome(undefined)).toBe('answered');
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
    } as unknown as Ticket;
    expect(serviceFacts(called, appointment, undefined, 'Europe/Paris').map((fact) => fact.value)).toEqual([
      '19\u00A0octobre, par téléphone',
      '10:20, arrivée à 10:14',
      '10:24, 2\u00A0fois',
    ]);
    expect(serviceFacts(called, undefined, undefined, 'Europe/Paris').map((fact) => fact.key)).toEqual([
      'ticket',
      'wait',
      'call',
    ]);
  });
});
