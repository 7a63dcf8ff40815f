import { describe, expect, it } from 'vitest';

import { commitmentFor } from './commitment-for';
import { pausedDays, requestAge, requestDueDay } from './request-clock';
import { commitment, officeRequest, smallOffice } from './testing/small-office';

const dueOf = (...args: Parameters<typeof officeRequest>) => requestDueDay(officeRequest(...args), smallOffice, now);
const now = '2026-06-01T08:00:00.000Z';

describe('the due day of a request', () => {
  it('is that of the worked examples: 15 and 5 working days over the holidays of May', () => {
    expect(dueOf('mail', '2026-04-30T16:00:00+02:00')).toBe('2026-05-27');
    expect(dueOf('email', '2026-05-07T09:00:00+02:00')).toBe('2026-05-18');
    expect(dueOf('portal', '2026-05-07T09:00:00+02:00')).toBe('');
  });

  it('runs from the day in the town hall, not in Greenwich', () => {
    expect(dueOf('phone', '2026-05-18T22:30:00.000Z')).toBe('2026-05-21');
    expect(dueOf('phone', '2026-05-18T21:30:00.000Z')).toBe('2026-05-20');
  });

  it('moves by the time spent waiting on the citizen, begun days given whole', () => {
    const paused = (...steps: Parameters<typeof officeRequest>[2] & object) =>
      dueOf('email', '2026-05-18T09:00:00+02:00', steps);
    expect(paused()).toBe('2026-05-26');
    expect(paused(['2026-05-19T10:00:00+02:00', 'waitingOnCitizen'], ['2026-05-21T10:00:00+02:00', 'started'])).toBe(
      '2026-05-28',
    );
    expect(paused(['2026-05-19T10:00:00+02:00', 'waitingOnCitizen'], ['2026-05-19T11:00:00+02:00', 'started'])).toBe(
      '2026-05-27',
    );
  });

  it('keeps moving while the citizen is awaited', () => {
    const waiting = officeRequest('email', '2026-05-18T09:00:00+02:00', [
      ['2026-05-19T10:00:00+02:00', 'waitingOnCitizen'],
    ]);
    expect(requestDueDay(waiting, smallOffice, '2026-05-20T10:00:00+02:00')).toBe('2026-05-27');
    expect(requestDueDay(waiting, smallOffice, '2026-05-29T10:00:00+02:00')).toBe('2026-06-04');
  });

  it('by months is that of the calendar, with its pauses in calendar days', () => {
    const ref = { ...smallOffice, commitments: [commitment('mail', 'permit', 1, 'months')] };
    const asked = (steps: Parameters<typeof officeRequest>[2] = []) =>
      requestDueDay(officeRequest('mail', '2026-01-31T10:00:00+01:00', steps, { reasonId: 'permit' }), ref, now);
    expect(asked()).toBe('2026-02-28');
    const steps = [
      ['2026-02-06T10:00:00+01:00', 'waitingOnCitizen'],
      ['2026-02-09T10:00:00+01:00', 'started'],
    ] as const;
    expect(asked(steps)).toBe('2026-03-03');
  });
});

describe('clocks of a request', () => {
  it('count a pause by working or by calendar days', () => {
    const request = officeRequest('mail', '2026-05-18T09:00:00+02:00', [
      ['2026-05-22T12:00:00+02:00', 'waitingOnCitizen'],
      ['2026-05-26T12:00:00+02:00', 'started'],
    ]);
    // Monday 25 May is Whit Monday.
    expect(pausedDays(request, 'workingDays', smallOffice, now)).toBeCloseTo(1, 9);
    expect(pausedDays(request, 'months', smallOffice, now)).toBeCloseTo(4, 9);
  });

  it('tell the age in working days, nothing for what lies ahead', () => {
    const request = officeRequest('mail', '2026-05-22T09:00:00+02:00');
    expect(requestAge(request, smallOffice, '2026-05-26T09:00:00+02:00')).toBeCloseTo(1, 9);
    expect(requestAge(request, smallOffice, '2026-05-22T08:00:00+02:00')).toBe(0);
    const closed = officeRequest('mail', '2026-05-22T09:00:00+02:00', [['2026-05-22T21:00:00+02:00', 'closed']]);
    expect(requestAge(closed, smallOffice, now)).toBeCloseTo(0.5, 9);
  });
});

describe('the commitment that counts', () => {
  const all = [
    commitment('', '', 9),
    commitment('mail', '', 8),
    commitment('', 'permit', 7),
    commitment('mail', 'permit', 6),
  ];
  const countFor = (channel: 'mail' | 'email', reasonId: string, list = all) =>
    commitmentFor(list, { channel, reasonId })?.count;

  it('has the most conditions, a reason before a channel', () => {
    expect(countFor('mail', 'permit')).toBe(6);
    expect(countFor('email', 'permit')).toBe(7);
    expect(countFor('mail', 'birth')).toBe(8);
    expect(countFor('email', 'birth')).toBe(9);
    expect(countFor('mail', 'permit', all.slice(1, 3))).toBe(7);
    expect(countFor('email', 'birth', all.slice(1))).toBeUndefined();
  });

  it('is the same whatever the order of the settings', () => {
    const twins = [commitment('mail', '', 3, 'workingDays', 'b'), commitment('mail', '', 4, 'workingDays', 'a')];
    expect(countFor('mail', 'birth', twins)).toBe(4);
    expect(countFor('mail', 'birth', twins.toReversed())).toBe(4);
  });
});
